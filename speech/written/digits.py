"""Digits: read as a language writes them, and written so."""

from decimal import Decimal

from speech.written.tongues import Tongue

_MOST_DIGITS = 18


def read_digits(word: str, tongue: Tongue) -> Decimal | None:
    """Return the value of ``12``, ``1.500`` or ``2,5``; ``None`` for other words, and for ``0812``."""
    whole, mark, decimals = word.partition(tongue.decimal)
    first, *groups = whole.split(tongue.thousands)
    if not all(part.isascii() and part.isdecimal() for part in (first, *groups, decimals or "0")):
        return None
    if mark and not decimals:
        return None
    if groups and (len(first) > 3 or any(len(group) != 3 for group in groups)):
        return None
    if first.startswith("0") and (len(first) > 1 or groups):
        return None
    if len(word) > _MOST_DIGITS:
        return None
    return Decimal(f"{first}{''.join(groups)}{'.' * bool(mark)}{decimals}")


def write_digits(value: Decimal, tongue: Tongue) -> str:
    """Return ``250.000`` or ``2,5``."""
    whole, _, decimals = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", tongue.thousands)
    return f"{grouped}{tongue.decimal}{decimals}" if decimals else grouped
