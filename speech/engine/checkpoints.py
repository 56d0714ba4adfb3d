"""Checkpoints in openai-whisper's format: which it knows, fetching them, writing them, reading them."""

from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING

import numpy as np

from speech.errors import WeightsMissing

if TYPE_CHECKING:
    from whisper.model import Whisper


def known_names() -> list[str]:
    """Return the names of models that openai-whisper can download."""
    import whisper

    return whisper.available_models()


def download(name: str, folder: Path) -> Path:
    """Let openai-whisper download a model it knows by name (once) and check its hash; return the file.

    Raises:
        WeightsMissing: The download failed or came out damaged.
    """
    import whisper

    try:
        # Public `load_model` would also build the model, for which this process may have no memory.
        return Path(str(whisper._download(whisper._MODELS[name], str(folder), in_memory=False)))
    except (OSError, RuntimeError) as error:
        raise WeightsMissing(f"Whisper model {name!r} could not be downloaded") from error


def save_checkpoint(dims: dict[str, int], state: dict[str, np.ndarray], path: Path) -> None:
    """Write a checkpoint that ``whisper.load_model`` reads, after checking that no tensor is missing or odd.

    Raises:
        WeightsMissing: The tensors do not make up a whole Whisper model.
    """
    import torch
    import whisper

    tensors = {name: torch.from_numpy(value.copy()) for name, value in state.items()}
    try:
        whisper.model.Whisper(whisper.model.ModelDimensions(**dims)).load_state_dict(tensors)
    except (RuntimeError, TypeError) as error:
        raise WeightsMissing("the weights do not make up a whole Whisper model") from error
    torch.save({"dims": dims, "model_state_dict": tensors}, path)


def load(path: Path, device: str) -> "Whisper":
    """Load a checkpoint, or a file of the format, into a model on ``device``.

    Raises:
        WeightsMissing: The file cannot be loaded.
    """
    import whisper

    try:
        return whisper.load_model(str(path), device=device)
    except (OSError, RuntimeError, LookupError, TypeError, ValueError, EOFError, UnpicklingError) as error:
        raise WeightsMissing(f"{path} is not a Whisper checkpoint") from error
