"""Sounds of devices and of hands: tones, rings, sirens, typing, knocking."""

import numpy as np

from tests.clips.shaping import at_level, band, burst, harmonics, noise, placed, times

SECONDS = 4.0


def signals() -> dict[str, np.ndarray]:
    """Return them by name: mono float32 at 16 kHz."""
    time = times(SECONDS)
    return {
        "tone": at_level(_tone(1000, SECONDS), -20),
        "tone of a test transmitter, swept": at_level(
            harmonics(np.geomspace(100, 6000, time.size), [1]), -20
        ),
        "keys of a telephone": at_level(_keys(), -20),
        "busy tone": at_level(_beeps([425], 0.5, 0.5), -20),
        "ringing tone": at_level(_beeps([425, 440], 1.0, 2.0), -20),
        "ringtone": at_level(_melody_of_beeps(), -18),
        "alarm clock": at_level(_beeps([2048], 0.08, 0.12), -18),
        "smoke alarm": at_level(_beeps([3100], 0.5, 0.5), -12),
        "siren": at_level(harmonics(900 + 450 * np.sin(2 * np.pi * 0.5 * time), [1, 0.5, 0.3]), -18),
        "horn": at_level(_beeps([390, 490], 0.6, 0.3, [1, 0.8, 0.7, 0.6, 0.5]), -12),
        "clock ticking": at_level(_hits(1, np.arange(0.2, SECONDS, 0.5), 0.004, 2000, 7000), -40),
        "clicks": at_level(_hits(2, [0.3, 1.1, 1.15, 2.4, 3.2], 0.001, 500, 7500), -35),
        "typing": at_level(_hits(3, _uneven(3, 9), 0.008, 800, 6000), -30),
        "taps on the phone": at_level(_hits(4, _uneven(4, 3), 0.02, 60, 1500), -22),
        "knocking at a door": at_level(_hits(5, [0.5, 0.8, 1.1, 2.5, 2.8, 3.1], 0.04, 80, 900), -20),
        "footsteps": at_level(_hits(6, np.arange(0.2, SECONDS, 0.55), 0.05, 50, 500), -28),
        "door falls shut": at_level(_hits(7, [1.0], 0.12, 30, 2000), -20),
        "dishes": at_level(_ringing(8, [0.4, 0.9, 1.7, 1.9, 3.0]), -25),
        "phone is put down": at_level(_hits(9, [0.8, 0.87, 0.95], 0.03, 60, 4000), -22),
        "pocket rubs on the microphone": at_level(
            band(noise(10, SECONDS, 5), 20, 1500) * np.abs(np.sin(2 * np.pi * 1.3 * time)) ** 3, -20
        ),
        "applause": at_level(_hits(11, _uneven(11, 120), 0.01, 700, 5000), -20),
    }


def _tone(hertz: float, seconds: float, strengths: list[float] | None = None) -> np.ndarray:
    return harmonics(np.full(times(seconds).size, hertz), strengths or [1])


def _beeps(hertz: list[float], on: float, off: float, strengths: list[float] | None = None) -> np.ndarray:
    beep = sum((_tone(one, on, strengths) for one in hertz), np.zeros(times(on).size))
    return placed(SECONDS, [(start, beep) for start in np.arange(0.2, SECONDS, on + off)])


def _keys() -> np.ndarray:
    """Dual tones of 0 8 1 2 3 4 5 6 (ITU-T Q.23)."""
    low, high = (941, 852, 697, 697, 697, 770, 770, 770), (1336, 1336, 1209, 1336, 1477, 1209, 1336, 1477)
    return placed(
        SECONDS,
        [
            (0.2 + 0.4 * place, _tone(one, 0.2) + _tone(other, 0.2))
            for place, (one, other) in enumerate(zip(low, high, strict=True))
        ],
    )


def _melody_of_beeps() -> np.ndarray:
    notes = (659, 587, 370, 415, 554, 494, 294, 330, 494, 440, 277, 330, 440)
    return placed(
        SECONDS, [(0.2 + 0.25 * place, _tone(note, 0.2, [1, 0, 0.3])) for place, note in enumerate(notes)]
    )


def _uneven(seed: int, a_second: float) -> np.ndarray:
    return np.sort(np.random.default_rng(seed).uniform(0.1, SECONDS - 0.1, round(a_second * SECONDS)))


def _hits(seed: int, starts: list[float] | np.ndarray, fall: float, low: float, high: float) -> np.ndarray:
    loudness = np.random.default_rng(seed).uniform(0.5, 1, len(starts))
    return placed(
        SECONDS,
        [
            (start, strength * band(noise(seed + place, 0.4), low, high) * burst(0.4, 0.001, fall))
            for place, (start, strength) in enumerate(zip(starts, loudness, strict=True))
        ],
    )


def _ringing(seed: int, starts: list[float]) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return placed(
        SECONDS,
        [
            (start, sum(_tone(one, 0.6) for one in chance.uniform(1500, 6000, 5)) * burst(0.6, 0.001, 0.1))
            for start in starts
        ],
    )
