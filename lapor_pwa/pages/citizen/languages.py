"""What may be spoken, language by language: who writes it down, who reads it aloud; from the table."""

import reflex as rx

from components.element import plain
from locales import N_, translate
from speech.languages import LANGUAGES, Language

ANCHOR, HEADING = "bahasa", N_("Languages you may speak")
READ_HERE = N_("This server reads aloud to you.")
READ_FIXED_GOOGLE = N_("Fixed sentences: Google's voice reads them, or a recorded person.")
READ_FIXED_PEOPLE = N_("Fixed sentences: a recorded person reads them, where there is one.")
READ_ANSWERS = N_("Answers: your phone reads them aloud if it can. Else you read.")


def languages(locale: str) -> rx.Component:
    """Return the section of the help page."""
    return plain(
        "section",
        plain("h2", translate(locale, HEADING), id=ANCHOR, tabindex=-1),
        plain("p", translate(locale, N_("You choose the language before you record."))),
        *(part for language in LANGUAGES.values() for part in _language(locale, language)),
    )


def reading(language: Language) -> tuple[str, ...]:
    """Return message ids for who reads a language aloud: free text never goes to Google."""
    if language.espeak:
        return (READ_HERE,)
    return (READ_FIXED_GOOGLE if language.gtts else READ_FIXED_PEOPLE, READ_ANSWERS)


def _language(locale: str, language: Language) -> tuple[rx.Component, rx.Component]:
    sentences = (language.note, *reading(language))
    return (
        plain("h3", language.name, lang=language.code),
        plain("ul", *(plain("li", translate(locale, sentence)) for sentence in sentences)),
    )
