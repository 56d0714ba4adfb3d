"""Speech to text against stock Whisper (greedy) on this machine, in this run: time, and wrong words.

Run: ``python -m tests.bench.bench_speech [CACHE_DIR]``. Interleaved; medians of the rounds.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import whisper

from speech import weights
from speech.decode import decode
from speech.engine.pipeline import WhisperTranscriber
from speech.espeak import say
from speech.sound import to_mp3

ROUNDS = 3
SENTENCES = (
    "The street light in front of the market has been broken for two weeks.",
    "The hospital has no clean water since Monday. Patients have to bring their own bottles.",
    "The road in front of the school is broken and the water is rising. Please repair the bridge soon.",
)


def main(cache: Path) -> None:
    """Print ``bench NAME VALUE UNIT`` lines."""
    checkpoint = weights.find("base", cache)
    ours, stock = WhisperTranscriber(checkpoint), whisper.load_model(str(checkpoint), device="cpu")
    voices = [decode(to_mp3(say(sentence, "en")), 200) for sentence in SENTENCES]
    ways: dict[str, Callable[[np.ndarray], str]] = {
        "ours": lambda voice: ours.transcribe(voice, "en").text,
        "stock": lambda voice: str(stock.transcribe(voice, language="en", fp16=False)["text"]),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    wrong = dict.fromkeys(ways, 0)
    for way in ways.values():
        way(voices[0])
    for _ in range(ROUNDS):
        for voice, sentence in zip(voices, SENTENCES, strict=True):
            for name, way in ways.items():
                began = perf_counter()
                text = way(voice)
                seconds[name].append((perf_counter() - began) / (voice.size / 16_000))
                wrong[name] += word_errors(sentence, text)
    words = ROUNDS * sum(len(sentence.split()) for sentence in SENTENCES)
    print(
        f"bench speech_seconds_vs_stock_greedy {median(seconds['ours']) / median(seconds['stock']):.2f} ratio"
    )
    print(f"bench speech_wer_minus_stock_greedy {100 * (wrong['ours'] - wrong['stock']) / words:.1f} points")


def word_errors(expected: str, got: str) -> int:
    """Return the edit distance in words, ignoring case and punctuation."""
    wanted, heard = (
        ["".join(filter(str.isalnum, word)) for word in text.lower().split()] for text in (expected, got)
    )
    row = list(range(len(heard) + 1))
    for number, word in enumerate(wanted, 1):
        before, row[0] = row[0], number
        for column, other in enumerate(heard, 1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (word != other)),
            )
    return row[-1]


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else ".data/weights"))
