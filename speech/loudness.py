"""Makes quiet voices as loud as others, before anything listens to them."""

import numpy as np

TARGET = 0.3
"""Amplitude that the loudest moments are brought to, of 1."""

MOST = 30.0
"""Never louder than so many times: what is still quiet then is not a voice near the microphone."""

_LOUD_PERCENTILE = 99.9


def louder(samples: np.ndarray) -> np.ndarray:
    """Return the samples amplified when they are quiet; loud ones are returned as they are.

    A click does not count as loud: it lasts less than one sample in a thousand.
    """
    if not samples.size:
        return samples
    loudest = float(np.percentile(np.abs(samples), _LOUD_PERCENTILE))
    if loudest <= 0 or loudest >= TARGET:
        return samples
    return np.clip(samples * min(MOST, TARGET / loudest), -1, 1).astype(np.float32)
