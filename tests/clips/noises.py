"""Steady sounds around a phone: silence, noise, weather, machines."""

import numpy as np

from tests.clips.shaping import at_level, band, harmonics, noise, placed, times

SECONDS = 4.0


def steady_sounds() -> dict[str, np.ndarray]:
    """Return them by name: mono float32 at 16 kHz."""
    time = times(SECONDS)
    slow = 1 + 0.7 * np.sin(2 * np.pi * 0.4 * time)
    gusts = np.interp(time, np.arange(0, 5, 0.5), np.random.default_rng(1).uniform(0.1, 1, 10))
    return {
        "digital silence": np.zeros(time.size, np.float32),
        "silence of a good microphone": at_level(noise(2, SECONDS), -85),
        "silence of a cheap microphone": at_level(noise(3, SECONDS, 3), -55),
        "one step of the converter, up and down": (np.sign(noise(4, SECONDS)) / 32768).astype(np.float32),
        "white noise": at_level(noise(5, SECONDS), -25),
        "white noise, loud": at_level(noise(6, SECONDS), -10),
        "pink noise": at_level(noise(7, SECONDS, 3), -25),
        "brown noise": at_level(noise(8, SECONDS, 6), -25),
        "fan": at_level(
            noise(9, SECONDS, 4) + 0.4 * harmonics(np.full(time.size, 110.0), [1, 0.5, 0.3]), -30
        ),
        "air conditioner": at_level(band(noise(10, SECONDS, 3), 60, 1500) * (1 + 0.1 * slow), -35),
        "wind in the microphone": at_level(band(noise(11, SECONDS, 6), 10, 400) * gusts**2, -15),
        "rain": at_level(band(noise(12, SECONDS), 800, 7500) + _drops(13, 60), -25),
        "rain on a tin roof": at_level(0.3 * band(noise(14, SECONDS), 300, 6000) + _drops(15, 200), -18),
        "waves": at_level(band(noise(16, SECONDS, 3), 100, 5000) * slow, -25),
        "running water": at_level(band(noise(17, SECONDS, 1), 500, 6000), -25),
        "hum of 50 hertz": at_level(harmonics(np.full(time.size, 50.0), [1]), -30),
        "hum with overtones": at_level(
            harmonics(np.full(time.size, 50.0), [1, 0.6, 0.5, 0.3, 0.3, 0.2]), -25
        ),
        "generator": at_level(
            harmonics(np.full(time.size, 47.0), [1, 0.9, 0.8, 0.6, 0.6, 0.4, 0.3, 0.3])
            + noise(18, SECONDS, 3),
            -18,
        ),
        "motorcycle idling": at_level(_engine(19, 22.0), -18),
        "motorcycle passing": at_level(_passing(20), -18),
        "traffic": at_level(band(noise(21, SECONDS, 4), 40, 2500) * (0.6 + 0.4 * slow), -22),
        "radio between stations": at_level(band(noise(22, SECONDS), 300, 3400), -20),
    }


def _drops(seed: int, a_second: int) -> np.ndarray:
    chance = np.random.default_rng(seed)
    drop = band(noise(seed, 0.05), 600, 6000) * np.exp(-times(0.05) / 0.006)
    count = round(a_second * SECONDS)
    return placed(
        SECONDS,
        [
            (start, strength * drop)
            for start, strength in zip(
                chance.uniform(0, SECONDS, count), chance.exponential(1.0, count), strict=True
            )
        ],
    )


def _engine(seed: int, strokes: float) -> np.ndarray:
    stroke = band(noise(seed, 0.06, 4), 40, 1200) * np.exp(-times(0.06) / 0.012)
    return placed(SECONDS, [(number / strokes, stroke) for number in range(int(SECONDS * strokes))])


def _passing(seed: int) -> np.ndarray:
    time = times(SECONDS)
    nearness = 1 / (1 + ((time - SECONDS / 2) / 0.5) ** 2)
    pitch = 95 * (1 - 0.12 * np.tanh((time - SECONDS / 2) / 0.4))
    return (harmonics(pitch, [1, 0.8, 0.7, 0.5, 0.4]) + noise(seed, SECONDS, 3)) * nearness
