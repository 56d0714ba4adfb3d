"""What belongs to speaking: in which language, and whether text may appear meanwhile."""

import reflex as rx

from components.element import plain
from components.field import choice, error_place
from locales import translate
from speech.languages import LANGUAGES, Language, draft_worth_showing

# Pages are built before anybody sets a model; a larger one makes more languages live, and the server knows.
STOCK = "base"


def spoken_language(locale: str) -> rx.Component:
    """Return the choice of language, the page's own first, with what to expect of the chosen one.

    Without script the sentence about the page's language stands beside the names of what people write down.
    """
    ours = sorted(LANGUAGES.values(), key=lambda language: language.code != locale)
    by_people = [language for language in ours if not draft_worth_showing(language.code, STOCK)]
    name = "spoken_language"
    return plain(
        "div",
        plain("label", translate(locale, "I speak in"), for_=name),
        error_place(name),
        plain(
            "select",
            *(_option(locale, language) for language in ours),
            id=name,
            name=name,
            aria_describedby=f"{name}-note {name}-error",
            data_part="language",
        ),
        plain(
            "div",
            plain("p", translate(locale, ours[0].note), class_="hint"),
            # The script makes it a live region: one that comes with words is spoken before all else (Orca).
            id=f"{name}-note",
            class_="status",
            data_part="language-note",
        ),
        plain(
            "p",
            translate(locale, "A person writes these down:"),
            *(
                part
                for place, language in enumerate(by_people)
                for part in (" · " if place else " ", plain("span", language.name, lang=language.code))
            ),
            class_="hint no-js",
        ),
        class_="field",
        data_field=name,
    )


def live_text(locale: str) -> rx.Component:
    """Return the choice of text while speaking, with where the voice goes for it; no part of the report."""
    return plain(
        "div",
        choice(
            "checkbox",
            None,
            "true",
            translate(locale, "Write while I speak (needs internet)"),
            translate(locale, "Your voice goes to our server for this. It is not kept there."),
            id_="live",
            checked=True,
            data_part="live",
        ),
        class_="js-only",
        # Not the voice's: it is right when the recording is not.
        data_field="live",
        data_part="live-choice",
    )


def _option(locale: str, language: Language) -> rx.Component:
    return plain(
        "option",
        language.name,
        value=language.code,
        lang=language.code,
        data_note=translate(locale, language.note),
        data_live="1" if draft_worth_showing(language.code, STOCK) else None,
    )
