"""Files that reports consist of, named by the hash of their content.

A file appears under its name complete or not at all, and is on the disk, name and content, before anybody
is told that it is stored.
"""

import contextlib
import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ARRIVING_SECONDS = 3600
"""No file takes so long to write: what is older was left by a kill."""
_ARRIVING = ".arriving-"


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the content with this hash is or would be."""
    return folder / sha256[:2] / sha256


def put(folder: Path, content: bytes) -> str:
    """Keep ``content`` and return its sha256. Keeping the same content again changes nothing."""
    sha256 = hashlib.sha256(content).hexdigest()
    path = path_of(folder, sha256)
    make_folder(path.parent)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=_ARRIVING)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return sha256


def remove(folder: Path, sha256: str) -> None:
    """Take a content off the disk, safe from a power cut; nothing happens when it is gone already."""
    path = path_of(folder, sha256)
    if path.exists():
        path.unlink()
        sync_folder(path.parent)


def remove_halves(folder: Path) -> None:
    """Take off the disk what a kill left in the middle of `put`: no row refers to it."""
    for path in folder.glob(f"*/{_ARRIVING}*"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > ARRIVING_SECONDS:
                path.unlink()


@contextmanager
def held(folder: Path, *, to_remove: bool = False) -> Iterator[None]:
    """Keep contents from being removed between `put` and the row that refers to them.

    Any number may keep at once; who wants to ``remove`` waits for them and is alone, among all processes.
    """
    make_folder(folder)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if to_remove else fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and its parents, readable by this program only and safe from a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Put the names in ``folder`` on the disk; syncing a file does not sync its name (fsync(2), Linux)."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
