"""Tells silence from sound, before anything listens to it."""

import numpy as np

from speech.decode import RATE

FRAME = RATE // 40
"""Samples in a frame of 25 ms, about one speech sound."""

LOUD_DBFS = -60.0
"""Level that the loudest eighth of a second must reach, with low tones damped; a quiet voice at arm's length
is near −45."""

_LOUDEST_FRAMES = 5


def is_silent(samples: np.ndarray) -> bool:
    """Return whether mono float samples at 16 kHz are too quiet for any word.

    How even they are tells nothing: noise of a street fills the pauses of whoever speaks in it.
    """
    usable = samples.size // FRAME * FRAME
    if not usable:
        return True
    # Pre-emphasis: takes out rumble of wind and engines below the voice.
    crisp = samples[:usable].astype(np.float64)
    crisp[1:] -= 0.95 * crisp[:-1]
    power = crisp.reshape(-1, FRAME).var(axis=1)
    count = min(_LOUDEST_FRAMES, power.size)
    return float(np.partition(power, -count)[-count]) < 10 ** (LOUD_DBFS / 10)
