"""Reads a folder of recordings with its ``manifest.jsonl``."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech.decode import RATE, decode

HERE = Path(__file__).parent
SPEECH, SOUNDS = HERE / "speech", HERE / "sounds"
LONGEST = 200.0


@dataclass(frozen=True, eq=False)
class Clip:
    """A recording and what is said in it.

    Attributes:
        name: The file's, without its ending.
        language: BCP 47 code; empty when nobody speaks.
        transcript: What is said; empty when nobody speaks.
        samples: Mono float32 at 16 kHz.
    """

    name: str
    language: str
    transcript: str
    samples: np.ndarray

    @property
    def seconds(self) -> float:
        return self.samples.size / RATE


def load(folder: Path) -> list[Clip]:
    """Return the clips that ``folder/manifest.jsonl`` names: one JSON object a line, with ``file``,
    ``language`` and ``transcript``. Any kind of file that people may send us will do.
    """
    rows = [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines() if line.strip()]
    return [
        Clip(
            Path(row["file"]).stem, row["language"], row["transcript"], decode(folder / row["file"], LONGEST)
        )
        for row in rows
    ]
