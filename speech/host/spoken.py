"""Which utterances of a recording that still goes on are over."""

from collections.abc import Iterator

import numpy as np

from speech.decode import RATE
from speech.voice_activity import PAD, PAUSE, Span, find_speech

LONG_SECONDS = 9.0
"""Somebody who speaks on for so long without a pause sees words all the same."""
_CUT_AFTER = 5.0
_WINDOW = RATE // 5


def closed(samples: np.ndarray, since: float, *, ended: bool) -> tuple[Span, ...]:
    """Return where somebody spoke after ``since`` seconds and has finished, in order.

    An utterance is over after as much quiet as `find_speech` takes for a pause. Of somebody who does not
    pause, what goes on for long is cut at its quietest moment. When the recording has ``ended``, all is over.
    """
    return tuple(_closed(samples, since, ended))


def _closed(samples: np.ndarray, since: float, ended: bool) -> Iterator[Span]:
    seconds = samples.size / RATE
    for found in find_speech(samples[round(since * RATE) :]):
        span = Span(since + found.start, since + found.end)
        if ended or seconds - (span.end - PAD) >= PAUSE:
            yield span
        elif span.end - span.start > LONG_SECONDS:
            yield Span(span.start, _quietest(samples, span.start + _CUT_AFTER, span.end - PAD))


def _quietest(samples: np.ndarray, first: float, last: float) -> float:
    """Return the middle of the quietest fifth of a second between two moments."""
    power = samples[round(first * RATE) : round(last * RATE)].astype(np.float64) ** 2
    return first + (int(np.convolve(power, np.ones(_WINDOW), "valid").argmin()) + _WINDOW / 2) / RATE
