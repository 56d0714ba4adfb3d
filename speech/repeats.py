"""Guards against Whisper's loops: one phrase written again and again although it was said once."""

import re
from dataclasses import replace
from itertools import groupby

from speech.transcriber import Segment

MOST_REPEATS = 3
"""People do say "tolong, tolong, tolong". More often than this in a row is the model looping."""

LOOP_CONFIDENCE = 0.1
"""What confidence sinks to where a loop was cut out: somebody has to listen to that stretch."""

_LOOP = re.compile(rf"\b(\w.{{0,80}}?)(?:[\s,.!?;…-]+\1\b){{{MOST_REPEATS},}}", re.IGNORECASE)


def without_repeats(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Leave one of a run of equal segments, and of a phrase looping inside a segment, marked doubtful."""
    kept: list[Segment] = []
    for _, equal in groupby(map(_without_loop, segments), key=lambda segment: _words(segment.text)):
        run = list(equal)
        kept += [_doubtful(replace(run[0], end=run[-1].end))] if len(run) > MOST_REPEATS else run
    return tuple(kept)


def _without_loop(segment: Segment) -> Segment:
    text = _LOOP.sub(r"\1", segment.text)
    return segment if text == segment.text else _doubtful(replace(segment, text=text))


def _doubtful(segment: Segment) -> Segment:
    return replace(segment, confidence=min(segment.confidence, LOOP_CONFIDENCE))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
