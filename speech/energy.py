"""Tells what may be speech from silence, hum, noise and tones, before a recogniser invents words for them."""

import numpy as np

from speech.decode import RATE

FRAME = RATE // 40
"""Samples in a frame of 25 ms, about one speech sound."""

LOUD_DBFS = -60.0
"""Level that the loudest 5 % of the frames must reach, with low tones damped; a quiet voice at
arm's length is near −45."""

SWING_DB = 6.0
"""How far loud frames (95th percentile) must stand out from quiet ones (10th). Speech swings by 20 and more;
steady noise, hum and tones by 3 or less."""

_NOTHING_DBFS = -120.0


def may_be_speech(samples: np.ndarray) -> bool:
    """Return whether mono float samples at 16 kHz are loud and uneven enough to hold speech."""
    quiet, loud = _levels(samples)
    return loud >= LOUD_DBFS and loud - quiet >= SWING_DB


def is_silent(samples: np.ndarray) -> bool:
    """Return whether a stretch inside a recording is too quiet for any word."""
    return _levels(samples)[1] < LOUD_DBFS


def _levels(samples: np.ndarray) -> tuple[float, float]:
    """Return the 10th and 95th percentile of the frames' levels, dBFS."""
    usable = samples.size // FRAME * FRAME
    if not usable:
        return _NOTHING_DBFS, _NOTHING_DBFS
    # Pre-emphasis: takes out rumble of wind and engines below the voice, which swings as speech does.
    crisp = samples[:usable].astype(np.float64)
    crisp[1:] -= 0.95 * crisp[:-1]
    power = crisp.reshape(-1, FRAME).var(axis=1)
    levels = 10 * np.log10(np.maximum(power, 10 ** (_NOTHING_DBFS / 10)))
    quiet, loud = np.percentile(levels, (10, 95))
    return float(quiet), float(loud)
