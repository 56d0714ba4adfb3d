"""Take in a report's files, byte by byte, and keep them once they are whole and as promised.

Order of a file's last steps, each safe against being killed right after it: the bytes lie in the upload;
the content is in the store, on the disk; the row says ``stored``; the upload is removed. Whoever comes back
finds out where it stopped and does the rest.
"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from lapor_pwa.db import blobs, queries
from lapor_pwa.db.models import Attachment, now
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services import partial_files
from lapor_pwa.services.confinement import examine_apart
from lapor_pwa.services.examination import Examined
from lapor_pwa.services.partial_files import OffsetConflict
from lapor_pwa.services.room import check_room
from lapor_pwa.services.tracking import find_request
from lapor_pwa.settings import Settings
from locales import N_

MISSING, STORED, REJECTED = "missing", "stored", "rejected"
HASH_MISMATCH = "attachment_hash_mismatch"


@dataclass(frozen=True)
class Upload:
    """A promised file, as the upload needs to know it.

    Attributes:
        state: As it was when the upload was looked up.
        problem: Code of the reason why it was rejected.
        to_mask: Officers hear it masked only.
    """

    request_id: UUID
    attachment_id: UUID
    locale: str
    role: str
    sha256: str
    size_bytes: int
    state: str
    problem: str | None
    to_mask: bool


def find_upload(session: Session, number: str, secret: str, sha256: str) -> Upload:
    """Return the upload for a file that this report promised.

    Raises:
        NotFound: No such report, not its secret, or not one of its files.
    """
    request = find_request(session, number, secret)
    for each in request.attachments:
        if each.sha256 == sha256:
            return _upload(each, request.locale)
    raise NotFound


def offset(engine: Engine, settings: Settings, upload: Upload) -> int:
    """Return how many bytes are safely on the disk; a file that is whole is stored on the way.

    Raises:
        InvalidInput: What `finish` raises, or the file was rejected before.
    """
    _refuse_rejected(upload)
    if upload.state == STORED:
        return upload.size_bytes
    end = partial_files.settle(part_path(settings, upload))
    if end == upload.size_bytes:
        return finish(engine, settings, upload)
    # No file: nothing came yet, or another connection has just stored it.
    return end or _finished_by_another(engine, upload)


def append_bytes(settings: Settings, upload: Upload, at: int, piece: bytes) -> int:
    """Add bytes at offset ``at`` and return the new end, not to be told before `offset` has said so.

    Raises:
        LaporError: ``upload_offset`` (409): the file is not at this offset; ``no_room`` (503).
        InvalidInput: ``attachment_too_large`` (413), ``attachment_…`` for a rejected file.
    """
    _refuse_rejected(upload)
    check_room(settings)
    if at + len(piece) > upload.size_bytes:
        raise too_many_bytes(upload)
    if upload.state == STORED:
        raise wrong_offset()
    try:
        return partial_files.append(part_path(settings, upload), at, piece)
    except OffsetConflict as conflict:
        raise wrong_offset() from conflict


def finish(engine: Engine, settings: Settings, upload: Upload) -> int:
    """Check a whole file and keep it; return its length. Doing it twice, or at the same time, does no harm.

    Raises:
        InvalidInput: ``attachment_hash_mismatch``: these are other bytes, the upload starts again from 0;
            ``attachment_unreadable``, ``attachment_too_long`` …: the file is rejected for good.
    """
    path = part_path(settings, upload)
    with partial_files.locked(path, create=False) as descriptor:
        kept_before = _finished_by_another(engine, upload)
        if descriptor is None:
            return kept_before
        if kept_before:
            # A slow connection brought it once more; since then the original may have been destroyed.
            path.unlink()
            return kept_before
        content = os.pread(descriptor, upload.size_bytes, 0)
        if hashlib.sha256(content).hexdigest() != upload.sha256:
            partial_files.start_again(path)
            raise InvalidInput(
                HASH_MISMATCH,
                N_("The file did not arrive as it was sent. It will be sent again."),
                upload.role,
            )
        try:
            examined = examine_apart(upload.role, content)
        except InvalidInput as problem:
            _mark(engine, upload, rejected=problem.code)
            path.unlink()
            raise
        with blobs.held(settings.attachments_dir):
            kept = blobs.put(settings.attachments_dir, examined.content)
            _mark(engine, upload, kept=kept, examined=examined)
        path.unlink()
    return upload.size_bytes


def stored_path(settings: Settings, attachment: Attachment) -> Path:
    """Return where a stored file's content is.

    Raises:
        NotFound: It is not stored.
    """
    if attachment.stored_sha256 is None:
        raise NotFound
    return blobs.path_of(settings.attachments_dir, attachment.stored_sha256)


def remove_leftovers(engine: Engine, settings: Settings) -> None:
    """Remove what a kill left behind: uploads whose files are stored or rejected, and halves of files."""
    blobs.remove_halves(settings.attachments_dir)
    for path in settings.uploads_dir.glob("*.part"):
        with reading(engine) as session:
            attachment = session.get(Attachment, UUID(path.stem))
        if attachment is None or attachment.state != MISSING:
            path.unlink(missing_ok=True)


def part_path(settings: Settings, upload: Upload) -> Path:
    """Return where an upload's bytes gather."""
    return settings.uploads_dir / f"{upload.attachment_id}.part"


def too_many_bytes(upload: Upload) -> InvalidInput:
    """Say that more came than was promised."""
    return InvalidInput(
        "attachment_too_large", N_("The file is larger than was announced."), upload.role, status=413
    )


def wrong_offset() -> LaporError:
    """Say that the upload stands elsewhere; asking where and going on from there helps (tus, HEAD)."""
    return LaporError(
        "upload_offset", N_("The file goes on at another place. It will be sent from there."), 409
    )


def _upload(attachment: Attachment, locale: str) -> Upload:
    return Upload(
        attachment.request_id,
        attachment.id,
        locale,
        attachment.role,
        attachment.sha256,
        attachment.size_bytes,
        attachment.state,
        attachment.problem,
        attachment.role == "voice" and attachment.request.mask_voice,
    )


def _refuse_rejected(upload: Upload) -> None:
    if upload.state == REJECTED:
        raise InvalidInput(
            upload.problem or "attachment_unreadable",
            N_("We could not use this file. Your report is safe. Send another file with a new report."),
            upload.role,
        )


def _finished_by_another(engine: Engine, upload: Upload) -> int:
    with reading(engine) as session:
        attachment = session.get_one(Attachment, upload.attachment_id)
        _refuse_rejected(_upload(attachment, upload.locale))
        return upload.size_bytes if attachment.state == STORED else 0


def _mark(
    engine: Engine,
    upload: Upload,
    *,
    rejected: str | None = None,
    kept: str | None = None,
    examined: Examined | None = None,
) -> None:
    with writing(engine) as session:
        request = queries.lock_request(session, upload.request_id)
        attachment = session.get_one(Attachment, upload.attachment_id)
        if request is None or attachment.state != MISSING:
            return
        if rejected:
            attachment.state, attachment.problem = REJECTED, rejected
            if upload.role == "voice":
                request.transcription = "none"
        if examined:
            attachment.state, attachment.stored_sha256, attachment.stored_at = STORED, kept, now()
            attachment.stored_media_type, attachment.seconds = examined.media_type, examined.seconds
        request.updated_at = now()
