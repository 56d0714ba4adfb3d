"""What is said sign by sign: tracking numbers and codes, phone and licence numbers, addresses on the web."""

import re

from speech.spoken import numbers
from speech.spoken.rewriting import Rule, rule
from speech.spoken.tongue import Tongue

_LONGEST_GROUP = 5
# Bounded: what never ends in an address must not be tried from every letter to the end of the text.
_MAIL = r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
_SITE = r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:id|com|org|net|info|gov)\b"


def signs(tongue: Tongue, text: str) -> str:
    """Say every letter and digit by its name, with a pause after each group."""
    groups = re.findall(r"\w+(?: \w(?!\w))*", text)
    return ", ".join(" ".join(_name(tongue, sign) for sign in group if sign != " ") for group in groups)


def rules(tongue: Tongue) -> list[Rule]:
    """Return the rules for codes."""

    def grouped(match: re.Match[str]) -> str:
        return ", ".join(numbers.digits(tongue, group) for group in _groups(match[0]))

    def website(match: re.Match[str]) -> str:
        pieces = re.findall(r"[^\W\d_]+|\d+|[^\w\s]|_", match["where"].lower())
        return " ".join(
            numbers.digits(tongue, piece) if piece[0].isdecimal() else tongue.address.get(piece, piece)
            for piece in pieces
        )

    return [
        rule(r"(?:https?://|(?=www\.))(?P<where>[^\s<>\"]*[\w/])", website),
        rule(rf"(?P<where>{_MAIL}|\b{_SITE}(?:/[^\s<>\"]*[\w/])?)", website),
        rule(
            r"(?<![\w-])[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,}(?![\w-])",
            lambda match: signs(tongue, match[0].replace("-", ", ")),
        ),
        rule(
            r"(?<![\w,.])[0-9A-Z](?:,? [0-9A-Z]){2,}(?![\w])",
            lambda match: signs(tongue, match[0]),
        ),
        rule(
            r"\b([A-Z]{1,2}) (\d{1,4}) ([A-Z]{1,3})\b",
            lambda match: signs(tongue, ", ".join(match.groups())),
        ),
        rule(r"(?<![\w.,/-])(?:\+|\(?0)\d(?:[ ().-]{0,2}\d){6,14}(?!\d|[.,/-]\d)", grouped),
        rule(r"(?<![\w.,/-])\d{3,4}(?:[ -]\d{3,4}){2,4}(?![\w]|[.,/-]\d)", grouped),
        rule(r"(?<![\w.,])\d{9,}(?![\w])", grouped),
    ]


def _groups(text: str) -> list[str]:
    """Return the digits in the groups they were written in; long ones in groups of three and four."""
    return [piece for group in re.findall(r"\d+", text) for piece in _pieces(group)]


def _pieces(digits: str) -> list[str]:
    if len(digits) <= _LONGEST_GROUP:
        return [digits]
    if len(digits) == 10:
        return [digits[:4], digits[4:7], digits[7:]]
    return [digits[at : at + 4] for at in range(0, len(digits), 4)]


def _name(tongue: Tongue, sign: str) -> str:
    return tongue.digits[int(sign)] if sign.isdecimal() else tongue.letters.get(sign.upper(), sign)
