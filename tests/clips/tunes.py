"""Music: a melody, chords, drums, metallophones of a gamelan, a flute, a choir without words."""

import numpy as np

from tests.clips.shaping import at_level, band, burst, harmonics, in_room, noise, placed, times

SECONDS = 6.0

# Steps of a slendro scale in cents, one of many; measured scales differ from ensemble to ensemble.
_SLENDRO = tuple(275 * 2 ** (cents / 1200) for cents in (0, 231, 474, 717, 955, 1208))


def tunes() -> dict[str, np.ndarray]:
    """Return them by name: mono float32 at 16 kHz."""
    return {
        "melody on a piano": at_level(
            _played([262, 294, 330, 349, 392, 440, 494, 523], [1, 0.6, 0.4, 0.2], 0.5), -20
        ),
        "chords": at_level(_chords(), -18),
        "drums": at_level(_drums(), -16),
        "gamelan": at_level(_gamelan(), -20),
        "flute": at_level(_flute(), -22),
        "bass": at_level(_played([55, 55, 73, 65, 55, 82, 73, 65], [1, 0.8, 0.5, 0.3, 0.2], 0.5), -18),
        "choir without words": at_level(_choir(), -22),
        "dance music next door": at_level(
            band(in_room(_drums() + _played([110, 110, 131, 98], [1, 0.8, 0.6], 0.5), 1, 0.4), 30, 250), -25
        ),
    }


def _played(notes: list[float], strengths: list[float], step: float) -> np.ndarray:
    return placed(
        SECONDS,
        [
            (
                place * step,
                harmonics(np.full(times(1.2).size, notes[place % len(notes)]), strengths)
                * burst(1.2, 0.005, 0.3),
            )
            for place in range(int(SECONDS / step))
        ],
    )


def _chords() -> np.ndarray:
    roots = (131, 175, 196, 131)
    lines = [_played([root * ratio for root in roots], [1, 0.7, 0.4, 0.3], 1.0) for ratio in (1, 1.25, 1.5)]
    return np.sum(lines, axis=0)


def _drums() -> np.ndarray:
    kick = harmonics(np.linspace(120, 45, times(0.25).size), [1]) * burst(0.25, 0.003, 0.07)
    snare = band(noise(2, 0.2), 400, 6000) * burst(0.2, 0.002, 0.05)
    hat = band(noise(3, 0.05), 5000, 7800) * burst(0.05, 0.001, 0.01)
    beats = [(0.5 * n, 3 * kick) for n in range(12)] + [(0.5 + n, 0.8 * snare) for n in range(6)]
    return placed(SECONDS, beats + [(0.25 * n, 0.3 * hat) for n in range(24)])


def _gamelan() -> np.ndarray:
    order = np.random.default_rng(4).integers(0, len(_SLENDRO), 24)
    bars = [(0.25 * place, _bar(_SLENDRO[note] * 2)) for place, note in enumerate(order)]
    gongs = [(2.0 * place, 2 * _bar(_SLENDRO[0] / 4, 1.5)) for place in range(3)]
    return placed(SECONDS, bars + gongs)


def _bar(hertz: float, fall: float = 0.5) -> np.ndarray:
    """A struck bar: its partials are not whole multiples (free bar: 1, 2.76, 5.40)."""
    parts = ((1, 1.0), (2.76, 0.4), (5.4, 0.15))
    size = times(2.0).size
    whole = sum(strength * harmonics(np.full(size, hertz * ratio), [1]) for ratio, strength in parts)
    return whole * burst(2.0, 0.002, fall)


def _flute() -> np.ndarray:
    pitch = np.repeat([523, 587, 659, 587, 784, 659], times(1.0).size) + 5 * np.sin(
        2 * np.pi * 5 * times(SECONDS)
    )
    return harmonics(pitch, [1, 0.25, 0.1]) + 0.05 * band(noise(5, SECONDS), 500, 6000)


def _choir() -> np.ndarray:
    voices = [
        harmonics(
            root * (1 + 0.006 * np.sin(2 * np.pi * (5 + number / 3) * times(SECONDS))),
            [1, 0.7, 0.5, 0.2, 0.1],
        )
        for number, root in enumerate((131, 165, 196, 262, 330))
    ]
    return in_room(sum(voices, np.zeros(times(SECONDS).size)), 6, 1.5)
