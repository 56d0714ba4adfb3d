"""Beam search over made-up chances."""

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.engine.search import BeamSearch, Line

END = 0
Chances = Callable[[tuple[int, ...]], Sequence[tuple[int, float]]]


def searched(width: int, longest: int, chances: Chances) -> BeamSearch:
    search = BeamSearch(width, END, longest)
    while search.advance([chances(line.tokens) for line in search.lines]):
        pass
    return search


def fixed(table: dict[tuple[int, ...], dict[int, float]]) -> Chances:
    return lambda tokens: [(token, math.log(chance)) for token, chance in table[tokens].items()]


def test_likelier_whole_is_found_when_its_first_token_is_not_the_likeliest() -> None:
    chances = fixed(
        {
            (): {1: 0.6, 2: 0.4},
            (1,): {3: 0.5, END: 0.5},
            (2,): {3: 0.95, END: 0.05},
            (1, 3): {END: 0.5, 4: 0.5},
            (2, 3): {END: 0.95, 4: 0.05},
        }
    )
    best = searched(2, 9, chances).best()
    assert best.tokens == (2, 3)
    assert best.score == pytest.approx(math.log(0.4 * 0.95 * 0.95))
    assert best.mean_logprob == pytest.approx(best.score / 3)
    assert len(best.logprobs) == 3


def test_first_token_decides_when_the_search_is_one_line_wide() -> None:
    chances = fixed({(): {1: 0.6, 2: 0.4}, (1,): {END: 0.9, 3: 0.1}})
    assert searched(1, 9, chances).best().tokens == (1,)


def test_search_stops_when_no_line_can_be_chosen_any_more() -> None:
    asked: list[tuple[int, ...]] = []

    def chances(tokens: tuple[int, ...]) -> list[tuple[int, float]]:
        asked.append(tokens)
        return [(1, -0.1), (2, -5), (3, -6)] if not tokens else [(END, -0.1), (4, -5), (5, -6)]

    assert searched(2, 50, chances).best().tokens == (1,)
    assert max(map(len, asked)) == 1


def test_line_is_given_when_it_never_ends() -> None:
    best = searched(2, 4, lambda _: [(1, -0.5), (2, -1.0), (3, -2.0)]).best()
    assert best.tokens == (1, 1, 1, 1)


@given(
    st.integers(1, 4),
    st.integers(1, 6),
    st.lists(
        st.lists(st.floats(-8, -0.01), min_size=6, max_size=6),
        min_size=7,
        max_size=7,
    ),
)
def test_lines_hold_together_whatever_the_chances_are(
    width: int, longest: int, table: list[list[float]]
) -> None:
    def chances(tokens: tuple[int, ...]) -> list[tuple[int, float]]:
        row = sorted(enumerate(table[len(tokens)]), key=lambda pair: -pair[1])
        return row[: width + 1]

    search = BeamSearch(width, END, longest)
    while True:
        before = list(search.lines)
        sources = search.advance([chances(line.tokens) for line in before])
        assert len(search.lines) <= width
        assert len(search.finished) <= width
        assert [line.score for line in search.lines] == sorted(
            (line.score for line in search.lines), reverse=True
        )
        if not sources:
            break
        for line, source in zip(search.lines, sources, strict=True):
            assert line.tokens[:-1] == before[source].tokens
    best = search.best()
    assert len(best.tokens) <= longest
    assert END not in best.tokens
    assert best.score == pytest.approx(sum(best.logprobs))
    assert isinstance(best, Line)
