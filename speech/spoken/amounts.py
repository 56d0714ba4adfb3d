"""Money, percentages and measures."""

import re
from functools import partial

from speech.spoken import numbers
from speech.spoken.rewriting import Rule, rule
from speech.spoken.tongue import Tongue

# Rupiah are written the Indonesian way in every language: both signs may group thousands here.
_MONEY = r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2})(?!\d))?(?:,-)?"


def rules(tongue: Tongue) -> list[Rule]:
    """Return the rules for amounts."""
    number, speak = numbers.pattern(tongue), partial(numbers.say, tongue)
    signs = "|".join(re.escape(sign) for sign in sorted(tongue.currencies, key=len, reverse=True))
    scales = "|".join(sorted(tongue.scales, key=len, reverse=True))
    units = "|".join(re.escape(unit) for unit in sorted(tongue.units, key=len, reverse=True))

    def money(match: re.Match[str]) -> str:
        sign, amount, fraction, scale = match.groups()
        said = numbers.whole(tongue, re.sub(r"[.,]", "", amount))
        name = tongue.currencies[sign]
        if scale:
            part = f" {tongue.point} {numbers.digits(tongue, fraction)}" if fraction else ""
            return f"{said}{part} {tongue.scales[scale]} {name}"
        cents = int(fraction or 0)
        return f"{said} {name}" + (f" {tongue.cardinal(cents)} {tongue.cents}" if cents else "")

    return [
        rule(rf"(?<!\w)({signs})\.?\s?{_MONEY}(?:\s?({scales})\b)?", money),
        rule(rf"(?<!\d)({number})\s?%", lambda match: f"{speak(match[1])} {tongue.percent}"),
        rule(
            rf"(?<!\d)({number})\s?({units})(?![\w²³/])",
            lambda match: f"{speak(match[1])} {tongue.units[match[2]]}",
        ),
    ]
