"""Look at every part the product needs, and say how to mend what is missing."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from lapor_pwa.db.session import current_revision, head_revision, make_engine
from lapor_pwa.services.jobs import make_huey
from lapor_pwa.settings import Settings
from speech import doctor as speech_doctor
from speech.errors import EngineAway
from speech.host.client import SpeechClient

# Three minutes of voice and three photos are about 2 MB; this is room for some five hundred reports.
ENOUGH_DISK_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Finding:
    """One component's state.

    Attributes:
        name: The component.
        ok: Whether it works.
        detail: What was seen.
        how_to_mend: What to do when it does not.
        optional: Whether the product works, with less, without it.
    """

    name: str
    ok: bool
    detail: str
    how_to_mend: str = ""
    optional: bool = False


def examine(settings: Settings, site: Path) -> list[Finding]:
    """Examine pages, database, queue, storage, disk and speech, in this order."""
    settings.make_data_dir()
    return [
        _pages(site),
        _database(settings),
        _queue(settings),
        *_folders(settings),
        _disk(settings),
        _speech_process(settings),
        *(
            Finding(found.name, found.ok, found.detail, found.how_to_mend, optional=found.optional)
            for found in speech_doctor.check(settings.whisper_model, settings.weights_dir, settings.gtts)
        ),
    ]


def _pages(site: Path) -> Finding:
    built = (site / "sw.js").exists()
    return Finding("pages", built, str(site) if built else "not built", "Run: make build")


def _database(settings: Settings) -> Finding:
    engine = make_engine(settings.sqlalchemy_url)
    try:
        with engine.connect() as connection:
            revision = current_revision(connection)
    except SQLAlchemyError as error:
        return Finding(
            "database", False, type(error).__name__, "Is DATABASE_URL right and the server running?"
        )
    finally:
        engine.dispose()
    detail = f"{engine.dialect.name}, schema {revision}"
    return Finding("database", revision == head_revision(), detail, "Run: .venv/bin/lapor migrate")


def _queue(settings: Settings) -> Finding:
    try:
        waiting = make_huey(settings).pending_count()
    except (OSError, sqlite3.Error) as error:
        mend = "Remove the file: the database knows what is to be done"
        return Finding("queue", False, f"{settings.queue_path}: {error}", mend)
    return Finding("queue", True, f"{settings.queue_path}, {waiting} waiting")


def _folders(settings: Settings) -> Iterator[Finding]:
    folders = {
        "storage": settings.attachments_dir,
        "sound cache": settings.sounds_dir,
    }
    for name, folder in folders.items():
        probe = folder / ".doctor"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            probe.write_bytes(b"ok")
            probe.unlink()
        except OSError as error:
            yield Finding(
                name, False, f"{folder}: {error.strerror}", "Make the folder writable, or set LAPOR_DATA_DIR"
            )
        else:
            yield Finding(name, True, str(folder))


def _speech_process(settings: Settings) -> Finding:
    """Ask the running process; when nothing runs, reports are taken in all the same, and wait."""
    name, mend = "speech process", "Run: .venv/bin/lapor serve, or .venv/bin/lapor speech"
    try:
        found = SpeechClient(settings.speech_socket).status()
    except EngineAway:
        return Finding(name, False, "does not run; reports wait to be written down", mend, optional=True)
    if found.problem:
        return Finding(name, False, f"no model: {found.problem}", "Look at the weights, below", optional=True)
    model = f"{found.model} on {found.device}" if found.model else "loading its model"
    return Finding(name, True, f"{model}, {found.waiting} waiting", mend, optional=True)


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.data_dir).free
    detail = f"{free / 1e9:.1f} GB free"
    return Finding(
        "disk", free > ENOUGH_DISK_BYTES, detail, "Free some room, or set LAPOR_DATA_DIR elsewhere"
    )
