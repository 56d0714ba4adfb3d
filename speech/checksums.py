"""SHA-256 of big files, in constant memory."""

import hashlib
from pathlib import Path


def file_sha256(*parts: Path) -> str:
    """Return the SHA-256, in hex, of ``parts`` joined in this order."""
    digest = hashlib.sha256()
    for part in parts:
        with part.open("rb") as file:
            while piece := file.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()
