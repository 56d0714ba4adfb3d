"""Where the socket lies. Its path may have 107 bytes (unix(7)); folders of data may be deeper."""

import hashlib
import os
import tempfile
from pathlib import Path

LONGEST_PATH = 107
_NAME = "speech.sock"


def socket_path(data_dir: Path) -> Path:
    """Return where the host of this folder of data listens: in it, or in a short folder of its own."""
    path = Path(os.path.abspath(data_dir)) / _NAME  # noqa: PTH100 - Path.resolve would follow links
    if len(os.fsencode(path)) <= LONGEST_PATH:
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    folder = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
    return Path(folder) / f"lapor-{os.geteuid()}-{digest}" / _NAME


def make_folder(path: Path) -> None:
    """Make the socket's folder, closed to everybody else.

    Raises:
        PermissionError: It belongs to somebody else, who may have put it there to listen in.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    check_owner(path.parent)


def check_owner(path: Path) -> None:
    """Let pass what belongs to this user.

    Raises:
        PermissionError: It does not.
        FileNotFoundError: There is nothing.
    """
    if path.stat().st_uid != os.geteuid():
        raise PermissionError(f"{path} belongs to somebody else")
