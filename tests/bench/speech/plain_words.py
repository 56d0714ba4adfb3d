"""One spelling for both sides: what was said and what was written down, before they are compared.

Whisper writes "250.000", "2" or "two" as it likes, our engine "Rp250.000" as Indonesians do, and transcripts
have the words that were spoken. So figures become words on both sides, and case and punctuation go.
"""

import re
import unicodedata

from num2words import num2words

_MONEY = re.compile(r"(rp|rm|\$)\s?(\d[\d.,]*)")
_CURRENCY = {"rp": "rupiah", "rm": "ringgit", "$": "dollars"}
_PERCENT = {"en": "percent"}
_POINTS = {"en": re.compile(r"(?<=\d),(?=\d{3}(?!\d))")}
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_SPELLED = {"id": "id", "en": "en"}


def plain_words(text: str, language: str) -> str:
    """Return lower-case words with single spaces; figures as they are said in ``language``.

    Figures with a zero in front, and those of six or more, are read one by one: telephone numbers.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    text = _MONEY.sub(lambda found: f"{found[2]} {_CURRENCY[found[1]]}", text)
    text = text.replace("%", f" {_PERCENT.get(language, 'persen')}")
    text = _POINTS.get(language, _THOUSANDS).sub("", text)
    text = re.sub(r"\d+", lambda found: f" {_said(found[0], language)} ", text)
    text = re.sub(r"['’]", "", text)
    return " ".join(re.sub(r"[^\w]|_", " ", text).split())


def _said(figures: str, language: str) -> str:
    # num2words knows no Malay, Javanese or Sundanese; Malay differs in a word or two.
    spelled = _SPELLED.get(language, "id")
    apart = len(figures) > 1 and (figures[0] == "0" or len(figures) > 5)
    return " ".join(num2words(int(number), lang=spelled) for number in (figures if apart else [figures]))
