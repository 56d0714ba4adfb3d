"""Files of a form that is not sent yet, for people without JavaScript: kept beside the form's hidden id.

A staged file's name says all that a submission promises of it, and outlives its bytes, so that a form sent
twice is the same submission twice.
"""

import hashlib
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from lapor_pwa.db.blobs import make_folder, sync_folder
from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import reading
from lapor_pwa.domain.submission import PromisedAttachment
from lapor_pwa.errors import InvalidInput, LaporError
from lapor_pwa.services import media
from lapor_pwa.services.confinement import examine_apart
from lapor_pwa.settings import Settings

KEPT_SECONDS = 7 * 24 * 3600
# Pixels: enough to read a street sign, and always fewer bytes than a photo may have.
LONGEST_SIDE = 2048
_FAMILY = {"voice": "audio", "photo": "image"}


def stage(settings: Settings, form_id: UUID, role: str, contents: Sequence[bytes]) -> None:
    """Keep the form's files of one role, in place of those chosen before.

    Without a script no phone has made its photos smaller, so that is done here.

    Raises:
        InvalidInput: A file is not readable as a sound or photo; nothing is changed then.
    """
    examined = [examine_apart(role, content, LONGEST_SIDE) for content in contents]
    folder = _folder(settings, form_id)
    make_folder(folder)
    for old in folder.glob(f"{role}.*"):
        old.unlink()
    for each in examined:
        sha256 = hashlib.sha256(each.content).hexdigest()
        kind = each.media_type.partition("/")[2]
        (folder / f"{role}.{sha256}.{len(each.content)}.{kind}").write_bytes(each.content)
    sync_folder(folder)


def promised(settings: Settings, form_id: UUID) -> tuple[PromisedAttachment, ...]:
    """Return what the form's files amount to, always in the same order."""
    return tuple(_promise(path) for path in _files(settings, form_id))


def hand_over(engine: Engine, settings: Settings, form_id: UUID, number: str, secret: str) -> str | None:
    """Give the staged bytes to the report they belong to; return the message of a file that was not taken."""
    refused = None
    for path in _files(settings, form_id):
        with reading(engine) as session:
            upload = media.find_upload(session, number, secret, _promise(path).sha256)
        content = path.read_bytes()
        if upload.state == media.MISSING and content:
            try:
                at = media.offset(engine, settings, upload)
                if at < upload.size_bytes:
                    media.append_bytes(settings, upload, at, content[at:])
                media.offset(engine, settings, upload)
            except InvalidInput as problem:
                refused = problem.message
            except LaporError as problem:
                # The same form sent twice at once: the other one is storing this file. Else it stays here.
                if problem.code != media.wrong_offset().code:
                    refused = problem.message
                continue
        path.write_bytes(b"")
    return refused


def forget_old(settings: Settings) -> None:
    """Remove forms that nobody sent within a week: what was not sent is nobody's business."""
    for folder in _staged(settings).glob("*"):
        if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def forget_arrived(engine: Engine, settings: Settings) -> None:
    """Empty the files that their reports have: a kill came between storing one and emptying it here."""
    for folder in _staged(settings).glob("*"):
        form_id = UUID(folder.name)
        with reading(engine) as session:
            request = session.get(ServiceRequest, form_id)
            files = request.attachments if request else []
            arrived = {each.sha256 for each in files if each.state != media.MISSING}
        for path in _files(settings, form_id):
            if _promise(path).sha256 in arrived and path.stat().st_size:
                path.write_bytes(b"")


def _staged(settings: Settings) -> Path:
    return settings.uploads_dir / "forms"


def _folder(settings: Settings, form_id: UUID) -> Path:
    return _staged(settings) / str(form_id)


def _files(settings: Settings, form_id: UUID) -> list[Path]:
    return sorted(_folder(settings, form_id).glob("*.*"))


def _promise(path: Path) -> PromisedAttachment:
    role, sha256, size, kind = path.name.split(".", 3)
    return PromisedAttachment(sha256, f"{_FAMILY[role]}/{kind}", int(size), role)
