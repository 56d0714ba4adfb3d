"""Sounds of bodies and animals that are no words: cough, breath, barking, a baby, birds."""

import numpy as np

from tests.clips.shaping import at_level, band, burst, harmonics, noise, placed, times

SECONDS = 4.0


def creature_sounds() -> dict[str, np.ndarray]:
    """Return them by name: mono float32 at 16 kHz."""
    time = times(SECONDS)
    return {
        "cough": at_level(placed(SECONDS, [(0.8, _cough(1))]), -22),
        "fit of coughing": at_level(placed(SECONDS, [(0.3 + 0.55 * n, _cough(n)) for n in range(5)]), -18),
        "breath into the microphone": at_level(
            band(noise(2, SECONDS, 2), 200, 4000) * np.maximum(0, np.sin(2 * np.pi * 0.35 * time)) ** 2, -30
        ),
        "sigh": at_level(
            placed(SECONDS, [(1.0, band(noise(3, 1.2, 2), 300, 3500) * burst(1.2, 0.3, 0.35))]), -28
        ),
        "throat is cleared": at_level(placed(SECONDS, [(0.8, _throat(4)), (1.5, _throat(5))]), -25),
        "sneeze": at_level(
            placed(SECONDS, [(1.0, band(noise(6, 0.6), 800, 7000) * burst(0.6, 0.03, 0.12))]), -18
        ),
        "sniffing": at_level(
            placed(
                SECONDS, [(s, band(noise(7, 0.35), 1500, 7000) * burst(0.35, 0.1, 0.1)) for s in (0.5, 2.2)]
            ),
            -32,
        ),
        "snoring": at_level(_engine_of_breath(8) * np.maximum(0, np.sin(2 * np.pi * 0.3 * time)), -25),
        "whistling": at_level(
            harmonics(1200 + 300 * np.sin(2 * np.pi * 0.7 * time), [1]) + 0.05 * noise(9, SECONDS), -22
        ),
        "humming": at_level(_sung([196, 220, 247, 220, 196, 165], [1, 0.5, 0.2, 0.1]), -24),
        "dog barks": at_level(placed(SECONDS, [(s, _bark(10)) for s in (0.4, 0.9, 2.1, 2.5)]), -16),
        "baby cries": at_level(placed(SECONDS, [(0.3, _cry(11)), (1.6, _cry(12)), (2.8, _cry(13))]), -18),
        "cock crows": at_level(placed(SECONDS, [(0.8, _crow(14))]), -18),
        "birds": at_level(placed(SECONDS, [(s, _chirp()) for s in (0.2, 0.45, 0.7, 1.9, 2.1, 3.3)]), -28),
        "crickets": at_level(
            harmonics(np.full(time.size, 4300.0), [1]) * (np.sin(2 * np.pi * 25 * time) > 0.3), -30
        ),
        "frogs": at_level(placed(SECONDS, [(s, _croak(15)) for s in (0.3, 1.1, 1.9, 2.9)]), -24),
    }


def _cough(seed: int) -> np.ndarray:
    burst_of_air = band(noise(seed, 0.4, 1), 300, 5000) * burst(0.4, 0.008, 0.06)
    voice = harmonics(np.linspace(220, 130, times(0.4).size), [1, 0.7, 0.5, 0.4]) * burst(0.4, 0.03, 0.08)
    return 2 * burst_of_air + 0.3 * voice


def _throat(seed: int) -> np.ndarray:
    rattle = 1 + np.sign(np.sin(2 * np.pi * 28 * times(0.5)))
    return band(noise(seed, 0.5, 3), 120, 2500) * rattle * burst(0.5, 0.08, 0.2)


def _engine_of_breath(seed: int) -> np.ndarray:
    return band(noise(seed, SECONDS, 3), 60, 900) * (1 + np.sign(np.sin(2 * np.pi * 35 * times(SECONDS))))


def _sung(notes: list[float], strengths: list[float]) -> np.ndarray:
    pitch = np.repeat(notes, times(SECONDS).size // len(notes) + 1)[: times(SECONDS).size]
    return harmonics(pitch + 4 * np.sin(2 * np.pi * 5.5 * times(SECONDS)), strengths)


def _bark(seed: int) -> np.ndarray:
    pitch = np.linspace(620, 380, times(0.22).size)
    return (harmonics(pitch, [1, 0.9, 0.6, 0.4]) + 1.2 * band(noise(seed, 0.22), 400, 3000)) * burst(
        0.22, 0.01, 0.06
    )


def _cry(seed: int) -> np.ndarray:
    rise = 420 + 120 * np.sin(np.pi * times(1.0)) + 6 * noise(seed, 1.0, 6)
    return harmonics(rise, [1, 0.8, 0.9, 0.5, 0.4, 0.3]) * np.sin(np.pi * times(1.0)) ** 0.5


def _crow(seed: int) -> np.ndarray:
    pitch = np.interp(times(1.8), [0, 0.2, 0.5, 0.6, 1.4, 1.8], [500, 800, 600, 950, 900, 500])
    return harmonics(pitch, [1, 0.9, 0.7, 0.5, 0.3]) * np.sin(np.pi * times(1.8) / 1.8) + 0.1 * noise(
        seed, 1.8
    )


def _chirp() -> np.ndarray:
    return harmonics(np.linspace(3000, 5200, times(0.12).size), [1]) * np.sin(np.pi * times(0.12) / 0.12)


def _croak(seed: int) -> np.ndarray:
    return (
        band(noise(seed, 0.4), 300, 1800)
        * (np.sin(2 * np.pi * 55 * times(0.4)) > 0.5)
        * burst(0.4, 0.05, 0.2)
    )
