"""``/{locale}/luring``: shown by the service worker when a page is neither on the phone nor in reach."""

from functools import partial

import reflex as rx

from components.element import plain
from components.page import page
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from locales import N_, translate

_STILL_POSSIBLE = (
    (routes.REPORT, N_("Make a report. It is kept on your phone.")),
    (routes.MY_REPORTS, N_("See my reports and the last news.")),
    (routes.HELP, N_("Read the help.")),
)


def offline(locale: str) -> rx.Component:
    """Return what can still be done, before what cannot."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.OFFLINE),
        plain("h1", t("No network right now")),
        plain("p", t("Your drafts and reports are safe on this phone.")),
        plain("h2", t("You can still do this")),
        plain(
            "ul",
            *(
                plain("li", plain("a", t(text), href=routes.citizen(locale, slug)))
                for slug, text in _STILL_POSSIBLE
            ),
        ),
        plain("p", t("The page you wanted is not on this phone. Open it again later.")),
    )
