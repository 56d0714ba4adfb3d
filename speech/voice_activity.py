"""Finds where somebody speaks, with Silero's voice-activity network."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from speech.decode import RATE
from speech.silero import CHUNK, speech_chances

LONGEST = 28.0
"""Seconds. A longer stretch is cut: Whisper looks at 30 s at most, and needs to see where speech ends."""

_STEP = CHUNK / RATE

# Silero's own thresholds: speech begins above the first and goes on down to the second.
_BEGINS, _GOES_ON = 0.5, 0.35
# People who search for words, and people who speak slowly, pause that long inside a sentence.
PAUSE = 0.6
_SHORTEST = 0.1
# Breath and soft sounds before and after.
PAD = 0.25


@dataclass(frozen=True)
class Span:
    """A stretch of speech.

    Attributes:
        start: Seconds from the beginning.
        end: Seconds from the beginning.
    """

    start: float
    end: float


def find_speech(samples: np.ndarray) -> tuple[Span, ...]:
    """Return where somebody speaks in mono float samples at 16 kHz, in order and apart from each other.

    Short pauses do not end a span, a little silence stays around it, none is longer than `LONGEST`.
    """
    chances = speech_chances(samples)
    spans: list[Span] = []
    for start, end in _runs(chances):
        if spans and start - spans[-1].end < PAUSE:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    whole = _padded([span for span in spans if span.end - span.start >= _SHORTEST], samples.size / RATE)
    return tuple(piece for span in whole for piece in _cut(span, samples))


def _runs(chances: np.ndarray) -> Iterator[tuple[float, float]]:
    begun: int | None = None
    for number, chance in enumerate(chances):
        if begun is None and chance >= _BEGINS:
            begun = number
        elif begun is not None and chance < _GOES_ON:
            yield begun * _STEP, number * _STEP
            begun = None
    if begun is not None:
        yield begun * _STEP, len(chances) * _STEP


def _padded(spans: list[Span], seconds: float) -> Iterator[Span]:
    for number, span in enumerate(spans):
        before = spans[number - 1].end if number else 0.0
        after = spans[number + 1].start if number + 1 < len(spans) else seconds
        yield Span(
            max(span.start - PAD, (before + span.start) / 2 if number else 0.0),
            min(span.end + PAD, (span.end + after) / 2 if number + 1 < len(spans) else seconds),
        )


def _cut(span: Span, samples: np.ndarray) -> Iterator[Span]:
    """Cut at the quietest fifth of a second of the later half of what fits."""
    while span.end - span.start > LONGEST:
        first, last = int((span.start + LONGEST / 2) * RATE), int((span.start + LONGEST) * RATE)
        power = np.convolve(samples[first:last].astype(np.float64) ** 2, np.ones(RATE // 5), "valid")
        at = (first + int(power.argmin()) + RATE // 10) / RATE
        yield Span(span.start, at)
        span = Span(at, span.end)
    yield span
