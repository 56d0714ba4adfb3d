"""Whose voice is to be disguised is heard by no officer, of no rank; and an original can be destroyed.

The rows say what is still to be done; the queue only says "now". Every step may be cut off and done again:
the masked sound is in the store before its row says so, the original leaves the disk before its row says so.
"""

import hashlib
import logging
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from lapor_pwa.db import blobs, queries, voice_queries
from lapor_pwa.db.models import Attachment, ServiceRequest, now
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services.hearing import hearable
from lapor_pwa.services.masked_sound import MEDIA_TYPE, mask_apart, voice_key
from lapor_pwa.services.media import stored_path
from lapor_pwa.settings import Settings
from locales import N_

SWEEP_LIMIT = 100
PREVIEWS = 8
"""Recordings that wait to be heard disguised before they are sent; more would take too much memory."""

_REFUSED: dict[str, tuple[str, str]] = {
    "soon": (
        "voice_being_masked",
        N_("The disguised voice is being made. Please try again in a minute."),
    ),
    "never": (
        "voice_cannot_be_heard",
        N_("This voice cannot be disguised, so nobody may listen to it. Please read the text."),
    ),
    "destroyed": (
        "voice_destroyed",
        N_("The reporter had this voice deleted. Please read the text."),
    ),
}

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class OfficerFile:
    """What an officer may fetch: the name of its content in the store, and what it is."""

    sha256: str
    media_type: str


def officer_file(session: Session, attachment_id: UUID) -> OfficerFile:
    """Return what an officer gets for a file of a report: of a voice to be masked, only the masked one.

    Raises:
        NotFound: There is no such file, or it has not arrived.
        LaporError: ``voice_being_masked``, ``voice_cannot_be_heard``, ``voice_destroyed`` (all 409).
    """
    found = session.get(Attachment, attachment_id)
    if found is None or found.state != "stored":
        raise NotFound
    if found.masked_sha256:
        return OfficerFile(found.masked_sha256, MEDIA_TYPE)
    problem = _REFUSED.get(hearable(found.request, found)) if found.role == "voice" else None
    if problem:
        raise LaporError(*problem, 409)
    if found.stored_sha256 is None:
        raise NotFound
    return OfficerFile(found.stored_sha256, found.stored_media_type or "")


def mask_request(engine: Engine, settings: Settings, request_id: UUID) -> None:
    """Make the masked sound of a report, once. Nothing happens when it is there already or not wanted.

    Raises:
        LaporError: ``server_busy``: not now; the sweep comes back to it.
    """
    with reading(engine) as session:
        voice = voice_queries.voice_to_mask(session, request_id)
        if voice is None:
            return
        content = stored_path(settings, voice).read_bytes()
        key = voice_key(settings.secret_key, request_id, voice.sha256)
    try:
        masked = mask_apart(content, key)
    except InvalidInput as problem:
        log.warning("The voice of report %s cannot be masked: %s", request_id, problem.code)
        _mark(engine, request_id, problem=problem.code)
        return
    with blobs.held(settings.attachments_dir):
        _mark(engine, request_id, masked=blobs.put(settings.attachments_dir, masked))


def preview(settings: Settings, submission_id: UUID, recording: bytes) -> bytes:
    """Return a recording as officers would hear it, if it were sent with this id. Nothing is kept.

    Raises:
        InvalidInput: ``voice_cannot_be_masked``, ``attachment_too_long``, ``attachment_unreadable``.
        LaporError: ``server_busy``.
    """
    sha256 = hashlib.sha256(recording).hexdigest()
    return mask_apart(recording, voice_key(settings.secret_key, submission_id, sha256))


def destroy_original(session: Session, settings: Settings, request: ServiceRequest) -> None:
    """Once this transaction is on the disk, destroy the original voice, if that is wanted and approved.

    A masked voice has to be there before; until then, and after a kill, the sweep finishes it.
    """
    engine, request_id = cast(Engine, session.get_bind()), request.id
    event.listen(
        session, "after_commit", lambda _: _destroy_or_leave(engine, settings, request_id), once=True
    )


def destroy_approved(engine: Engine, settings: Settings, request_id: UUID) -> None:
    """Take the original off the disk unless another report has the very same, then say so in its row."""
    with blobs.held(settings.attachments_dir, to_remove=True), writing(engine) as session:
        if queries.lock_request(session, request_id) is None:
            return
        voice = voice_queries.voice_to_destroy(session, request_id)
        if voice is None or voice.stored_sha256 is None:
            return
        if voice_queries.references(session, voice.stored_sha256) == 1:
            blobs.remove(settings.attachments_dir, voice.stored_sha256)
        voice.stored_sha256, voice.destroyed_at = None, now()


def sweep(engine: Engine, settings: Settings) -> None:
    """Do what the queue forgot, or what a kill cut off."""
    with reading(engine) as session:
        to_mask = voice_queries.requests_to_mask(session, SWEEP_LIMIT)
        to_destroy = voice_queries.requests_to_destroy(session, SWEEP_LIMIT)
    for request_id in to_mask:
        try:
            mask_request(engine, settings, request_id)
        except Exception as error:
            log.error("Masking report %s failed: %s", request_id, type(error).__name__)
    for request_id in to_destroy:
        _destroy_or_leave(engine, settings, request_id)


def _destroy_or_leave(engine: Engine, settings: Settings, request_id: UUID) -> None:
    try:
        destroy_approved(engine, settings, request_id)
    except Exception as error:
        log.error("Destroying the voice of report %s waits: %s", request_id, type(error).__name__)


def _mark(engine: Engine, request_id: UUID, *, masked: str | None = None, problem: str | None = None) -> None:
    with writing(engine) as session:
        request = queries.lock_request(session, request_id)
        voice = voice_queries.voice_to_mask(session, request_id)
        if request is None or voice is None:
            return
        voice.masked_sha256, voice.problem = masked, problem
        request.updated_at = now()
