"""The files of takes whose words are shown while they are spoken: sound, and notes of what was understood.

They lie in a folder of their own until the phone says that the take is over, or is silent for five minutes.
"""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from lapor_pwa.settings import Settings

ACTIVE_SECONDS = 20
"""A phone that was silent for longer has gone, or has no network: its place is free."""
IDLE_SECONDS = 300


@dataclass(frozen=True)
class Notes:
    """What was understood of a take so far.

    Attributes:
        until: Seconds from the beginning; what was said before is in.
        segments: With ``start`` and ``end`` in seconds, and ``words`` of ``text`` and ``sure``.
    """

    until: float = 0.0
    segments: tuple[dict[str, Any], ...] = ()


def sound_path(settings: Settings, take: UUID) -> Path:
    """Return where a take's bytes gather."""
    return settings.live_dir / f"{take}.part"


def read_notes(settings: Settings, take: UUID) -> Notes:
    """Return what was understood until now; nothing when there is nothing, or it is just being written."""
    try:
        values = json.loads(_notes_path(settings, take).read_bytes())
        return Notes(values["until"], tuple(values["segments"]))
    except (FileNotFoundError, ValueError):
        return Notes()


@contextmanager
def sole_writer(settings: Settings, take: UUID) -> Iterator[int | None]:
    """Hold a take's notes to write into them; gives ``None`` when another request does."""
    descriptor = os.open(_notes_path(settings, take), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield None
    else:
        yield descriptor
    finally:
        os.close(descriptor)


def write_notes(descriptor: int, notes: Notes) -> None:
    """Replace what the held notes say. A take that is over meanwhile does not come back by it."""
    content = json.dumps(asdict(notes)).encode()
    os.pwrite(descriptor, content, 0)
    os.ftruncate(descriptor, len(content))


def remove(settings: Settings, take: UUID) -> None:
    """Remove all of a take."""
    for path in (sound_path(settings, take), _notes_path(settings, take)):
        path.unlink(missing_ok=True)


def remove_idle(settings: Settings) -> None:
    """Remove the takes of phones that have not been heard of for a while."""
    for path, age in _ages(settings, "*"):
        if age > IDLE_SECONDS:
            path.unlink(missing_ok=True)


def count_active(settings: Settings) -> int:
    """Return how many phones are speaking now."""
    return sum(age < ACTIVE_SECONDS for _, age in _ages(settings, "*.part"))


def count_kept(settings: Settings) -> int:
    """Return how many takes have sound on the disk."""
    return sum(1 for _ in settings.live_dir.glob("*.part"))


def _notes_path(settings: Settings, take: UUID) -> Path:
    return settings.live_dir / f"{take}.json"


def _ages(settings: Settings, pattern: str) -> Iterator[tuple[Path, float]]:
    for path in settings.live_dir.glob(pattern):
        try:
            yield path, time.time() - path.stat().st_mtime
        except FileNotFoundError:
            continue  # Its take was over just now.
