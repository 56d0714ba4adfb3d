"""What may be spoken, language by language: who writes it down, who reads it aloud; from the table."""

import reflex as rx

from components.element import plain
from locales import N_, translate
from speech.languages import LANGUAGES, Language

ANCHOR, HEADING = "bahasa", N_("Languages you may speak")
READ_HERE = N_("This server reads aloud to you.")
# There are pages in none of the languages that only Google or people could read.
READ_FIXED = N_("Fixed sentences: you hear them in the language of the page.")
READ_ANSWERS = N_("Answers: your phone reads them aloud if it can. Else you read.")


def languages(locale: str) -> rx.Component:
    """Return the section of the help page."""
    return plain(
        "section",
        plain("h2", translate(locale, HEADING), id=ANCHOR, tabindex=-1),
        plain("p", translate(locale, N_("You choose the language below the record button."))),
        *(part for language in LANGUAGES.values() for part in _language(locale, language)),
    )


def reading(language: Language) -> tuple[str, ...]:
    """Return message ids for who reads a language aloud: free text never goes to Google."""
    return (READ_HERE,) if language.espeak else (READ_FIXED, READ_ANSWERS)


def _language(locale: str, language: Language) -> tuple[rx.Component, rx.Component]:
    sentences = (language.note, *reading(language))
    return (
        plain("h3", language.name, lang=language.code),
        plain("ul", *(plain("li", translate(locale, sentence)) for sentence in sentences)),
    )
