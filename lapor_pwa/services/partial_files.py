"""Files still arriving. The bytes on the disk are the truth: nothing else says how far an upload has come.

One upload may be continued by two connections at once, of two processes even, when a phone gives up on a
connection that the server still believes in. So every piece is added under a lock and only where it belongs;
whoever comes second is told that the file has moved on.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lapor_pwa.db.blobs import make_folder, sync_folder


class OffsetConflict(Exception):
    """The file is not as long as the sender believes.

    Attributes:
        offset: How many bytes there are.
    """

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def append(path: Path, offset: int, piece: bytes) -> int:
    """Add ``piece`` at ``offset``, which must be the file's end, and return the new end.

    It is in the file but not yet surely on the disk: call `settle` before telling anybody.

    Raises:
        OffsetConflict: The file ends somewhere else.
    """
    with locked(path, create=offset == 0) as descriptor:
        end = _end(descriptor)
        if end != offset:
            raise OffsetConflict(end)
        if descriptor is None:
            return 0
        rest = memoryview(piece)
        while rest:
            rest = rest[os.pwrite(descriptor, rest, end + len(piece) - len(rest)) :]
        return end + len(piece)


def settle(path: Path) -> int:
    """Put the file on the disk and return how long it is there: the number that may be told to the phone."""
    with locked(path, create=False) as descriptor:
        if descriptor is not None:
            os.fsync(descriptor)
            sync_folder(path.parent)
        return _end(descriptor)


def start_again(path: Path) -> None:
    """Forget the bytes: they were not the promised ones. The caller holds the lock."""
    os.truncate(path, 0)


@contextmanager
def locked(path: Path, *, create: bool) -> Iterator[int | None]:
    """Hold the file for oneself among all threads and processes; gives ``None`` when there is no file.

    The kernel lets go when the holder is killed. ``flock`` and not ``lockf``: the latter's locks belong to
    the process and vanish when any thread closes the file (flock(2), fcntl(2)).
    """
    make_folder(path.parent)
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), 0o600)
        except FileNotFoundError:
            yield None
            return
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # While we waited, the file may have been stored and removed: then this is no longer it.
            if os.fstat(descriptor).st_nlink:
                yield descriptor
                return
        finally:
            os.close(descriptor)


def _end(descriptor: int | None) -> int:
    return 0 if descriptor is None else os.fstat(descriptor).st_size
