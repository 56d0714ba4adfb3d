"""``/``: every language in its own words, and nothing else to decide."""

import reflex as rx

from components.element import plain
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import APP_NAME
from locales import DEFAULT, LOCALES, N_, Locale, translate

# Said in every language at once, so it stands here and not on a page of one locale.
HEADING = N_("Choose your language")
NOT_OFFICIAL = N_("This is not an official government site.")


def choose_language() -> rx.Component:
    """Return the page that comes before every other one."""
    return rx.fragment(
        plain("header", plain("p", APP_NAME, class_="brand")),
        plain(
            "main",
            plain("h1", *(_line(locale, HEADING) for locale in LOCALES)),
            plain("ul", *(plain("li", _button(locale)) for locale in LOCALES), role="list", class_="cards"),
        ),
        plain("footer", *(plain("p", _line(locale, NOT_OFFICIAL)) for locale in LOCALES)),
    )


def _line(locale: Locale, message: str) -> rx.Component:
    lang = None if locale.code == DEFAULT else locale.code
    return plain("span", translate(locale.code, message), lang=lang, class_="line")


def _button(locale: Locale) -> rx.Component:
    classes = "button primary big" if locale.code == DEFAULT else "button big"
    href = routes.citizen(locale.code)
    return plain("a", locale.name, href=href, lang=locale.code, hreflang=locale.code, class_=classes)
