"""Whisper's names of languages and ours."""

from speech.errors import LanguageNotUnderstood
from speech.languages import LANGUAGES, find_language

CODES = tuple(row.whisper for row in LANGUAGES.values() if row.whisper)
"""Whisper's codes of the languages in our table; the other 94 are never right here."""


def whisper_code(language: str) -> str:
    """Return Whisper's code for a BCP 47 code.

    Raises:
        LanguageNotUnderstood: It has none; a person has to listen.
    """
    row = find_language(language)
    if row is None or row.whisper is None:
        raise LanguageNotUnderstood(language)
    return row.whisper


def bcp47(code: str) -> str:
    """Return the BCP 47 code for one of `CODES`."""
    return next(row.code for row in LANGUAGES.values() if row.whisper == code)
