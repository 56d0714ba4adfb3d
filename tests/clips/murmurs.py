"""Voices that do not speak to the phone: a television, a crowd, a screen reader; and sound spoilt by codecs.

Made with espeak-ng, softer than a person who holds the phone, with the echo of a room or through a wall.
Nobody wants their words in a complaint.
"""

import io

import av
import numpy as np

from speech.decode import RATE, decode
from speech.espeak import say
from tests.clips.shaping import at_level, band, harmonics, in_room, length, noise, normal

SECONDS = 6.0

_NEWS = (
    ("Selamat malam pemirsa, berikut ini berita utama hari ini dari seluruh penjuru tanah air.", "id"),
    ("Harga beras di pasar tradisional naik sepuluh persen dalam satu bulan terakhir.", "id"),
    ("Cuaca esok hari diperkirakan hujan ringan hingga sedang di sebagian besar wilayah.", "ms"),
    ("The match ended two to one after extra time, and the crowd went home happy.", "en"),
)


def murmurs() -> dict[str, np.ndarray]:
    """Return them by name: mono float32 at 16 kHz."""
    television = in_room(_voices(slice(0, 2)), 1, 0.7)
    music = harmonics(np.repeat([196.0, 247.0, 294.0], length(SECONDS) // 3), [1, 0.5, 0.3])
    return {
        "television in the next room": _behind(television, 80, 700, -42),
        "television across the room, low": _behind(television, 150, 3000, -45),
        "television in the same room, low": _behind(television, 100, 7000, -45),
        "television with music": _behind(normal(television) + normal(music), 80, 900, -42),
        "neighbours behind a wall": _behind(in_room(_voices(slice(0, 4)), 2, 1.0), 60, 450, -44),
        "many people far away": _behind(in_room(_crowd(), 3, 1.5), 150, 1800, -42),
        "loudspeaker of a mosque, far": _behind(in_room(_voices(slice(0, 1), 90), 4, 3.0), 400, 1500, -48),
        "screen reader in the earphones": _behind(_voices(slice(0, 2), 420), 900, 3500, -50),
        "screen reader from the phone's own speaker, low": _behind(_voices(slice(2, 4), 380), 700, 3500, -45),
        "hold music through a telephone": at_level(band(music + 0.05 * noise(5, SECONDS), 300, 3400), -30),
        "noise after a codec of 6 kbit/s": _coded(at_level(noise(6, 4.0, 3), -30), 6000),
        "hum after a codec of 6 kbit/s": _coded(
            at_level(harmonics(np.full(length(4.0), 50.0), [1, 0.5, 0.4, 0.3]), -25), 6000
        ),
        "noise that breaks off and comes back": _gaps(at_level(noise(7, 4.0, 2), -28)),
        "noise far too loud": (3 * at_level(noise(8, 4.0, 2), -3)).clip(-1, 1),
    }


def _voices(which: slice, words_a_minute: int = 165) -> np.ndarray:
    """Speak one after the other, again and again until it is long enough."""
    pieces = []
    for text, language in _NEWS[which]:
        spoken = say(text, language, words_a_minute)
        places = np.arange(0, spoken.samples.size, spoken.rate / RATE)
        pieces.append(np.interp(places, np.arange(spoken.samples.size), spoken.samples / 32768))
    return np.resize(np.concatenate(pieces), length(SECONDS))


def _crowd() -> np.ndarray:
    chance = np.random.default_rng(9)
    line = _voices(slice(0, 4))
    return sum((np.roll(line, shift) for shift in chance.integers(0, line.size, 12)), np.zeros(line.size))


def _behind(samples: np.ndarray, low: float, high: float, dbfs: float) -> np.ndarray:
    """Put it somewhere else: filtered, at ``dbfs``, with the hiss of a phone's microphone over it."""
    return at_level(band(samples, low, high), dbfs) + at_level(noise(10, samples.size / RATE, 3), -62)


def _coded(samples: np.ndarray, bits_a_second: int) -> np.ndarray:
    file = io.BytesIO()
    with av.open(file, "w", format="ogg") as output:
        stream = output.add_stream("libopus", rate=RATE, layout="mono")
        stream.bit_rate = bits_a_second
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE, frame_size=RATE // 50)
        frame = av.AudioFrame.from_ndarray(
            (samples[np.newaxis] * 32767).astype(np.int16), format="s16", layout="mono"
        )
        frame.sample_rate = RATE
        for piece in resampler.resample(frame) + resampler.resample(None):
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))
    return decode(file.getvalue(), 60)


def _gaps(samples: np.ndarray) -> np.ndarray:
    lost = np.random.default_rng(11).random(samples.size // 320 + 1) < 0.4
    return np.where(np.repeat(lost, 320)[: samples.size], 0, samples).astype(np.float32)
