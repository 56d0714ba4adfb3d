"""The real weights, converted once for all tests."""

from pathlib import Path

import pytest

from speech import weights
from speech.engine.pipeline import WhisperTranscriber


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="session")
def checkpoint(cache: Path) -> Path:
    return weights.find("base", cache)


@pytest.fixture(scope="session")
def transcriber(checkpoint: Path) -> WhisperTranscriber:
    return WhisperTranscriber(checkpoint, threads=2)
