"""A masked voice is another one, always the same for the same key, and says the same words."""

from itertools import pairwise

import numpy as np
import parselmouth
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parselmouth.praat import call

from speech.errors import CannotMask
from speech.masking import LOUDNESS, disguise, mask

RATE = 16_000


def spoken(seconds: float = 4.0, pitch: float = 140.0) -> np.ndarray:
    """Syllables of a buzzing voice with two formants, its melody rising and falling by half an octave."""
    time = np.arange(int(seconds * RATE)) / RATE
    phase = 2 * np.pi * np.cumsum(pitch * 2 ** (0.25 * np.sin(2 * np.pi * 0.5 * time))) / RATE
    voice = np.zeros_like(time)
    for number in range(1, 26):
        near = sum(np.exp(-(((number * pitch - formant) / 150) ** 2)) for formant in (600, 1400, 2500))
        voice += (0.02 + near) * np.sin(number * phase)
    syllables = np.clip(np.sin(2 * np.pi * 3 * time) + 0.8, 0, 1)
    return (0.2 * voice * syllables / np.abs(voice).max()).astype(np.float32)


def pitch_of(samples: np.ndarray) -> np.ndarray:
    """Hertz where there is a voice."""
    found = call(parselmouth.Sound(samples.astype(float), RATE), "To Pitch", 0.0, 60, 500)
    hertz = found.selected_array["frequency"]
    return hertz[hertz > 0]


@given(st.binary(min_size=1, max_size=64))
def test_every_key_is_far_from_the_own_voice_and_within_what_stays_understandable(key):
    chosen = disguise(key)
    assert 1.2 <= max(chosen.formants, 1 / chosen.formants) <= 1.35
    assert 85 <= chosen.pitch_hertz <= 130 or 150 <= chosen.pitch_hertz <= 230
    assert (chosen.formants > 1) == (chosen.pitch_hertz >= 150)
    assert 0.94 <= chosen.tempo <= 1.06
    assert all(-9 <= each <= 9 for each in chosen.tone_decibel)


def test_voices_are_many_when_the_keys_differ():
    drawn = [disguise(number.to_bytes(4)) for number in range(400)]
    assert 100 < sum(each.formants > 1 for each in drawn) < 300
    ratios = sorted(max(each.formants, 1 / each.formants) for each in drawn)
    assert max(after - before for before, after in pairwise(ratios)) < 0.01


def test_the_same_key_gives_the_same_sound_and_another_key_another():
    voice = spoken()
    once, again, other = mask(voice, RATE, b"one"), mask(voice, RATE, b"one"), mask(voice, RATE, b"two")
    assert np.array_equal(once, again)
    assert once.size != other.size


@pytest.mark.parametrize("key", [b"one", b"two", b"three"])
def test_pitch_is_the_chosen_one_and_its_melody_flatter(key):
    voice, chosen = spoken(), disguise(key)
    before, after = pitch_of(voice), pitch_of(mask(voice, RATE, key))
    assert np.median(after) == pytest.approx(chosen.pitch_hertz, rel=0.1)
    assert np.std(np.log2(after)) < 0.6 * np.std(np.log2(before))


def test_two_voices_end_at_the_same_pitch_when_masked_alike():
    low, high = (np.median(pitch_of(mask(spoken(pitch=pitch), RATE, b"one"))) for pitch in (110, 190))
    assert low == pytest.approx(high, rel=0.1)


def test_loudness_tells_nothing_when_somebody_speaks_softly():
    for samples in (spoken(), 0.01 * spoken()):
        masked = mask(samples, RATE, b"one")
        assert masked.dtype == np.float32
        assert np.sqrt(np.mean(masked**2)) == pytest.approx(LOUDNESS, rel=0.05)


def test_the_length_stays_within_the_tempo_when_it_is_masked_in_pieces():
    voice = np.tile(spoken(8.0), 9)
    masked = mask(voice, RATE, b"one")
    assert masked.size == pytest.approx(voice.size * disguise(b"one").tempo, rel=0.01)
    assert np.median(pitch_of(masked)) == pytest.approx(disguise(b"one").pitch_hertz, rel=0.1)


def test_a_whisper_is_masked_too():
    whisper = np.random.default_rng(1).normal(0, 0.05, 2 * RATE).astype(np.float32)
    masked = mask(whisper, RATE, b"one")
    assert masked.size == pytest.approx(whisper.size * disguise(b"one").tempo, rel=0.02)


@pytest.mark.parametrize("samples", [np.zeros(2 * RATE, np.float32), spoken(0.02), spoken()[:1]])
def test_nothing_is_given_out_when_there_is_no_voice_to_mask(samples):
    with pytest.raises(CannotMask):
        mask(samples, RATE, b"one")
