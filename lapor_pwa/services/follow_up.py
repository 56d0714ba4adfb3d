"""What officers do with a report. Every change leaves a line in its history."""

from uuid import UUID

from sqlalchemy.orm import Session

from lapor_pwa.db import queries
from lapor_pwa.db.models import Event, Officer, ServiceRequest, Transcript, now
from lapor_pwa.domain.request_status import Status, check_change
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services.standing import spoken_language
from locales import CODES, N_

ANSWER_LETTERS = 5_000


def change_status(
    session: Session,
    officer: Officer,
    request_id: UUID,
    status: Status | str,
    answer: str | None = None,
    reason: str | None = None,
    answer_language: str | None = None,
) -> Event:
    """Move a report on, with words for its reporter (``answer``) and a note for colleagues (``reason``).

    ``answer_language`` decides which voice reads the answer aloud; the reporter's own when not said.

    Raises:
        NotFound: There is no such report.
        InvalidInput: ``answer_too_long``, ``unknown_status``, ``unknown_language``.
        LaporError: The status cannot follow the present one, or the reporter is owed an answer.
    """
    answer, reason = _tidy(answer, "answer"), _tidy(reason, "reason")
    request = _locked(session, request_id)
    if status not in set(Status):
        raise InvalidInput("unknown_status", N_("Choose a status from the list."), "status")
    language = answer_language or request.locale
    if language not in CODES:
        raise InvalidInput("unknown_language", N_("Choose a language from the list."), "answer_language")
    check_change(Status(request.status), Status(status), answer)
    request.status = Status(status)
    request.updated_at = now()
    event = Event(
        request_id=request.id,
        at=request.updated_at,
        status=request.status,
        actor="officer",
        officer_id=officer.id,
        answer=answer,
        answer_language=language if answer else None,
        reason=reason,
    )
    return queries.add_event(session, event)


def correct_transcript(session: Session, officer: Officer, request_id: UUID, text: str) -> Transcript:
    """Keep what an officer heard beside what the machine wrote; both stay.

    Raises:
        NotFound: There is no such report.
        InvalidInput: ``answer_too_long``.
        LaporError: ``transcript_approved``: the reporter knows best what they said.
    """
    text = _tidy(text, "transcript") or ""
    request = _locked(session, request_id)
    if request.transcript_approved_at:
        raise LaporError(
            "transcript_approved",
            N_("The reporter has confirmed these words. They stay as they are. Use the note for colleagues."),
            409,
        )
    if request.transcription != "none":
        request.transcription = "done"
    request.updated_at = now()
    transcript = Transcript(
        request_id=request.id, text=text, officer_id=officer.id, language=spoken_language(request)
    )
    return queries.add_transcript(session, transcript)


def _locked(session: Session, request_id: UUID) -> ServiceRequest:
    request = queries.lock_request(session, request_id)
    if request is None:
        raise NotFound
    return request


def _tidy(text: str | None, field: str) -> str | None:
    """Take off what PostgreSQL cannot keep (NUL, half characters) and the space around."""
    clean = (text or "").replace("\0", "").encode(errors="ignore").decode().strip()
    if len(clean) > ANSWER_LETTERS:
        raise InvalidInput(
            "answer_too_long",
            N_("Please write less: at most {letters} letters."),
            field,
            letters=ANSWER_LETTERS,
        )
    return clean or None
