"""Stretches of speech to windows that the model looks at, each at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speech.decode import RATE
from speech.voice_activity import Span

LONGEST = 15.0
"""Seconds. Sentences help each other, so neighbours share a window; but several windows are written at once,
so a long recording is done sooner in several."""


@dataclass(frozen=True, eq=False)
class Window:
    """What the model looks at at once.

    Attributes:
        span: Where it stands in the recording.
        samples: Its sound.
    """

    span: Span
    samples: np.ndarray

    @property
    def seconds(self) -> float:
        """Duration of its sound."""
        return self.samples.size / RATE


def windows(spans: Sequence[Span], samples: np.ndarray, longest: float = LONGEST) -> list[Window]:
    """Put neighbours together while no more than ``longest`` seconds lie between first and last moment."""
    together: list[Span] = []
    for span in spans:
        if together and span.end - together[-1].start <= longest:
            together[-1] = Span(together[-1].start, span.end)
        else:
            together.append(span)
    return [Window(span, samples[int(span.start * RATE) : int(span.end * RATE)]) for span in together]
