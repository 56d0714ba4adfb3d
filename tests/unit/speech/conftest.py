"""Recordings as phones make them, and as somebody with bad intentions would."""

import io
from collections.abc import Callable
from fractions import Fraction

import av
import numpy as np
import pytest


def tone(seconds: float, rate: int) -> np.ndarray:
    return (0.3 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


@pytest.fixture(scope="session")
def record() -> Callable[..., bytes]:
    """Encode a tone of ``seconds`` as ``container`` with ``codec``."""

    def encode(container: str, codec: str, seconds: float = 3.0, rate: int = 48_000) -> bytes:
        file = io.BytesIO()
        with av.open(file, "w", format=container) as output:
            stream = output.add_stream(codec, rate=rate, layout="mono")
            if codec == "libopencore_amrnb":
                stream.bit_rate = 12_200
            samples = (tone(seconds, rate) * 32767).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(samples[np.newaxis], format="s16", layout="mono")
            frame.sample_rate, frame.pts = rate, 0
            for piece in (frame, None):
                output.mux(stream.encode(piece))
        return file.getvalue()

    return encode


@pytest.fixture(scope="session")
def four_hours_in_few_bytes() -> bytes:
    """Ogg/Opus of 4 hours in some 400 kB: two bytes say 120 ms of silence (RFC 6716, 3.2.5, code 3)."""
    file = io.BytesIO()
    with av.open(file, "w", format="ogg", options={"page_duration": "60000000"}) as output:
        stream = output.add_stream("libopus", rate=48_000, layout="mono")
        for number in range(4 * 3600 * 1000 // 120):
            packet = av.Packet(b"\x1b\x02")
            packet.stream = stream
            packet.time_base = Fraction(1, 48_000)
            packet.pts = packet.dts = number * 5760
            packet.duration = 5760
            output.mux(packet)
    return file.getvalue()
