"""The race is fair: both sides are spelled alike, and its figures are what they say."""

import numpy as np
import pytest

from tests.bench.speech.figures import row, speedup
from tests.bench.speech.plain_words import plain_words
from tests.bench.speech.race import Turn, timed
from tests.clips.manifest import Clip


@pytest.mark.parametrize(
    ("written", "said", "language"),
    [
        ("Rp250.000", "dua ratus lima puluh ribu rupiah", "id"),
        ("3 ditambah 4 sama dengan 7.", "tiga ditambah empat sama dengan tujuh", "id"),
        ("0812-3456-789", "nol delapan satu dua tiga empat lima enam tujuh delapan sembilan", "id"),
        ("Rp 1250000", "satu juta dua ratus lima puluh ribu rupiah", "id"),
        ("Naik 12%!", "naik dua belas persen", "id"),
        ("Abu-abu, Merah.", "abu abu merah", "id"),
        ("RM1.250", "seribu dua ratus lima puluh ringgit", "ms"),
        ("It's 1,250 or 24", "its one thousand two hundred and fifty or twenty four", "en"),
        ("Press １ now", "press one now", "en"),
    ],
)
def test_words_are_the_same_when_only_the_spelling_differs(written: str, said: str, language: str) -> None:
    assert plain_words(written, language) == plain_words(said, language) == said


def clip(name: str, seconds: float) -> Clip:
    return Clip(name, "id", "jalan rusak", np.zeros(round(seconds * 16_000), np.float32))


def test_clips_of_both_lengths_are_timed_when_there_are_many() -> None:
    clips = [clip(f"short {n}", 1 + n) for n in range(12)] + [clip(f"long {n}", 20 + n) for n in range(7)]
    assert [chosen.seconds for chosen in timed(clips)] == [1, 3, 5, 8, 10, 12, 20, 23, 26]


def test_ratio_is_the_middle_one_when_one_clip_went_wrong() -> None:
    turns = [
        Turn(engine, one, text, "jalan", seconds, 700)
        for one, stock in ((clip("a", 3), 2.0), (clip("b", 4), 2.0), (clip("c", 5), 90.0))
        for engine, seconds, text in (("stock", stock, "jalan rusuk"), ("ours", 1.0, "Jalan rusak."))
        for _ in range(5)
    ]
    assert speedup(turns, "stock", short=True) == 2.0
    assert row(turns, "stock").wer == pytest.approx(50)
    assert row(turns, "ours").wer == 0
    assert row(turns, "ours").raw_wer == pytest.approx(50)
    assert row(turns, "ours").real_time_factor == pytest.approx(0.25)
    assert np.isnan(speedup(turns, "stock", short=False))
