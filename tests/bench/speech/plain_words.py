"""One spelling for both sides: what was said and what was written down, before they are compared.

Whisper writes "250.000", "2" or "two" as it likes, our engine "Rp250.000" as Indonesians do, and transcripts
have the words that were spoken. So figures become words on both sides, and case and punctuation go.
"""

import re
import unicodedata

from num2words import num2words

_GROUPED = {"en": r"\d{1,3}(?:,\d{3})+(?!\d)"}
_GROUPED_WITH_POINTS = r"\d{1,3}(?:\.\d{3})+(?!\d)"
_CURRENCY = {"rp": "rupiah", "rm": "ringgit", "$": "dollars"}
_PERCENT = {"en": "percent"}
_SPELLED = {"id": "id", "en": "en"}


def plain_words(text: str, language: str) -> str:
    """Return lower-case words with single spaces; figures as they are said in ``language``.

    Figures with a zero in front, and those of seven or more without marks between thousands, are read one by
    one: telephone numbers.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    grouped = _GROUPED.get(language, _GROUPED_WITH_POINTS)
    text = re.sub(
        rf"(rp|rm|\$)\s?({grouped}|\d+)",
        lambda found: f" {_amount(found[2], language)} {_CURRENCY[found[1]]} ",
        text,
    )
    text = re.sub(grouped, lambda found: f" {_amount(found[0], language)} ", text)
    text = text.replace("%", f" {_PERCENT.get(language, 'persen')} ")
    text = re.sub(r"(?<=\d)-(?=\d)", "", text)
    text = re.sub(r"\d+", lambda found: f" {_said(found[0], language)} ", text)
    text = re.sub(r"['’]", "", text)
    return " ".join(re.sub(r"[^\w]|_", " ", text).split())


def _said(figures: str, language: str) -> str:
    apart = len(figures) > 1 and (figures[0] == "0" or len(figures) > 6)
    return " ".join(_amount(number, language) for number in (figures if apart else [figures]))


def _amount(figures: str, language: str) -> str:
    # num2words knows no Malay, Javanese or Sundanese; Malay differs in a word or two.
    return num2words(int(re.sub(r"\D", "", figures)), lang=_SPELLED.get(language, "id"))
