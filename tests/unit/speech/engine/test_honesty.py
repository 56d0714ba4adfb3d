"""What of a draft is shown."""

import math

import pytest

from speech.engine.decoding import Draft
from speech.engine.hearing import heard_as
from speech.engine.honesty import better, segment, went_wrong
from speech.engine.search import Line
from speech.transcriber import Word
from speech.voice_activity import Span

SPAN = Span(1, 3)


def draft(confidence: float, silence: float = 0.0) -> Draft:
    return Draft(Line((1,), (0.0, 0.0), 2 * math.log(confidence)), silence, {})


def words(text: str) -> list[Word]:
    return [Word(word, 0.9) for word in text.split()]


def test_words_are_shown_when_the_model_is_sure() -> None:
    shown = segment(draft(0.8), words("Jalan rusak."), SPAN)
    assert shown is not None
    assert (shown.start, shown.end, shown.text) == (1, 3, "Jalan rusak.")
    assert shown.confidence == pytest.approx(0.8)
    assert shown.words == tuple(words("Jalan rusak."))


@pytest.mark.parametrize(
    ("confidence", "silence", "text"),
    [
        (0.39, 0.0, "Terima kasih."),
        (0.42, 0.5, "Terima kasih. Terima kasih."),
        (0.9, 0.0, "дорога сломана"),
        (0.9, 0.0, "ya " * 40),
    ],
    ids=["unsure", "perhaps nobody", "foreign letters", "loop"],
)
def test_stretch_has_no_words_when_they_are_most_likely_made_up(
    confidence: float, silence: float, text: str
) -> None:
    shown = segment(draft(confidence, silence), words(text), SPAN)
    assert shown is not None
    assert (shown.text, shown.words) == ("", ())
    assert shown.confidence <= 0.4


def test_nothing_is_shown_when_nobody_spoke() -> None:
    assert segment(draft(0.3, 0.8), words("Terima kasih."), SPAN) is None
    assert segment(draft(0.9), [], SPAN) is None


def test_another_try_is_made_when_the_first_went_wrong() -> None:
    assert went_wrong(draft(0.3), "Jalan rusak.")
    assert went_wrong(draft(0.9), "ya " * 40)
    assert not went_wrong(draft(0.5), "Jalan rusak.")


def test_second_try_counts_when_it_is_surer_or_the_first_was_a_loop() -> None:
    first, again = draft(0.9), Draft(Line((2,), (0.0, 0.0), 2 * math.log(0.5)), 0.0, {})
    spelled = {first.line.tokens: "ya " * 40, again.line.tokens: "Jalan rusak."}
    assert better(first, again, lambda tokens: spelled[tuple(tokens)]) is again
    assert better(again, first, lambda tokens: spelled[tuple(tokens)]) is again
    assert better(again, first, lambda _: "Jalan rusak.") is first


@pytest.mark.parametrize(
    ("chosen", "english", "seconds", "asked"),
    [
        ("id", 0.97, 6, "en"),
        ("jv", 0.97, 6, "en"),
        ("id", 0.9, 6, ""),
        ("id", 0.97, 1, ""),
        ("en", 0.97, 6, ""),
        ("en", 0.02, 6, "id"),
    ],
)
def test_question_is_asked_only_when_it_sounded_surely_like_another(
    chosen: str, english: float, seconds: float, asked: str
) -> None:
    rest = 1 - english
    chances = {"en": english, "id": 0.6 * rest, "jv": 0.3 * rest, "ms": 0.1 * rest, "su": 0.0}
    assert heard_as(chosen, chances, seconds) == asked


def test_javanese_is_not_asked_about_when_indonesian_was_chosen() -> None:
    assert heard_as("id", {"en": 0, "id": 0, "jv": 1, "ms": 0, "su": 0}, 60) == ""
