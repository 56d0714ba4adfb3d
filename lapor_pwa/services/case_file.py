"""A report as it lies on an officer's desk: everything this officer may see of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor_pwa.db.models import Event, Officer, ServiceRequest, Transcript
from lapor_pwa.domain.privacy import visible_contact
from lapor_pwa.domain.regions import place_name
from lapor_pwa.domain.request_status import Status, next_statuses
from lapor_pwa.domain.transcript_answers import TranscriptAnswer, answer_in
from lapor_pwa.services import standing
from lapor_pwa.services.heard import Piece, pieces
from lapor_pwa.services.hearing import hearable
from lapor_pwa.services.tracking import language_of


@dataclass(frozen=True)
class Heard:
    """One version of what was said.

    Attributes:
        officer: Who listened; empty for the machine.
        pieces: All of the text in its order; an officer's is one piece.
        made_with: The machine's model and settings, by name; empty for an officer.
    """

    text: str
    at: datetime
    officer: str
    language: str
    pieces: tuple[Piece, ...]
    made_with: dict[str, str]


@dataclass(frozen=True)
class FileView:
    """A sound or photo of the report; it can be fetched once its state is ``stored``.

    Attributes:
        hearable: Of a voice: ``yes``, ``soon`` (it is being masked), ``never``, ``destroyed``.
    """

    id: UUID
    role: str
    state: str
    seconds: float | None
    hearable: str


@dataclass(frozen=True)
class Step:
    """One line of the report's history.

    Attributes:
        officer: Who did it; empty when it was the reporter or the system.
        answer: Words for the reporter.
        language: The answer's.
        reason: Note for colleagues.
        about: What the reporter said of the words written down for them, if that is what the line is about.
    """

    at: datetime
    status: str
    actor: str
    officer: str
    answer: str
    language: str
    reason: str
    about: TranscriptAnswer | None


@dataclass(frozen=True)
class CaseFile:
    """A report as an officer may see it.

    Attributes:
        contact: ``None`` when there is none or it is not for this officer.
        heard: Every version of the transcript, the oldest first; the last one counts.
        spoken_language: BCP 47 code of what was spoken, as the reporter says.
        masked: Whether officers hear the voice changed only.
        not_again: Code for why the machine cannot write the recording down once more; empty when it can.
        may_become: Statuses that may follow now.
    """

    number: str
    locale: str
    request_type: str
    status: str
    requested_at: datetime
    text: str | None
    place: str | None
    address: str | None
    occurred_on: date | None
    anonymous: bool
    confidential: bool
    contact: str | None
    transcription: str
    spoken_language: str
    masked: bool
    approved_at: datetime | None
    not_again: str
    heard: tuple[Heard, ...]
    files: tuple[FileView, ...]
    history: tuple[Step, ...]
    may_become: tuple[Status, ...]


def case_file(request: ServiceRequest, officer: Officer) -> CaseFile:
    """Return a report, loaded with everything, as far as this officer may know it."""
    return CaseFile(
        number=request.number,
        locale=request.locale,
        request_type=request.request_type,
        status=request.status,
        requested_at=request.requested_at,
        text=request.text,
        place=place_name(request.jurisdiction_id),
        address=request.address,
        occurred_on=request.occurred_on,
        anonymous=request.anonymous,
        confidential=request.confidential,
        contact=visible_contact(request.contact, anonymous=request.anonymous, role=officer.role),
        transcription=request.transcription,
        spoken_language=standing.spoken_language(request),
        masked=request.mask_voice,
        approved_at=request.transcript_approved_at,
        not_again=standing.why_not_again(request) or "",
        heard=tuple(_heard(version) for version in request.transcripts),
        files=tuple(
            FileView(each.id, each.role, each.state, each.seconds, hearable(request, each))
            for each in request.attachments
        ),
        history=tuple(_step(event, request) for event in request.events),
        may_become=next_statuses(Status(request.status)),
    )


def _heard(version: Transcript) -> Heard:
    made_with = {"model": version.model, **(version.settings or {})} if version.model else {}
    return Heard(
        text=version.text,
        at=version.at,
        officer=version.officer.name if version.officer else "",
        language=version.language or "",
        pieces=pieces(version),
        made_with={name: str(value) for name, value in made_with.items()},
    )


def _step(event: Event, request: ServiceRequest) -> Step:
    about = answer_in(event.actor, event.reason)
    return Step(
        at=event.at,
        status=event.status,
        actor=event.actor,
        officer=event.officer.name if event.officer else "",
        answer=event.answer or "",
        language=language_of(event, request),
        reason="" if about else event.reason or "",
        about=about,
    )
