import numpy as np
import pytest

from speech.decode import RATE
from speech.espeak import say
from speech.host.spoken import LONG_SECONDS, closed
from speech.voice_activity import PAUSE


def spoken(sentence: str, quiet_seconds: float) -> np.ndarray:
    pcm = say(sentence, "en")
    at = np.arange(0, pcm.samples.size, pcm.rate / RATE)
    loud = np.interp(at, np.arange(pcm.samples.size), pcm.samples) / 32768
    quiet = np.zeros(int(quiet_seconds * RATE))
    return np.concatenate([loud, quiet]).astype(np.float32)


FIRST = spoken("The road near the school is broken.", 2)


@pytest.mark.parametrize(("quiet", "over"), [(PAUSE / 3, 0), (PAUSE * 2, 1)])
def test_an_utterance_is_over_after_a_pause(quiet, over):
    assert len(closed(spoken("The road near the school is broken.", quiet), 0.0, ended=False)) == over


def test_an_utterance_is_over_when_the_recording_is():
    assert len(closed(spoken("The road near the school is broken.", 0.1), 0.0, ended=True)) == 1


def test_only_what_was_said_since_is_found_again():
    both = np.concatenate([FIRST, spoken("Please repair the bridge.", 2)])
    first, second = closed(both, 0.0, ended=False)
    assert first.end < FIRST.size / RATE < second.end
    (again,) = closed(both, first.end, ended=False)
    assert (again.start, again.end) == pytest.approx((second.start, second.end), abs=0.1)
    assert closed(both, second.end, ended=False) == ()


def test_somebody_who_does_not_pause_is_cut_at_a_quiet_moment():
    long = spoken("and then the water came up to the door " * 8, 0.0)
    assert long.size / RATE > LONG_SECONDS * 1.5
    (span,) = closed(long, 0.0, ended=False)
    assert 4 < span.end - span.start < long.size / RATE
    power = np.convolve(long**2, np.ones(RATE // 5) / (RATE // 5), "same")
    assert power[round(span.end * RATE)] < power.mean() / 4


def test_nothing_is_over_when_nobody_spoke():
    assert closed(np.zeros(5 * RATE, np.float32), 0.0, ended=True) == ()
    assert closed(np.zeros(0, np.float32), 0.0, ended=True) == ()
