"""A fixed sentence that somebody has spoken, made ready for many ears: trimmed, loud enough, small."""

from dataclasses import dataclass

import numpy as np

from speech.decode import RATE, decode
from speech.errors import EmptyAudio
from speech.sound import Pcm, to_mp3

LONGEST_SECONDS = 20.0
BITS_A_SECOND = 16_000
"""Two kilobytes a second; at 16 kHz it is still plain speech."""

_FRAME = RATE // 50
_AROUND_SECONDS = 0.12
# Below a hundredth (−40 dB) of the loudest fiftieth of a second nobody speaks.
_QUIET = 0.01
# −60 dB of full scale: a microphone that was off.
_SILENCE = 1e-3
# −20 dB of full scale while somebody speaks, peaks at most −1 dB.
_LOUDNESS, _PEAK = 0.1, 0.89


@dataclass(frozen=True)
class PromptSound:
    """A recording that can be played.

    Attributes:
        data: MP3, mono; several can stand one after the other in one file.
        seconds: Its length.
    """

    data: bytes
    seconds: float


def tidy(recording: bytes) -> PromptSound:
    """Return a recording without the silence around it, evened out in loudness, as MP3.

    Raises:
        EmptyAudio: Nobody speaks in it.
        AudioTooLong: More than `LONGEST_SECONDS`.
        UnreadableAudio: It is no recording.
    """
    samples = decode(recording, LONGEST_SECONDS)
    frames = samples[: samples.size // _FRAME * _FRAME].reshape(-1, _FRAME)
    energy = np.sqrt(np.mean(np.square(frames), axis=1)) if frames.size else np.zeros(1)
    if energy.max() < _SILENCE:
        raise EmptyAudio("nobody speaks")
    spoken = np.flatnonzero(energy > _QUIET * energy.max())
    around = int(_AROUND_SECONDS * RATE)
    begin = max(0, int(spoken[0]) * _FRAME - around)
    end = min(samples.size, (int(spoken[-1]) + 1) * _FRAME + around)
    gain = _LOUDNESS / float(np.sqrt(np.mean(np.square(energy[spoken]))))
    kept = samples[begin:end] * min(gain, _PEAK / float(np.abs(samples).max()))
    pcm = Pcm((kept * 32767).astype(np.int16), RATE)
    return PromptSound(to_mp3(pcm, BITS_A_SECOND, bare=True), pcm.seconds)
