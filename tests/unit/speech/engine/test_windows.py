"""Stretches of speech to windows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from speech.decode import RATE
from speech.engine.windows import windows
from speech.voice_activity import Span

SAMPLES = np.arange(60 * RATE, dtype=np.float32)


def spans_of(steps: list[tuple[int, int]]) -> list[Span]:
    spans, at = [], 0
    for pause, speech in steps:
        spans.append(Span((at + pause) / 10, (at + pause + speech) / 10))
        at += pause + speech
    return [span for span in spans if span.end <= 60]


def test_neighbours_share_a_window_when_they_fit() -> None:
    made = windows([Span(1, 4), Span(6, 9), Span(10, 15)], SAMPLES, longest=10)
    assert [window.span for window in made] == [Span(1, 9), Span(10, 15)]
    assert [window.seconds for window in made] == [8, 5]
    assert made[1].samples[0] == 10 * RATE


def test_span_stays_whole_when_it_alone_is_too_long() -> None:
    assert [window.span for window in windows([Span(0, 20)], SAMPLES, longest=10)] == [Span(0, 20)]


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 100)), max_size=12))
def test_every_span_is_in_one_window_whatever_they_are(steps: list[tuple[int, int]]) -> None:
    spans = spans_of(steps)
    made = windows(spans, SAMPLES, longest=15)
    for span in spans:
        assert sum(one.span.start <= span.start and span.end <= one.span.end for one in made) == 1
    alone = {(span.start, span.end) for span in spans}
    for one in made:
        assert one.span.end - one.span.start <= 15 or (one.span.start, one.span.end) in alone
