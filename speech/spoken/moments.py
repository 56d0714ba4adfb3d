"""Dates and times of day."""

import re

from speech.spoken.rewriting import Rule, rule
from speech.spoken.tongue import Tongue

_DAY, _MONTH, _YEAR = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"(\d{4}|\d{2})"
_CLOCK = r"(2[0-4]|[01]?\d)[.:]([0-5]\d)"
_TO = r"\s?(?:-|–|s\.?d\.?|s/d|hingga|sampai|to)\s?"


def rules(tongue: Tongue) -> list[Rule]:
    """Return the rules for moments. Days come first in a date: it is how Indonesia writes them."""
    zones = "|".join(tongue.zones)
    months = "|".join(tongue.months)

    def date(day: str, month: str, year: str) -> str:
        return f"{tongue.cardinal(int(day))} {tongue.months[int(month) - 1]} {tongue.year(int(year))}"

    def clock(hour: str, minute: str) -> str:
        said = tongue.cardinal(int(hour))
        if minute == "00":
            return said
        small = f"{tongue.oh} " if minute.startswith("0") else ""
        return f"{said} {small}{tongue.cardinal(int(minute))}"

    def span(match: re.Match[str]) -> str:
        begin, end = clock(match[1], match[2]), clock(match[3], match[4])
        return f"{begin} {tongue.to} {end}"

    return [
        rule(
            r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\w-])",
            lambda match: date(match[3], match[2], match[1]),
        ),
        rule(
            rf"(?<![\w.,/-]){_DAY}(?P<sign>[/.-]){_MONTH}(?P=sign){_YEAR}(?![\w/-]|[.,]\d)",
            lambda match: date(match[1], match[3], match[4]),
        ),
        rule(
            rf"\b({months}) (\d{{1,2}}), (\d{{4}})\b",
            lambda match: f"{match[1]} {tongue.ordinal(int(match[2]))}, {tongue.year(int(match[3]))}",
        ),
        rule(rf"(?<![\w.,]){_CLOCK}{_TO}{_CLOCK}(?![\w.,]\d|\d)", span),
        rule(rf"(?<![\w.,]){_CLOCK}(?=\s?(?:{zones})\b)", lambda match: clock(match[1], match[2])),
        rule(r"(?<![\w.,:])(2[0-4]|[01]?\d):([0-5]\d)(?![\d:])", lambda match: clock(match[1], match[2])),
        rule(
            rf"(?i:\b(pukul|jam|at)) {_CLOCK}(?!\d|[.,]\d)",
            lambda match: f"{match[1]} {clock(match[2], match[3])}",
        ),
        rule(rf"(?<![A-Za-z])({zones})(?![A-Za-z])", lambda match: tongue.zones[match[1]]),
    ]
