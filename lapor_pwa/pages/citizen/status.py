"""``/{locale}/laporan``: what became of one report, to read or to hear."""

from functools import partial

import reflex as rx

from components.element import plain
from components.page import page
from components.status_view import status_view
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from locales import translate


def status(locale: str) -> rx.Component:
    """Return the answer for a report of this phone, else the question for number and secret."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.STATUS),
        plain("h1", t("Look up a report")),
        status_view(locale),
    )
