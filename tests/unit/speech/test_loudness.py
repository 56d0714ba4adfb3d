"""Quiet voices become as loud as others."""

import numpy as np
import pytest

from speech.loudness import MOST, TARGET, louder

TONE = np.sin(np.linspace(0, 2000, 16_000)).astype(np.float32)


@pytest.mark.parametrize("level", [0.02, 0.1, 0.29])
def test_voice_is_brought_to_the_target_when_it_is_quiet(level: float) -> None:
    assert np.abs(louder(level * TONE)).max() == pytest.approx(TARGET, rel=0.02)


def test_sound_stays_as_it_is_when_it_is_loud_enough() -> None:
    assert np.array_equal(louder(0.5 * TONE), 0.5 * TONE)


def test_whisper_of_a_sound_is_made_louder_only_so_much() -> None:
    assert np.abs(louder(0.001 * TONE)).max() == pytest.approx(0.001 * MOST, rel=0.02)


def test_click_does_not_keep_a_voice_quiet() -> None:
    clicked = 0.03 * TONE
    clicked[100] = 0.9
    assert np.abs(np.delete(louder(clicked), 100)).max() == pytest.approx(TARGET, rel=0.05)
    assert np.abs(louder(clicked)).max() <= 1


@pytest.mark.parametrize("size", [0, 1, 400])
def test_silence_stays_silence(size: int) -> None:
    assert np.array_equal(louder(np.zeros(size, np.float32)), np.zeros(size, np.float32))
