"""Speech as a phone's MediaRecorder gives it: Opus in WebM, in pieces, readable up to the last one."""

import io

import av
import numpy as np

from speech.espeak import say

RATE = 48_000
QUIET_SECONDS = 2


def said(*sentences: str) -> np.ndarray:
    """English sentences at `RATE`, each with two seconds of quiet after it."""
    quiet, pieces = np.zeros(QUIET_SECONDS * RATE, np.int16), []
    for sentence in sentences:
        pcm = say(sentence, "en")
        at = np.arange(0, pcm.samples.size, pcm.rate / RATE)
        pieces += [np.interp(at, np.arange(pcm.samples.size), pcm.samples).astype(np.int16), quiet]
    return np.concatenate(pieces)


def media_recorder(samples: np.ndarray, seconds: float = 1.0) -> list[bytes]:
    """Return what is written after each ``seconds`` of sound; the first piece has the header."""
    buffer, pieces, step = io.BytesIO(), [], int(seconds * RATE)
    options = {"live": "1", "cluster_time_limit": str(int(seconds * 500)), "flush_packets": "1"}
    with av.open(buffer, "w", format="webm", options=options) as output:
        track = output.add_stream("libopus", rate=RATE, layout="mono")
        track.bit_rate = 24_000
        for at in range(0, samples.size, step):
            frame = av.AudioFrame.from_ndarray(
                samples[np.newaxis, at : at + step], format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = RATE, at
            output.mux(track.encode(frame))
            pieces.append(_new(buffer, pieces))
        output.mux(track.encode(None))
    pieces.append(_new(buffer, pieces))
    return pieces


def _new(buffer: io.BytesIO, before: list[bytes]) -> bytes:
    return buffer.getvalue()[sum(map(len, before)) :]
