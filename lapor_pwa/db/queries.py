"""Questions asked of the database. Lists that people page through continue after the last row seen."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_, update
from sqlalchemy.orm import Session, selectinload

from lapor_pwa.db.models import Attachment, Event, ServiceRequest, Transcript


@dataclass(frozen=True)
class PageKey:
    """The last row of a page: the next page starts after it, however much has come in meanwhile."""

    requested_at: datetime
    id: UUID


def list_requests(
    session: Session, *, status: str | None = None, after: PageKey | None = None, limit: int = 50
) -> list[ServiceRequest]:
    """Return the newest reports first, ``limit`` of them, those after ``after`` when given."""
    query = select(ServiceRequest).order_by(ServiceRequest.requested_at.desc(), ServiceRequest.id.desc())
    if status:
        query = query.where(ServiceRequest.status == status)
    if after:
        newest = tuple_(ServiceRequest.requested_at, ServiceRequest.id)
        query = query.where(newest < (after.requested_at, after.id))
    return list(session.scalars(query.limit(limit).options(selectinload(ServiceRequest.attachments))))


def page_key(request: ServiceRequest) -> PageKey:
    """Return the key to continue after ``request``."""
    return PageKey(request.requested_at, request.id)


def request_with_everything(session: Session, request_id: UUID) -> ServiceRequest | None:
    """Return a report with attachments, history and transcripts, all usable after the session."""
    query = select(ServiceRequest).where(ServiceRequest.id == request_id)
    return session.scalar(query.options(*_everything()))


def request_by_number(session: Session, number: str) -> ServiceRequest | None:
    """Return a report by its number, with everything loaded."""
    query = select(ServiceRequest).where(ServiceRequest.number == number)
    return session.scalar(query.options(*_everything()))


def secret_hash(session: Session, number: str) -> str | None:
    """Return what a report's secret is compared with."""
    return session.scalar(select(ServiceRequest.secret_sha256).where(ServiceRequest.number == number))


def lock_request(session: Session, request_id: UUID) -> ServiceRequest | None:
    """Return a report that nobody else can change until this transaction ends.

    SQLite ignores FOR UPDATE; there the whole write transaction is alone (`session.writing`).
    """
    query = select(ServiceRequest).where(ServiceRequest.id == request_id).with_for_update()
    return session.scalar(query.execution_options(populate_existing=True))


def pending_transcriptions(session: Session, limit: int) -> list[UUID]:
    """Return reports whose sound is there and not yet written down; those tried least, then the oldest."""
    query = (
        select(ServiceRequest.id)
        .join(Attachment)
        .where(
            ServiceRequest.transcription == "pending",
            Attachment.role == "voice",
            Attachment.state == "stored",
        )
        .order_by(ServiceRequest.transcription_attempts, ServiceRequest.requested_at)
    )
    return list(session.scalars(query.limit(limit)))


def begin_transcription(session: Session, request_id: UUID) -> int | None:
    """Count an attempt and return how many there were; ``None`` when there is nothing to do any more."""
    query = (
        update(ServiceRequest)
        .where(ServiceRequest.id == request_id, ServiceRequest.transcription == "pending")
        .values(transcription_attempts=ServiceRequest.transcription_attempts + 1)
        .returning(ServiceRequest.transcription_attempts)
    )
    return session.scalar(query)


def waiting_for_a_person(session: Session, language: str, limit: int) -> list[ServiceRequest]:
    """Return reports whose sound a person has to write down, the oldest first; all languages when empty."""
    query = select(ServiceRequest).where(_needs_a_person()).order_by(ServiceRequest.requested_at)
    if language:
        query = query.where(_spoken_language() == language)
    return list(session.scalars(query.limit(limit).options(*_everything())))


def waiting_by_language(session: Session) -> dict[str, int]:
    """Return how many reports `waiting_for_a_person` there are, by language."""
    language = _spoken_language().label("language")
    query = select(language, func.count()).where(_needs_a_person()).group_by(language).order_by(language)
    return {code: count for code, count in session.execute(query)}  # noqa: C416


def take_back_transcription(session: Session, request_id: UUID) -> None:
    """Take back an attempt that never was one: nobody listened."""
    query = update(ServiceRequest).where(
        ServiceRequest.id == request_id, ServiceRequest.transcription_attempts > 0
    )
    session.execute(query.values(transcription_attempts=ServiceRequest.transcription_attempts - 1))


def add_event(session: Session, event: Event) -> Event:
    """Add to a report's history. The caller holds the report's lock."""
    event.position = _count(session, Event, event.request_id)
    session.add(event)
    return event


def add_transcript(session: Session, transcript: Transcript) -> Transcript:
    """Add a report's newest transcript. The caller holds the report's lock."""
    transcript.position = _count(session, Transcript, transcript.request_id)
    session.add(transcript)
    return transcript


def _spoken_language() -> ColumnElement[str]:
    return func.coalesce(ServiceRequest.spoken_language, ServiceRequest.locale)


def _needs_a_person() -> ColumnElement[bool]:
    # A voice that cannot be masked (it has a problem) is heard by nobody when it was to be masked.
    unmasked = and_(
        Attachment.stored_sha256.is_not(None),
        or_(ServiceRequest.mask_voice.is_(False), Attachment.problem.is_(None)),
    )
    to_be_heard = or_(unmasked, Attachment.masked_sha256.is_not(None))
    voice = and_(Attachment.role == "voice", Attachment.state == "stored", to_be_heard)
    return and_(ServiceRequest.transcription == "audio_only", ServiceRequest.attachments.any(voice))


def _count(session: Session, table: type[Event] | type[Transcript], request_id: UUID) -> int:
    query = select(func.count()).select_from(table).where(table.request_id == request_id)
    return session.scalar(query) or 0


def _everything() -> tuple:
    request = ServiceRequest
    return (
        selectinload(request.attachments),
        selectinload(request.events).joinedload(Event.officer),
        selectinload(request.transcripts).joinedload(Transcript.officer),
    )
