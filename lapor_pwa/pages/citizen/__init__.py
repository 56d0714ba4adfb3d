"""The citizen's pages: one function per page, ``(locale) -> component``, printed once per locale.

Plain HTML only: no ``rx.State``, no inline style, no script. The build takes the framework away afterwards.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import reflex as rx

from lapor_pwa import routes
from lapor_pwa.pages.citizen import templates
from lapor_pwa.pages.citizen.choose_language import choose_language
from lapor_pwa.pages.citizen.frame import APP_NAME
from lapor_pwa.pages.citizen.help import help_page
from lapor_pwa.pages.citizen.home import home
from lapor_pwa.pages.citizen.my_reports import my_reports
from lapor_pwa.pages.citizen.not_found import not_found
from lapor_pwa.pages.citizen.offline import offline
from lapor_pwa.pages.citizen.report import report
from lapor_pwa.pages.citizen.settings import settings
from lapor_pwa.pages.citizen.status import status
from locales import CODES, DEFAULT, N_, translate


class Page(NamedTuple):
    """One exported page.

    Attributes:
        route: Path it is served at.
        component: Function that builds it.
        title: What the browser and the screen reader call it: the page first, then the product.
        description: What a search result says of it.
        locale: Language of its words.
    """

    route: str
    component: Callable[[], rx.Component]
    title: str
    description: str
    locale: str


_DESCRIPTION = N_("Report on a public service by voice. It works without a network.")
# slug, function, title, description
_PAGES = (
    (routes.HOME, home, N_("Home"), _DESCRIPTION),
    (
        routes.REPORT,
        report,
        N_("Make a report"),
        N_("Speak or write. It is kept on your phone until it is sent."),
    ),
    (routes.MY_REPORTS, my_reports, N_("My reports"), N_("Drafts, reports that wait, and their news.")),
    (routes.STATUS, status, N_("Look up a report"), N_("Read or hear what became of your report.")),
    (routes.SETTINGS, settings, N_("Settings"), N_("Size of the text, colours and language.")),
    (routes.HELP, help_page, N_("Help"), N_("How it works, step by step.")),
    (routes.OFFLINE, offline, N_("No network right now"), N_("What you can still do without a network.")),
    (routes.NOT_FOUND, not_found, N_("There is no such page"), N_("Perhaps the address has a mistake.")),
    (routes.REVIEW, templates.review, N_("Check your report"), N_("Check your report. Then send it.")),
    (routes.RECEIPT, templates.receipt, N_("We have your report"), N_("Your number and your secret code.")),
)


def _pages() -> list[Page]:
    pages = [
        Page(
            routes.citizen(locale, slug),
            partial(function, locale),
            f"{translate(locale, title)} – {APP_NAME}",
            translate(locale, description),
            locale,
        )
        for locale in CODES
        for slug, function, title, description in _PAGES
    ]
    description = translate(DEFAULT, _DESCRIPTION)
    return [Page(routes.CHOOSE_LANGUAGE, choose_language, APP_NAME, description, DEFAULT), *pages]


PAGES = tuple(_pages())
