"""The gate before the recogniser: nothing that is no voice gets through, quiet voices do."""

import numpy as np
import pytest

from speech.decode import RATE, decode
from speech.energy import is_silent, may_be_speech
from speech.espeak import say
from speech.sound import to_wav

TIME = np.arange(5 * RATE) / RATE
RANDOM = np.random.default_rng(7)

NOT_SPEECH = {
    "nothing": np.zeros(0),
    "a click": np.ones(100),
    "silence": np.zeros(5 * RATE),
    "constant voltage": np.full(5 * RATE, 0.5),
    "hiss of a microphone": RANDOM.normal(0, 0.0005, 5 * RATE),
    "loud noise": RANDOM.normal(0, 0.2, 5 * RATE),
    "tone": 0.3 * np.sin(2 * np.pi * 440 * TIME),
    "hum": 0.05 * np.sin(2 * np.pi * 50 * TIME) + RANDOM.normal(0, 0.003, 5 * RATE),
    "rumble of an engine": np.cumsum(RANDOM.normal(0, 1, 5 * RATE)) / 2000,
}


@pytest.mark.parametrize("name", NOT_SPEECH)
def test_sound_is_held_back_when_it_is(name: str) -> None:
    assert not may_be_speech(NOT_SPEECH[name].astype(np.float32))


@pytest.mark.parametrize("gain", [1.0, 0.1, 0.02], ids=["near", "at arm's length", "far away"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_speech_gets_through_when_spoken(language: str, gain: float) -> None:
    sentence = {"id": "Jalan di depan sekolah rusak.", "en": "The road near the school is broken."}[language]
    samples = decode(to_wav(say(sentence, language)), 200)
    assert may_be_speech(samples * gain)
    assert not is_silent(samples * gain)


def test_speech_gets_through_when_the_room_is_noisy() -> None:
    samples = decode(to_wav(say("The road near the school is broken.", "en")), 200)
    assert may_be_speech(samples + RANDOM.normal(0, 0.02, samples.size).astype(np.float32))


def test_stretch_is_silent_when_nobody_speaks_in_it() -> None:
    assert is_silent(RANDOM.normal(0, 0.0005, RATE).astype(np.float32))
