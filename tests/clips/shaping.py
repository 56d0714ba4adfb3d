"""Little tools for making sound with numpy: coloured noise, filters, envelopes, rooms. All deterministic."""

import numpy as np

from speech.decode import RATE


def length(seconds: float) -> int:
    return round(seconds * RATE)


def times(seconds: float) -> np.ndarray:
    return np.arange(length(seconds)) / RATE


def noise(seed: int, seconds: float, slope: float = 0.0) -> np.ndarray:
    """Return noise whose power falls by ``slope`` dB an octave: 0 white, 3 pink, 6 brown."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(length(seconds)))
    hertz = np.fft.rfftfreq(length(seconds), 1 / RATE)
    spectrum *= np.maximum(hertz, 20.0) ** (-slope / 6.02)
    return normal(np.fft.irfft(spectrum, length(seconds)))


def band(samples: np.ndarray, low: float, high: float) -> np.ndarray:
    """Keep ``low`` to ``high`` hertz, with soft edges of a third of an octave."""
    hertz = np.fft.rfftfreq(samples.size, 1 / RATE)
    rise = np.clip(3 * np.log2(np.maximum(hertz, 1e-3) / max(low, 1e-3)) + 1, 0, 1)
    fall = np.clip(1 - 3 * np.log2(np.maximum(hertz, 1e-3) / high), 0, 1)
    return np.fft.irfft(np.fft.rfft(samples) * rise * fall, samples.size)


def normal(samples: np.ndarray) -> np.ndarray:
    """Bring to a root mean square of 1."""
    return samples / (float(np.sqrt(np.mean(np.square(samples)))) or 1.0)


def at_level(samples: np.ndarray, dbfs: float) -> np.ndarray:
    """Return float32 at ``dbfs`` (root mean square against full scale), clipped as a microphone would."""
    return (normal(samples) * 10 ** (dbfs / 20)).clip(-1, 1).astype(np.float32)


def burst(seconds: float, rise: float, fall: float) -> np.ndarray:
    """Return an envelope: up within ``rise`` seconds, then down to a third every ``fall`` seconds."""
    time = times(seconds)
    return np.minimum(time / rise, 1) * np.exp(-np.maximum(time - rise, 0) / fall)


def placed(seconds: float, events: list[tuple[float, np.ndarray]]) -> np.ndarray:
    """Put each sound where it begins, seconds; what goes beyond the end is cut off."""
    whole = np.zeros(length(seconds))
    for start, sound in events:
        first = length(start)
        piece = sound[: max(0, whole.size - first)]
        whole[first : first + piece.size] += piece
    return whole


def in_room(samples: np.ndarray, seed: int, seconds: float) -> np.ndarray:
    """Let it echo for ``seconds`` (until 60 dB down), without the direct sound: another room."""
    tail = noise(seed, seconds) * 10 ** (-3 * times(seconds) / seconds)
    size = samples.size + tail.size
    return np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(tail, size), size)[: samples.size]


def harmonics(pitch: np.ndarray, strengths: list[float]) -> np.ndarray:
    """Return a tone of changing ``pitch`` (hertz, one for each sample) with overtones of these strengths."""
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    return sum(
        (strength * np.sin(number * phase) for number, strength in enumerate(strengths, 1)),
        np.zeros(pitch.size),
    )
