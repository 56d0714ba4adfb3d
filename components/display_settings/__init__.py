"""Display settings: text size, colours, language. Applied at once, kept on this phone only."""

from collections.abc import Sequence

import reflex as rx

from components.element import custom, plain
from components.field import choice, group
from locales import LOCALES, translate

TEXT_SIZES = (100, 125, 150, 175, 200)


def display_settings(locale: str, languages: Sequence[tuple[str, str]]) -> rx.Component:
    """Return the settings.

    Args:
        locale: Language of the words.
        languages: Locale code and the address of this page in it.
    """
    return custom(
        "lapor-display",
        plain(
            "p",
            translate(locale, "Your browser can change these too. Scripts are off here."),
            class_="note no-js",
        ),
        plain("div", _text_size(locale), _theme(locale), class_="js-only"),
        _languages(locale, dict(languages)),
        class_="lapor-display",
    )


def _text_size(locale: str) -> rx.Component:
    return group(
        "text_size",
        translate(locale, "Size of the text"),
        "",
        *(
            choice("radio", "text_size", str(size), f"{size} %", id_=f"text_size-{size}", checked=size == 100)
            for size in TEXT_SIZES
        ),
    )


def _theme(locale: str) -> rx.Component:
    themes = (
        ("system", translate(locale, "As on my phone")),
        ("light", translate(locale, "Light")),
        ("dark", translate(locale, "Dark")),
        ("contrast", translate(locale, "Strong contrast")),
    )
    return group(
        "theme",
        translate(locale, "Colours"),
        "",
        *(
            choice("radio", "theme", code, words, id_=f"theme-{code}", checked=code == "system")
            for code, words in themes
        ),
    )


def _languages(locale: str, addresses: dict[str, str]) -> rx.Component:
    links = [
        plain(
            "li",
            plain(
                "a",
                language.name,
                href=addresses[language.code],
                lang=language.code,
                hreflang=language.code,
                aria_current="true" if language.code == locale else None,
            ),
        )
        for language in LOCALES
        if language.code in addresses
    ]
    return plain("section", plain("h2", translate(locale, "Language")), plain("ul", *links))
