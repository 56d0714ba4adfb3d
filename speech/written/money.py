"""Amounts of money: ``Rp250.000``, ``Rp2,5 juta``, ``RM5.50``."""

import re
from collections.abc import Sequence
from decimal import Decimal

from speech.written.line import Line, Rewrite
from speech.written.numbers import Number, read_number
from speech.written.tongues import Tongue

_FIRST, _GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(,\d{3})+")


def money(line: Line, at: int) -> Rewrite | None:
    """The symbol in front, without dot or space (EYD V, rule 3); no ``,00`` that nobody said."""
    tongue, words = line.tongue, line.phrase(at)
    if tongue is None:
        return None
    symbol = tongue.symbol.lower()
    amount = words[0].removeprefix(symbol).lstrip(".")
    glued = words[0].startswith(symbol) and amount[:1].isdecimal()
    if glued:
        words = [symbol, amount, *words[1:]]
    start = int(words[0] == symbol)
    number = _misspelt(words[start:], tongue) or read_number(words[start:], tongue)
    if number is None:
        return None
    end = start + number.length
    named = words[end : end + 1] == [tongue.currency]
    if not (named or start):
        return None
    end += named
    cents, length = _cents(words[end:], tongue)
    if not length and end < len(words) and tongue.counts(words[end]):
        return None
    if length:
        return Rewrite(end + length - glued, f"RM{int(number.value):,}.{cents:02}", confirm=True)
    return Rewrite(end - glued, f"{tongue.symbol}{number.text(tongue)}", confirm=True)


def _cents(words: Sequence[str], tongue: Tongue) -> tuple[int, int]:
    """Return Malay sen and how many words they took."""
    number = read_number(words, tongue) if tongue.symbol == "RM" else None
    if number and words[number.length : number.length + 1] == ["sen"] and number.value < 100:
        return int(number.value), number.length + 1
    return 0, 0


def _misspelt(words: Sequence[str], tongue: Tongue) -> Number | None:
    """Recognisers write ``250 000`` and, in Indonesian, ``250,000``: neither has decimals to lose."""
    if words and tongue.thousands == "." and _ENGLISH.fullmatch(words[0]):
        return _number(1, words[0].replace(",", ""))
    length = 1
    while length < len(words) and _GROUP.fullmatch(words[length]):
        length += 1
    if length > 1 and _FIRST.fullmatch(words[0]):
        return _number(length, "".join(words[:length]))
    return None


def _number(length: int, digits: str) -> Number:
    value = Decimal(digits)
    return Number(length, value, value, scale="", in_words=False, thousands=True, decimal=False)
