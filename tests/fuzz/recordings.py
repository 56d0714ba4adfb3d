"""Honest recordings of each kind that phones make, and of several lengths, to be spoilt."""

import io
from functools import cache
from typing import Any

import av
import numpy as np

from speech.decode import RATE
from speech.sound import Pcm, to_wav

SECONDS = 2.0


@cache
def recordings() -> dict[str, bytes]:
    """Return them by kind."""
    return {
        "webm": _encoded("webm", "libopus", 48_000),
        "webm, one frame": _encoded("webm", "libopus", 48_000, 0.02),
        "mp3, nearly three minutes": _encoded("mp3", "libmp3lame", 16_000, 175),
        "mp4, four minutes": _encoded("mp4", "aac", 16_000, 240),
        "ogg": _encoded("ogg", "libopus", 48_000),
        "mp4": _encoded("mp4", "aac", 44_100),
        "mp4 in pieces": _encoded("mp4", "aac", 44_100, movflags="frag_keyframe+empty_moov"),
        "3gp": _encoded("3gp", "aac", 16_000),
        "mp3": _encoded("mp3", "libmp3lame", 44_100),
        "aac": _encoded("adts", "aac", 44_100),
        "flac": _encoded("flac", "flac", 16_000),
        "wav": to_wav(Pcm(_melody(RATE, SECONDS), RATE)),
        "amr": _amr(),
    }


def _melody(rate: int, seconds: float) -> np.ndarray:
    time = np.arange(int(seconds * rate)) / rate
    return (8_000 * np.sin(2 * np.pi * 400 * time + 300 * np.sin(time))).astype(np.int16)


def _encoded(container: str, codec: str, rate: int, seconds: float = SECONDS, **options: str) -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=container, options=options) as output:
        stream: Any = output.add_stream(codec, rate=rate, layout="mono")
        stream.bit_rate = 16_000
        frame = av.AudioFrame.from_ndarray(_melody(rate, seconds)[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = rate
        context = stream.codec_context
        context.open()
        resampler = av.AudioResampler(context.format, context.layout, rate, context.frame_size or None)
        for piece in resampler.resample(frame) + resampler.resample(None):
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))
    return file.getvalue()


def _amr() -> bytes:
    """Random speech frames of 12.2 kbit/s; no encoder is needed for what is spoilt anyway (RFC 4867, 5)."""
    frames = np.random.default_rng(1).integers(0, 256, (int(SECONDS * 50), 32), np.uint8)
    frames[:, 0] = 7 << 3 | 4
    return b"#!AMR\n" + frames.tobytes()
