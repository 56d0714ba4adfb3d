"""What the race came to: wrong words, seconds, memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

import jiwer

from tests.bench.speech.plain_words import plain_words
from tests.bench.speech.race import SHORT, Turn
from tests.clips.manifest import Clip


@dataclass(frozen=True)
class Row:
    """One engine's figures: error rates in percent, medians of seconds a clip, seconds of work a second of
    sound, and the most memory it held.
    """

    engine: str
    wer: float
    raw_wer: float
    cer: float
    short: float
    long: float
    real_time_factor: float
    peak_mb: float


def row(turns: Sequence[Turn], engine: str) -> Row:
    """Sum up one engine. Words count once a clip, from the first round."""
    mine = [turn for turn in turns if turn.engine == engine]
    first = list({turn.clip.name: turn for turn in reversed(mine)}.values())
    seconds = medians(turns, engine)
    return Row(
        engine,
        100 * _wrong(first, lambda turn: turn.text, jiwer.wer),
        100 * _wrong(first, lambda turn: turn.raw, jiwer.wer),
        100 * _wrong(first, lambda turn: turn.text, jiwer.cer),
        _middle([value for clip, value in seconds.items() if clip.seconds <= SHORT]),
        _middle([value for clip, value in seconds.items() if clip.seconds > SHORT]),
        sum(seconds.values()) / sum(clip.seconds for clip in seconds),
        max(turn.peak_mb for turn in mine),
    )


def medians(turns: Sequence[Turn], engine: str) -> dict[Clip, float]:
    """Return the median of the seconds for each clip that was heard in the last round too."""
    taken: dict[Clip, list[float]] = {}
    for turn in turns:
        if turn.engine == engine:
            taken.setdefault(turn.clip, []).append(turn.seconds)
    rounds = max(map(len, taken.values()))
    return {clip: median(values) for clip, values in taken.items() if len(values) == rounds}


def speedup(turns: Sequence[Turn], other: str, *, short: bool) -> float:
    """Return how many times faster ours is than ``other``: the median over the clips of each clip's ratio."""
    ours, theirs = medians(turns, "ours"), medians(turns, other)
    return _middle([theirs[clip] / ours[clip] for clip in ours if (clip.seconds <= SHORT) is short])


def _wrong(turns: Sequence[Turn], said: Callable[[Turn], str], rate: Callable[..., float]) -> float:
    expected = [plain_words(turn.clip.transcript, turn.clip.language) for turn in turns]
    return rate(expected, [plain_words(said(turn), turn.clip.language) for turn in turns])


def _middle(values: Sequence[float]) -> float:
    return median(values) if values else float("nan")
