"""``/{locale}/lapor``: speak or write, check, send."""

from functools import partial

import reflex as rx

from components.element import plain
from components.page import page
from components.report_form import report_form
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from lapor_pwa.pages.citizen.regions import provinces
from locales import translate


def report(locale: str) -> rx.Component:
    """Return the report form."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.REPORT),
        plain("h1", t("Tell us what happened")),
        # Short, so that a small phone shows the record button at once.
        plain("p", t("Speak or write. You check it before it is sent.")),
        report_form(
            locale,
            provinces(),
            action=routes.FORM_REVIEW.format(locale=locale),
            report_url=routes.citizen(locale, routes.REPORT),
            my_reports_url=routes.citizen(locale, routes.MY_REPORTS),
        ),
    )
