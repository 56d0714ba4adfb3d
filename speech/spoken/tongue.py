"""What a language says for signs, letters and numbers: everything that the rules need to know of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Tongue:
    """One language's spoken forms.

    Attributes:
        code: BCP 47 code.
        cardinal: Says a whole number from 0.
        year: Says a year.
        ordinal: Says "third".
        digits: Names of 0 to 9 when read one by one.
        letters: Names of A to Z.
        decimal: The sign before a fraction; the other one of ``.`` and ``,`` groups thousands.
        point: How ``decimal`` is said.
        dot: How the other sign is said where it groups nothing.
        minus: Before a number below zero.
        to: Between the ends of a range.
        number: For ``No.`` before digits.
        per: Between numerator and denominator.
        times: For ``2x``.
        percent: For ``%``.
        months: January first.
        oh: Before a minute below ten: "fourteen oh five".
        zones: Names of the time zones.
        currencies: Names by sign.
        cents: Name of a hundredth.
        scales: What may follow an amount.
        units: Names by abbreviation, after a number.
        ordinal_sign: Pattern of an ordinal in digits (``ke-3``, ``3rd``); its group is the number.
        suffix: Ending of a numeral: ``90-an``; empty for none.
        symbols: Signs between words.
        address: Words for the signs in a web address.
        abbreviations: Full forms by abbreviation, each with its dot if it needs one to be one.
        closing: Those of them that may end a sentence.
        letterwise: Abbreviations said by their letters although they have vowels; those without need no list.
        capitals: Abbreviations in capitals that are said in another way.
    """

    code: str
    cardinal: Callable[[int], str]
    year: Callable[[int], str]
    ordinal: Callable[[int], str]
    digits: tuple[str, ...]
    letters: Mapping[str, str]
    decimal: str
    point: str
    dot: str
    minus: str
    to: str
    number: str
    per: str
    times: str
    percent: str
    months: tuple[str, ...]
    oh: str
    zones: Mapping[str, str]
    currencies: Mapping[str, str]
    cents: str
    scales: Mapping[str, str]
    units: Mapping[str, str]
    ordinal_sign: str
    suffix: str
    symbols: Mapping[str, str]
    address: Mapping[str, str]
    abbreviations: Mapping[str, str]
    closing: frozenset[str]
    letterwise: frozenset[str]
    capitals: Mapping[str, str]


def letter_names(names: str) -> dict[str, str]:
    """Pair A to Z with their names, given in one line."""
    return dict(zip(ALPHABET, names.split(), strict=True))
