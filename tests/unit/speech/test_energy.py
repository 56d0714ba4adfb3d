"""The gate before everything else: silence is held back, quiet voices are not."""

import numpy as np
import pytest

from speech.decode import RATE, decode
from speech.energy import is_silent
from speech.espeak import say
from speech.sound import to_wav

RANDOM = np.random.default_rng(7)

SILENT = {
    "nothing": np.zeros(0),
    "a click": np.ones(100),
    "a click in silence": np.concatenate([np.zeros(RATE), np.ones(100), np.zeros(RATE)]),
    "silence": np.zeros(5 * RATE),
    "constant voltage": np.full(5 * RATE, 0.5),
    "hiss of a microphone": RANDOM.normal(0, 0.0005, 5 * RATE),
}


@pytest.mark.parametrize("name", SILENT)
def test_sound_is_held_back_when_it_is(name: str) -> None:
    assert is_silent(SILENT[name].astype(np.float32))


@pytest.mark.parametrize("gain", [1.0, 0.1, 0.02], ids=["near", "at arm's length", "far away"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_speech_gets_through_when_spoken(language: str, gain: float) -> None:
    sentence = {"id": "Jalan di depan sekolah rusak.", "en": "The road near the school is broken."}[language]
    assert not is_silent(decode(to_wav(say(sentence, language)), 200) * gain)


@pytest.mark.parametrize("noise", [0.02, 0.3], ids=["noisy room", "beside a motorcycle"])
def test_speech_gets_through_when_noise_fills_its_pauses(noise: float) -> None:
    samples = decode(to_wav(say("The road near the school is broken.", "en")), 200)
    assert not is_silent(samples + RANDOM.normal(0, noise, samples.size).astype(np.float32))


def test_one_word_gets_through_when_minutes_of_silence_are_around_it() -> None:
    word, silence = decode(to_wav(say("help", "en")), 200), np.zeros(60 * RATE, np.float32)
    assert not is_silent(np.concatenate([silence, word, silence]))
