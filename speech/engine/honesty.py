"""From what the model wrote to what is shown: nothing that it most likely made up."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from whisper.utils import compression_ratio

from speech.engine.decoding import Draft
from speech.latin import is_latin
from speech.transcriber import UNCLEAR, Segment, Word, is_unclear
from speech.voice_activity import Span

LOOP_RATIO = 2.4
"""Of text before and after compression; openai-whisper's own mark for a loop."""

DOUBT_LOGPROB = -1.0
"""Mean over the tokens; openai-whisper's own mark for a failed window."""

NOBODY = 0.6
"""Probability that nobody speaks, by the model: openai-whisper's own mark."""


def went_wrong(draft: Draft, text: str) -> bool:
    """Tell whether the window is worth another, costlier try."""
    return draft.line.mean_logprob < DOUBT_LOGPROB or _is_loop(text)


def better(first: Draft, again: Draft, spell: Callable[[Sequence[int]], str]) -> Draft:
    """Return the surer of two tries; a loop, of which the model is mostly sure, counts less than words."""
    return max(first, again, key=lambda one: (not _is_loop(spell(one.line.tokens)), one.line.mean_logprob))


def segment(draft: Draft, words: Sequence[Word], span: Span) -> Segment | None:
    """Return the segment, without words where they are likely invented, or ``None`` where nobody spoke."""
    text = " ".join(word.text for word in words)
    confidence = math.exp(draft.line.mean_logprob)
    if not text or (draft.silence > NOBODY and confidence < UNCLEAR):
        return None
    if is_unclear(confidence, draft.silence) or _is_loop(text) or not is_latin(text):
        return Segment(span.start, span.end, "", min(confidence, UNCLEAR))
    return Segment(span.start, span.end, text, confidence, tuple(words))


def without_doubt(shown: Segment) -> Segment:
    """Take the words away when something later made the segment doubtful: a loop was cut out of it."""
    return replace(shown, text="", words=()) if is_unclear(shown.confidence) else shown


def _is_loop(text: str) -> bool:
    return compression_ratio(text) > LOOP_RATIO
