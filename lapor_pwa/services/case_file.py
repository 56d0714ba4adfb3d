"""A report as it lies on an officer's desk: everything this officer may see of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lapor_pwa.db.models import Event, Officer, ServiceRequest, Transcript
from lapor_pwa.domain.privacy import visible_contact
from lapor_pwa.domain.regions import place_name
from lapor_pwa.domain.request_status import Status, next_statuses
from lapor_pwa.services.tracking import language_of

# Of 100 words that the machine is less sure of, 36 and more are wrong (`speech.transcriber.Segment`).
UNSURE = 0.64


@dataclass(frozen=True)
class Piece:
    """Some words of a version, and whether the machine was sure of them."""

    text: str
    sure: bool


@dataclass(frozen=True)
class Heard:
    """One version of what was said.

    Attributes:
        officer: Who listened; empty for the machine.
        pieces: All of the text in its order; an officer's is one piece.
    """

    text: str
    at: datetime
    officer: str
    language: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class FileView:
    """A sound or photo of the report; it can be fetched once its state is ``stored``."""

    id: UUID
    role: str
    state: str
    seconds: float | None


@dataclass(frozen=True)
class Step:
    """One line of the report's history.

    Attributes:
        officer: Who did it; empty when it was the reporter or the system.
        answer: Words for the reporter.
        language: The answer's.
        reason: Note for colleagues.
    """

    at: datetime
    status: str
    actor: str
    officer: str
    answer: str
    language: str
    reason: str


@dataclass(frozen=True)
class CaseFile:
    """A report as an officer may see it.

    Attributes:
        contact: ``None`` when there is none or it is not for this officer.
        heard: Every version of the transcript, the oldest first; the last one counts.
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
        heard=tuple(_heard(version) for version in request.transcripts),
        files=tuple(FileView(each.id, each.role, each.state, each.seconds) for each in request.attachments),
        history=tuple(_step(event, request) for event in request.events),
        may_become=next_statuses(Status(request.status)),
    )


def _heard(version: Transcript) -> Heard:
    officer = version.officer.name if version.officer else ""
    pieces = tuple(Piece(each["text"], each["confidence"] >= UNSURE) for each in version.segments or ())
    return Heard(
        version.text, version.at, officer, version.language or "", pieces or (Piece(version.text, True),)
    )


def _step(event: Event, request: ServiceRequest) -> Step:
    return Step(
        at=event.at,
        status=event.status,
        actor=event.actor,
        officer=event.officer.name if event.officer else "",
        answer=event.answer or "",
        language=language_of(event, request),
        reason=event.reason or "",
    )
