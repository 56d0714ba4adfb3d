"""The contestants. Each takes samples and a language and gives the text; all are told the language."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from speech.languages import find_language

Engine = Callable[[np.ndarray, str], dict[str, str]]
"""Gives ``text`` as people would see it, and where an engine has it ``raw``: before figures and names are
written as Indonesians write them."""

NAMES = ("stock", "stock-beam5", "ours", "ct2")
"""openai-whisper as it comes (greedy), the same with five beams, our pipeline around its model, and
faster-whisper, int8 with five beams."""


def make(name: str, cache: Path, threads: int) -> Engine:
    """Load the engine of that name, from one and the same weights."""
    return {"stock": _stock, "stock-beam5": _stock_beams, "ours": _ours, "ct2": _ct2}[name](cache, threads)


def _stock(cache: Path, threads: int, **options: Any) -> Engine:
    import torch
    import whisper

    from speech import weights

    torch.set_num_threads(threads)
    model = whisper.load_model(str(weights.find("base", cache)), device="cpu")

    def write(samples: np.ndarray, language: str) -> dict[str, str]:
        return {
            "text": str(model.transcribe(samples, language=_code(language), fp16=False, **options)["text"])
        }

    return write


def _stock_beams(cache: Path, threads: int) -> Engine:
    return _stock(cache, threads, beam_size=5)


def _ours(cache: Path, threads: int) -> Engine:
    from speech import weights
    from speech.engine.pipeline import WhisperTranscriber
    from speech.written import write

    engine = WhisperTranscriber(weights.find("base", cache), threads=threads, written=False)

    def both(samples: np.ndarray, language: str) -> dict[str, str]:
        heard = engine.transcribe(samples, language)
        words = [word.text for segment in heard.segments for word in write(segment.words, language)]
        return {"text": " ".join(words), "raw": heard.text}

    return both


def _ct2(cache: Path, threads: int) -> Engine:
    from faster_whisper import WhisperModel

    from speech.ct2_files import read_files

    files = dict(read_files("base").content)
    model = WhisperModel("base", files=files, device="cpu", compute_type="int8", cpu_threads=threads)

    def write(samples: np.ndarray, language: str) -> dict[str, str]:
        pieces, _ = model.transcribe(samples, language=_code(language), beam_size=5)
        return {"text": "".join(piece.text for piece in pieces)}

    return write


def _code(language: str) -> str:
    row = find_language(language)
    assert row
    assert row.whisper
    return row.whisper
