"""Abbreviations, neighbourhood numbers, capitals that are said by their letters, Roman numbers, signs."""

import re

from speech.spoken import numbers
from speech.spoken.rewriting import Rule, rule
from speech.spoken.tongue import Tongue

# No letter before, or after. Digits and "½" are none: they will be words of their own.
_LATIN = "A-Za-zÀ-ɏ"
_BEGIN, _END = rf"(?<![{_LATIN}])", rf"(?![{_LATIN}])"
_VOWELS = set("AEIOU")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def rules(tongue: Tongue) -> list[Rule]:
    """Return the rules for names and abbreviations."""

    def letters(word: str) -> str:
        return " ".join(tongue.letters[letter] for letter in word)

    def neighbourhood(match: re.Match[str]) -> str:
        pause = ", " if match[3] else ""
        return f"{letters(match[1].upper())} {tongue.cardinal(int(match[2]))}{pause}"

    def capitals(match: re.Match[str]) -> str:
        word = match[0]
        if word in tongue.capitals:
            return tongue.capitals[word]
        if word in tongue.letterwise or not _VOWELS & set(word):
            return letters(word)
        return word

    def abbreviation(match: re.Match[str]) -> str:
        short = match[0]
        last = short.endswith(".") and not match.string[match.end() :].strip(" \"'”’)]")
        return tongue.abbreviations[short] + ("." if last else "")

    known = sorted(tongue.abbreviations, key=len, reverse=True)
    dotted = "|".join(re.escape(short) for short in known if short.endswith("."))
    bare = "|".join(re.escape(short) for short in known if not short.endswith("."))
    return [
        rule(
            r"\b(?i:RT)\.?\s?/\s?(?i:RW)\.?\s?(\d{1,4})\s?/\s?(\d{1,4})\b",
            lambda match: ", ".join(
                f"{letters(name)} {tongue.cardinal(int(number))}"
                for name, number in zip(("RT", "RW"), match.groups(), strict=True)
            ),
        ),
        rule(r"\b((?i:RT|RW))[. ]{0,2}(\d{1,4})(?!\d)(\s?/\s?(?=(?i:RW)))?", neighbourhood),
        rule(rf"{_BEGIN}[Nn]o\.?\s?(?=\d)", lambda match: f"{tongue.number} "),
        rule(rf"{_BEGIN}(?<!\.)(?:{dotted})", abbreviation),
        *([rule(rf"{_BEGIN}(?<![./])(?:{bare})(?![/.]\w){_END}", abbreviation)] if bare else []),
        rule(rf"{_BEGIN}[IVX]{{2,5}}{_END}", _roman(tongue)),
        rule(rf"{_BEGIN}[A-Z]{{2,6}}{_END}", capitals),
        *(rule(re.escape(sign), _always(words)) for sign, words in tongue.symbols.items()),
    ]


def _always(words: str):  # noqa: ANN202
    return lambda _match: f" {words} "


def _roman(tongue: Tongue):  # noqa: ANN202
    """Say a Roman number up to 39; what is none stays as it is."""

    def say(match: re.Match[str]) -> str:
        word = match[0]
        if not re.fullmatch(r"X{0,3}(IX|IV|V?I{0,3})", word):
            return word
        values = [_ROMAN[letter] for letter in word]
        total = sum(
            -value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values)
        )
        return numbers.whole(tongue, str(total))

    return say
