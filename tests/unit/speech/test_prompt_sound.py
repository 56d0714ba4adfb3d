"""A spoken sentence made ready for many ears."""

import numpy as np
import pytest

from speech.decode import RATE, decode, probe
from speech.errors import AudioTooLong, EmptyAudio, UnreadableAudio
from speech.prompt_sound import LONGEST_SECONDS, tidy
from speech.sound import Pcm, to_wav


def recording(before: float, spoken: float, after: float, loudness: float) -> bytes:
    tone = np.sin(np.arange(int(spoken * RATE)) * 0.1) * loudness
    parts = (np.zeros(int(before * RATE)), tone, np.zeros(int(after * RATE)))
    return to_wav(Pcm((np.concatenate(parts) * 32767).astype(np.int16), RATE))


def level(sound: bytes) -> float:
    samples = decode(sound, 60)
    return float(np.sqrt(np.mean(np.square(samples[RATE // 2 : -RATE // 2]))))


def test_the_silence_around_is_gone_when_somebody_pressed_early() -> None:
    sound = tidy(recording(3.0, 2.0, 4.0, 0.3))
    assert sound.seconds == pytest.approx(2.24, abs=0.06)
    # MP3 comes in frames, with some before and after.
    assert probe(sound.data, 10).seconds == pytest.approx(sound.seconds, abs=0.15)


def test_a_soft_voice_is_as_loud_as_a_strong_one_when_both_are_ready() -> None:
    soft, strong = (level(tidy(recording(0.5, 3.0, 0.5, loudness)).data) for loudness in (0.02, 0.9))
    assert soft == pytest.approx(strong, rel=0.1)


def test_nothing_is_clipped_when_one_click_is_loud() -> None:
    samples = np.frombuffer(recording(0, 3.0, 0, 0.01)[44:], np.int16).copy()
    samples[RATE] = 32_000
    assert float(np.abs(decode(tidy(to_wav(Pcm(samples, RATE))).data, 10)).max()) < 1.0


def test_five_seconds_are_at_most_12_kb_when_ready() -> None:
    assert len(tidy(recording(0, 5.0, 0, 0.5)).data) <= 12_000


def test_sounds_follow_each_other_when_put_into_one_file() -> None:
    sound = tidy(recording(0, 2.0, 0, 0.5))
    assert probe(sound.data * 3, 20).seconds == pytest.approx(3 * probe(sound.data, 20).seconds, abs=0.1)


def test_a_recording_is_refused_when_nobody_can_be_heard() -> None:
    with pytest.raises(EmptyAudio):
        tidy(recording(2.0, 1.0, 0, 0.0005))
    with pytest.raises(AudioTooLong):
        tidy(recording(0, LONGEST_SECONDS + 1, 0, 0.5))
    with pytest.raises(UnreadableAudio):
        tidy(b"no sound")
