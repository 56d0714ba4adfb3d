"""Reads what CTranslate2 needs of a model, all of it from this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from speech.checksums import file_sha256
from speech.errors import WeightsMissing
from speech.weights import packaged

# faster-whisper fetches from a hub what it is not handed; only the tokenizer is one of those.
_SMALL_FILES = (
    "config.json",
    "tokenizer.json",
    "vocabulary.json",
    "vocabulary.txt",
    "preprocessor_config.json",
)


@dataclass(frozen=True)
class ModelFiles:
    """A model as faster-whisper takes it from memory.

    Attributes:
        content: By name; ``model.bin`` and the small files beside it.
        sha256: Of ``model.bin``.
    """

    content: Mapping[str, bytes]
    sha256: str


def read_files(weights: str) -> ModelFiles:
    """Read a directory with ``model.bin``, or the installed packages that hold the weights of that name.

    Raises:
        WeightsMissing: There are none, or without ``tokenizer.json``.
    """
    folder = Path(weights).expanduser()
    parts = (folder / "model.bin",) if (folder / "model.bin").is_file() else packaged(weights)
    beside = parts[0].parent if parts else folder
    small = {name: beside / name for name in _SMALL_FILES if (beside / name).is_file()}
    if not parts or "tokenizer.json" not in small:
        raise WeightsMissing(f"no model.bin for CTranslate2 with its tokenizer.json in {weights!r}")
    content = {name: file.read_bytes() for name, file in small.items()}
    content["model.bin"] = b"".join(part.read_bytes() for part in parts)
    return ModelFiles(content, file_sha256(*parts))
