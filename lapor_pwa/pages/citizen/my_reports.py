"""``/{locale}/laporan-saya``: what this phone keeps: drafts, what waits, receipts with the last news."""

from functools import partial

import reflex as rx

from components.element import plain
from components.my_reports import my_reports as my_reports_lists
from components.page import page
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from locales import translate


def my_reports(locale: str) -> rx.Component:
    """Return the lists, and the way to a report that this phone does not know."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.MY_REPORTS),
        plain("h1", t("My reports")),
        plain("p", t("These are kept on this phone only.")),
        my_reports_lists(
            locale,
            report_url=routes.citizen(locale, routes.REPORT),
            status_url=routes.citizen(locale, routes.STATUS),
        ),
        plain("h2", t("Reported from another phone?")),
        plain("p", t("Use your number and secret code.")),
        plain(
            "p",
            plain("a", t("Look up a report"), href=routes.citizen(locale, routes.STATUS), class_="button"),
        ),
    )
