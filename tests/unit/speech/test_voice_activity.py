"""Where somebody speaks."""

from itertools import pairwise

import numpy as np
import pytest

from speech.decode import RATE, decode
from speech.espeak import say
from speech.sound import to_wav
from speech.voice_activity import LONGEST, Span, find_speech


def spoken(text: str) -> np.ndarray:
    return decode(to_wav(say(text, "en")), 200)


def silence(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE), np.float32)


def test_speech_is_found_when_silence_is_around_it() -> None:
    voice = spoken("The road in front of the school is broken.")
    (span,) = find_speech(np.concatenate([silence(3), voice, silence(4)]))
    assert span.start == pytest.approx(3, abs=0.4)
    assert span.end == pytest.approx(3 + voice.size / RATE, abs=0.6)


def test_spans_are_apart_when_a_long_pause_is_between() -> None:
    voice = spoken("The road is broken.")
    first, second = find_speech(np.concatenate([voice, silence(2), voice]))
    assert first.end < second.start


@pytest.mark.parametrize("seconds", [0, 0.01, 0.5, 10])
def test_nothing_is_found_when_nobody_speaks(seconds: float) -> None:
    assert find_speech(silence(seconds)) == ()


def test_span_is_cut_when_somebody_speaks_on_and_on() -> None:
    voice = spoken("The road in front of the school is broken and the water is rising")
    samples = np.concatenate([voice] * (int(70 * RATE / voice.size) + 1))
    spans = find_speech(samples)
    assert spans[0].start < 0.5
    assert spans[-1].end > samples.size / RATE - 0.6
    assert all(span.end - span.start <= LONGEST for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


def test_spans_are_equal_when_found_again() -> None:
    voice = spoken("The hospital has no clean water.")
    assert find_speech(voice) == find_speech(voice)
    assert all(isinstance(span, Span) for span in find_speech(voice))
