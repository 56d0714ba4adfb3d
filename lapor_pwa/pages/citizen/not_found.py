"""The page for an address that does not exist."""

from functools import partial

import reflex as rx

from components.element import plain
from components.page import page
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from locales import translate


def not_found(locale: str) -> rx.Component:
    """Return what the person can do instead; nothing of theirs is lost by a wrong address."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.NOT_FOUND),
        plain("h1", t("There is no such page")),
        plain("p", t("Perhaps the address has a mistake.")),
        plain("p", t("Your drafts and reports are safe on this phone.")),
        plain("p", plain("a", t("To the start page"), href=routes.citizen(locale), class_="button")),
    )
