"""From the words that were heard to words as people write them: ``250.000``, ``RT 03/RW 07``.

Rules: *Ejaan Bahasa Indonesia yang Disempurnakan*, 5th edition (EYD V), "Angka dan Bilangan". When in doubt
the words stay as they were said (docs/decisions/0070).
"""

from dataclasses import replace

from speech.transcriber import DOUBTFUL, Segment, Word
from speech.written.addresses import address_part
from speech.written.clock import time_of_day
from speech.written.dates import calendar_date
from speech.written.line import Line, Rewrite, Token, split
from speech.written.money import money
from speech.written.names import name
from speech.written.neighbourhoods import neighbourhood
from speech.written.quantities import duration, quantity
from speech.written.sentences import sentence_case
from speech.written.telephones import digit_string

CONFIRM = DOUBTFUL - 0.01
"""Prices, telephone and house numbers are never surer than this, so that they are shown and read back with a
mark: of the numbers in 100 real clips a third was wrong, however sure the recogniser was."""

_PASSES = 5
"""A written number may complete another ("lima rupiah rupiah"); two passes are enough for what people say."""

_RULES = (
    *(neighbourhood, name, address_part, calendar_date, time_of_day),
    *(digit_string, money, duration, quantity),
)
"""The first that has something to say about a place in the line decides."""


def write(words: tuple[Word, ...], language: str) -> tuple[Word, ...]:
    """Return the words of one utterance as they are written in ``language`` (BCP 47).

    Numbers, dates, times, money, addresses and telephone numbers in Indonesian and Malay; names of places in
    these and English; abbreviations in Indonesian; a capital first and a full stop last in every language.
    Words that become one take the lowest confidence. Doing it again changes nothing.
    """
    language = language.replace("_", "-").split("-")[0].lower()
    for _ in range(_PASSES):
        before, words = words, _written(words, language)
        if words == before:
            break
    return words


def write_segment(segment: Segment, language: str) -> Segment:
    """Return a segment with its words as they are written; one without words stays as it is."""
    words = write(segment.words, language)
    return replace(segment, words=words, text=" ".join(word.text for word in words)) if words else segment


def _written(words: tuple[Word, ...], language: str) -> tuple[Word, ...]:
    tokens = tuple(split(part, word.confidence) for word in words for part in word.text.split())
    line = Line(tokens, language)
    written: list[Token] = []
    at = 0
    while at < len(tokens):
        if change := next((change for rule in _RULES if (change := rule(line, at))), None):
            written.extend(_apply(change, line, at))
            at += change.length
        else:
            end = line.end_of_numbers(at)
            written.extend(tokens[at:end])
            at = end
    return tuple(Word(token.text, token.confidence) for token in sentence_case(written))


def _apply(change: Rewrite, line: Line, at: int) -> list[Token]:
    """Put ``change`` where its words stood. Words in front of the number that stay keep their confidence."""
    old, cores = line.tokens[at : at + change.length], change.text.split()
    kept = 0
    while kept < len(cores) - 1 and old[kept].core == cores[kept] and not line.has_number(at + kept):
        kept += 1
    lowest = min(token.confidence for token in old[kept:])
    confidence = min(lowest, CONFIRM) if change.confirm else lowest
    new = [Token("", core, "", confidence) for core in cores]
    new[:kept] = old[:kept]
    new[0] = replace(new[0], before=old[0].before)
    new[-1] = replace(new[-1], after=old[-1].after)
    return new
