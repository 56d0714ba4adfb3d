"""Text as it is spoken: ``Rp1.250.000`` becomes words, ``Kec.`` becomes "Kecamatan", a code its letters.

Pure functions, one table per language (`tongue.Tongue`). A voice then says the same everywhere, whether it is
Google's, espeak-ng's or the phone's own.
"""

import re
import unicodedata
from functools import cache

from speech.spoken import amounts, codes, moments, names, numbers
from speech.spoken.english import ENGLISH
from speech.spoken.indonesian import INDONESIAN
from speech.spoken.malay import MALAY
from speech.spoken.rewriting import Rule, rewrite
from speech.spoken.tongue import Tongue

_PASSES = 3
TONGUES = {tongue.code: tongue for tongue in (INDONESIAN, MALAY, ENGLISH)}


def find_tongue(language: str) -> Tongue | None:
    """Return what is known of a language (``id``, ``id-ID``); ``None`` when that is nothing."""
    return TONGUES.get(language.replace("_", "-").split("-")[0].lower())


def speakable(text: str, language: str) -> str:
    """Return ``text`` in the words of ``language``, without a digit; said again, it stays as it is.

    A language without a table keeps its digits and abbreviations: its voice may know them, we do not.
    """
    tongue = find_tongue(language)
    if tongue is None:
        return text
    said = unicodedata.normalize("NFC", text)
    # What stood behind a web address may be an abbreviation once the address is words.
    for _ in range(_PASSES):
        before, said = said, _once(said, tongue)
        if said == before:
            break
    return said


def _once(text: str, tongue: Tongue) -> str:
    said = "".join(_digit(tongue, sign) for sign in rewrite(text, _rules(tongue.code)))
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"[^\S\n]+", " ", said)).strip()


@cache
def _rules(code: str) -> tuple[Rule, ...]:
    """Return the rules of a language; among those that begin at the same place, the earlier one counts."""
    tongue = TONGUES[code]
    parts = (moments.rules, amounts.rules, names.rules, codes.rules, numbers.rules)
    return tuple(each for rules in parts for each in rules(tongue))


def _digit(tongue: Tongue, sign: str) -> str:
    """Say a raised or encircled digit, which no rule looks for."""
    return f" {tongue.digits[unicodedata.digit(sign)]} " if sign.isdigit() else sign
