"""Numbers in digits, as a language says them."""

import re
from functools import partial

from speech.spoken.rewriting import Rule, rule
from speech.spoken.tongue import Tongue

MOST_DIGITS = 15
"""Above that nobody hears a number in words; it is read digit by digit."""

_YEARS = range(1100, 2100)


def pattern(tongue: Tongue) -> str:
    """Return the pattern of a number: grouped in thousands, with a fraction, or plain."""
    decimal = re.escape(tongue.decimal)
    thousands = re.escape(_thousands(tongue))
    # Two groups and more cannot be a fraction, whichever sign stands between them.
    foreign = rf"\d{{1,3}}(?:{decimal}\d{{3}}){{2,}}(?!\d)"
    return rf"(?:{foreign}|\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)"


def say(tongue: Tongue, text: str) -> str:
    """Say a number that `pattern` has found."""
    if text.count(tongue.decimal) > 1:
        return whole(tongue, text.replace(tongue.decimal, ""))
    before, _, fraction = text.replace(_thousands(tongue), "").partition(tongue.decimal)
    said = whole(tongue, before)
    return f"{said} {tongue.point} {digits(tongue, fraction)}" if fraction else said


def whole(tongue: Tongue, text: str) -> str:
    """Say a whole number; one with a nought in front, or too long to grasp, digit by digit."""
    if (len(text) > 1 and int(text[0]) == 0) or len(text) > MOST_DIGITS:
        return digits(tongue, text)
    return tongue.cardinal(int(text))


def digits(tongue: Tongue, text: str) -> str:
    """Say each digit by its name."""
    return " ".join(tongue.digits[int(each)] for each in text)


def rules(tongue: Tongue) -> list[Rule]:
    """Return the rules for numbers that nothing else claims."""
    number, speak = pattern(tongue), partial(say, tongue)
    slash = tongue.address["/"]

    def fraction(match: re.Match[str]) -> str:
        between = tongue.per if len(match[1]) == len(match[2]) == 1 else slash
        return f"{speak(match[1])} {between} {speak(match[2])}"

    def plain(text: str) -> str:
        year = text.isdecimal() and len(text) == 4 and int(text) in _YEARS
        return tongue.year(int(text)) if year else speak(text)

    def suffixed(match: re.Match[str]) -> str:
        return f"{speak(match[1])}{tongue.suffix}"

    return [
        rule(tongue.ordinal_sign, lambda match: tongue.ordinal(int(match[1]))),
        *([rule(rf"(?<!\d)(\d{{1,15}})-?{tongue.suffix}\b", suffixed)] if tongue.suffix else []),
        rule(rf"(?<!\d)({number})\s?[x×](?!\w)", lambda match: f"{speak(match[1])} {tongue.times}"),
        rule(rf"(?<!\d)({number})\s?[-–—]\s?(?=\d)", lambda match: f"{plain(match[1])} {tongue.to} "),
        rule(r"(?<![\d/])(\d{1,15})/(\d{1,15})(?![\d/])", fraction),
        rule(r"(?<![\w.)])[-−](?=\d)", lambda match: f"{tongue.minus} "),
        rule(number, lambda match: plain(match[0])),
        rule(rf"(?<=\w){re.escape(_thousands(tongue))}(?=\d)", lambda match: f" {tongue.dot} "),
    ]


def _thousands(tongue: Tongue) -> str:
    return "." if tongue.decimal == "," else ","
