"""``/{locale}/pengaturan``: text size, colours, language."""

from functools import partial

import reflex as rx

from components.display_settings import display_settings
from components.element import plain
from components.page import page
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from locales import CODES, translate


def settings(locale: str) -> rx.Component:
    """Return the settings; they stay on this phone."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.SETTINGS),
        plain("h1", t("Settings")),
        plain("p", t("Changes work at once. They stay on this phone.")),
        display_settings(locale, [(code, routes.citizen(code, routes.SETTINGS)) for code in CODES]),
    )
