"""Everything in which nobody speaks to the phone, in one place."""

import numpy as np

from tests.clips.creatures import creature_sounds
from tests.clips.manifest import SOUNDS, load
from tests.clips.murmurs import murmurs
from tests.clips.noises import steady_sounds
from tests.clips.signals import signals
from tests.clips.tunes import tunes


def unspoken() -> dict[str, np.ndarray]:
    """Return all of them by name, made and recorded; mono float32 at 16 kHz."""
    recorded = {clip.name: clip.samples for clip in load(SOUNDS)}
    return {**steady_sounds(), **signals(), **creature_sounds(), **tunes(), **murmurs(), **recorded}
