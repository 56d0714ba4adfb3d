"""Number words to a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from speech.written.digits import read_digits, write_digits
from speech.written.tongues import Tongue

_MILLION = 10**6
_MOST = 10**15


@dataclass(frozen=True)
class Number:
    """A number as it was said.

    Attributes:
        length: Words it took.
        value: How much it is.
        head: What stands before ``scale``; the same as ``value`` when there is none.
        scale: "juta" or larger, when the number is round: one head and then this word. Else empty.
        in_words: Whether it has no digits yet.
        thousands: Whether "ribu" or more was said, or digits stand in groups: most often a price.
        decimal: Whether decimals were said.
    """

    length: int
    value: Decimal
    head: Decimal
    scale: str
    in_words: bool
    thousands: bool
    decimal: bool

    def text(self, tongue: Tongue) -> str:
        """Return ``250.000``; round millions partly in words, ``2,5 juta`` (EYD V, rule 4)."""
        if self.scale:
            return f"{write_digits(self.head, tongue)} {self.scale}"
        return write_digits(self.value, tongue)


@dataclass(frozen=True)
class _Group:
    """One to 999, or digits, with the scale behind: "lima puluh ribu"."""

    length: int
    head: Decimal
    scale: int
    scale_word: str
    in_words: bool
    decimal: bool


def read_number(words: Sequence[str], tongue: Tongue) -> Number | None:
    """Return the number that ``words`` (lower case) begin with.

    ``None`` when there is none, and when more number words follow: "lima enam orang" is five or six people,
    "dua puluh tiga puluh" twenty to thirty.
    """
    groups: list[_Group] = []
    at, limit = 0, _MOST
    while limit > 1 and (group := _group(words[at:], tongue, limit)):
        groups.append(group)
        at, limit = at + group.length, 1 if group.decimal else group.scale
    if not groups or (at < len(words) and tongue.counts(words[at])):
        return None
    round_millions = len(groups) == 1 and groups[0].scale >= _MILLION and bool(groups[0].scale_word)
    value = sum((group.head * group.scale for group in groups), Decimal(0))
    return Number(
        length=at,
        value=Decimal(int(value)) if value == int(value) and groups[0].scale > 1 else value,
        head=groups[0].head,
        scale=groups[0].scale_word if round_millions else "",
        in_words=all(group.in_words for group in groups),
        thousands=groups[0].scale > 1 or (value >= 1000 and tongue.thousands in words[0]),
        decimal=any(group.decimal for group in groups),
    )


def below_hundred(words: Sequence[str], tongue: Tongue) -> tuple[int, int]:
    """Return value and length of 1 to 99 at the start of ``words``; ``(0, 0)`` when there is none."""
    first, second, third = (*words[:3], "", "", "")[:3]
    if tongue.wholes.get(first, 100) < 100:
        return tongue.wholes[first], 1
    unit = tongue.units.get(first, 0)
    if second == "belas" and unit > 1:
        return 10 + unit, 2
    if second == "puluh" and unit:
        last = tongue.units.get(third, 0)
        return 10 * unit + last, 3 if last else 2
    return unit, int(unit > 0)


def below_thousand(words: Sequence[str], tongue: Tongue) -> tuple[int, int]:
    """Return value and length of 1 to 999 at the start of ``words``; ``(0, 0)`` when there is none."""
    first, second = (*words[:2], "", "")[:2]
    hundreds, length = 0, 0
    if first == "seratus":
        hundreds, length = 100, 1
    elif second == "ratus" and first in tongue.units:
        hundreds, length = 100 * tongue.units[first], 2
    rest, more = below_hundred(words[length:], tongue)
    return hundreds + rest, length + more


def _group(words: Sequence[str], tongue: Tongue, limit: int) -> _Group | None:
    if not words:
        return None
    if tongue.one_scales.get(words[0], limit) < limit:
        return _Group(1, Decimal(1), tongue.one_scales[words[0]], "", True, False)
    value, length = below_thousand(words, tongue)
    head: Decimal | None = Decimal(value)
    if in_words := length > 0 or words[0] in tongue.zeros - {"kosong"}:
        length = max(length, 1)
    else:
        head, length = read_digits(words[0], tongue), 1
    if head is None or head >= limit:
        return None
    decimal = "." in str(head)
    if limit == _MOST and not decimal and (behind := _decimals(words[length:], tongue))[0]:
        head, length, decimal = Decimal(f"{head}.{behind[0]}"), length + behind[1], True
    scale_word = words[length] if length < len(words) else ""
    if head < 1000 and 0 < tongue.scales.get(scale_word, 0) < limit:
        return _Group(length + 1, head, tongue.scales[scale_word], scale_word, in_words, decimal)
    return _Group(length, head, 1, "", in_words, decimal)


def _decimals(words: Sequence[str], tongue: Tongue) -> tuple[str, int]:
    """Return the digits of "koma dua lima" or "setengah", and how many words it took."""
    if words[:1] == ["setengah"]:
        return "5", 1
    if words[:1] != [tongue.point]:
        return "", 0
    value, length = below_hundred(words[1:], tongue)
    if length and value > 9:
        return str(value), 1 + length
    found = ""
    for word in words[1:]:
        if word not in tongue.units and word not in tongue.zeros:
            break
        found += str(tongue.units.get(word, 0))
    return found, 1 + len(found)
