"""Sound that was made, not recorded: samples, and how they are wrapped for a phone or a test."""

import io
import wave
from dataclasses import dataclass

import av
import numpy as np

MP3_BITS_A_SECOND = 24_000
"""Plain speech, 3 kB a second; every browser plays it."""


@dataclass(frozen=True)
class Sound:
    """Something that can be played.

    Attributes:
        data: The encoded sound.
        media_type: What it is encoded as.
        voice: Whose voice it is: ``recorded``, ``google`` or ``espeak-ng``.
    """

    data: bytes
    media_type: str
    voice: str


@dataclass(frozen=True)
class Pcm:
    """Mono sound.

    Attributes:
        samples: 16-bit signed.
        rate: Samples a second.
    """

    samples: np.ndarray
    rate: int

    @property
    def seconds(self) -> float:
        """Duration, seconds."""
        return self.samples.size / self.rate


def to_wav(pcm: Pcm) -> bytes:
    """Wrap as 16-bit WAV, which Chromium's ``--use-file-for-fake-audio-capture`` takes."""
    file = io.BytesIO()
    with wave.open(file, "wb") as output:
        output.setnchannels(1)
        output.setsampwidth(2)
        output.setframerate(pcm.rate)
        output.writeframes(pcm.samples.astype("<i2").tobytes())
    return file.getvalue()


def to_mp3(pcm: Pcm, bits_a_second: int = MP3_BITS_A_SECOND, bare: bool = False) -> bytes:
    """Encode as MP3. A ``bare`` one has no head that tells its length, so that others can follow it."""
    file = io.BytesIO()
    options = {"write_xing": "0", "id3v2_version": "0"} if bare else {}
    with av.open(file, "w", format="mp3", options=options) as output:
        stream = output.add_stream("libmp3lame", rate=pcm.rate, layout="mono")
        stream.bit_rate = bits_a_second
        frame = av.AudioFrame.from_ndarray(pcm.samples[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = pcm.rate
        for piece in (frame, None):
            output.mux(stream.encode(piece))
    return file.getvalue()
