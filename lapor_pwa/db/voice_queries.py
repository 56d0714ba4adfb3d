"""Questions about voices: which have to be masked, which destroyed."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from lapor_pwa.db.models import Attachment, ServiceRequest

_VOICE = and_(Attachment.role == "voice", Attachment.state == "stored", Attachment.stored_sha256.is_not(None))
_TO_MASK = and_(
    _VOICE, ServiceRequest.mask_voice, Attachment.masked_sha256.is_(None), Attachment.problem.is_(None)
)
# One that cannot be masked is heard by nobody, so it need not wait.
_TO_DESTROY = and_(
    _VOICE,
    ServiceRequest.destroy_voice,
    ServiceRequest.transcript_approved_at.is_not(None),
    or_(
        ServiceRequest.mask_voice.is_(False),
        Attachment.masked_sha256.is_not(None),
        Attachment.problem.is_not(None),
    ),
)


def voice_to_mask(session: Session, request_id: UUID) -> Attachment | None:
    """Return a report's voice if a masked one is wanted and not there yet."""
    return _voice(session, request_id, _TO_MASK)


def voice_to_destroy(session: Session, request_id: UUID) -> Attachment | None:
    """Return a report's voice if its original has to go now."""
    return _voice(session, request_id, _TO_DESTROY)


def requests_to_mask(session: Session, limit: int) -> list[UUID]:
    """Return reports whose voice has to be masked, the oldest first."""
    return _requests(session, _TO_MASK, limit)


def requests_to_destroy(session: Session, limit: int) -> list[UUID]:
    """Return reports whose original voice has to go, the oldest first."""
    return _requests(session, _TO_DESTROY, limit)


def references(session: Session, sha256: str) -> int:
    """Return how many files of reports are kept as this very content."""
    refers = or_(Attachment.stored_sha256 == sha256, Attachment.masked_sha256 == sha256)
    return session.scalar(select(func.count()).select_from(Attachment).where(refers)) or 0


def _voice(session: Session, request_id: UUID, which: ColumnElement[bool]) -> Attachment | None:
    query = select(Attachment).join(ServiceRequest).where(ServiceRequest.id == request_id, which)
    return session.scalar(query.limit(1))


def _requests(session: Session, which: ColumnElement[bool], limit: int) -> list[UUID]:
    query = select(ServiceRequest.id).join(Attachment).where(which).order_by(ServiceRequest.requested_at)
    return list(session.scalars(query.limit(limit)))
