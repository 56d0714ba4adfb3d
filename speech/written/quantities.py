"""How much and how many: percent, measures, large numbers, spans of time."""

from collections.abc import Sequence

from speech.written.line import Line, Rewrite
from speech.written.numbers import Number, read_number
from speech.written.tongues import Tongue

_MOST_WORDS = 2
_TO = {"sampai", "hingga", "atau"}
_SPANS = ("tahun", "bulan", "minggu", "hari", "jam", "menit", "detik")


def quantity(line: Line, at: int) -> Rewrite | None:
    """Digits before a unit, with decimals, and for what takes more than two words; else words (PUEBI, EYD V).

    At the start of a sentence a number stays in words. Behind "ke" it may be a rank: it stays, too. Thousands
    are most often a price, even where nobody says "rupiah": they are to be confirmed.
    """
    tongue, words = line.tongue, line.phrase(at)
    number = read_number(words, tongue) if tongue else None
    if tongue is None or number is None or line.before(at, 1) == ["ke"]:
        return None
    behind = words[number.length] if number.length < len(words) else ""
    if behind in _TO:
        behind = _unit_of_range(words[number.length + 1 :], tongue)
        return _plain(line, at, number, tongue, behind in {tongue.percent, *tongue.units_of_measure})
    if behind == tongue.percent and not line.starts_sentence(at):
        return Rewrite(number.length + 1, f"{number.text(tongue)}%")
    return _plain(line, at, number, tongue, behind in tongue.units_of_measure)


def duration(line: Line, at: int) -> Rewrite | None:
    """Digits for two spans or more (EYD V, rule 3): ``2 jam 30 menit``, each smaller than the one before."""
    tongue, words = line.tongue, line.phrase(at)
    if tongue is None:
        return None
    end, rank, parts = 0, -1, list[str]()
    while number := read_number(words[end:], tongue):
        span = words[end + number.length] if end + number.length < len(words) else ""
        if span not in _SPANS or _SPANS.index(span) <= rank:
            break
        rank = _SPANS.index(span)
        end += number.length + 1
        parts.append(f"{number.text(tongue)} {span}")
    return Rewrite(end, " ".join(parts)) if len(parts) > 1 else None


def _plain(line: Line, at: int, number: Number, tongue: Tongue, measured: bool) -> Rewrite:
    said = line.said(at, number.length)
    stays = _stays(number, measured, line.starts_sentence(at))
    return Rewrite(number.length, said if stays else number.text(tongue), confirm=number.thousands)


def _unit_of_range(words: Sequence[str], tongue: Tongue) -> str:
    """Return what stands behind the second number of "dua sampai tiga meter"."""
    number = read_number(words, tongue)
    return words[number.length] if number and number.length < len(words) else ""


def _stays(number: Number, measured: bool, starts_sentence: bool) -> bool:
    if not number.in_words:
        return not number.thousands and not number.decimal
    if starts_sentence:
        return True
    return number.length <= _MOST_WORDS and not measured
