"""The words and links around a citizen page, for one locale and one slug."""

from functools import partial

from components.page import Frame, Link
from lapor_pwa import routes
from locales import LOCALES, N_, translate

APP_NAME = "Lapor PWA"
ACCESSIBILITY = "aksesibilitas"

_MENU = (
    (routes.REPORT, N_("Make a report")),
    (routes.MY_REPORTS, N_("My reports")),
    (routes.SETTINGS, N_("Settings")),
    (routes.HELP, N_("Help")),
)
# Filled in by the server once: the same page in another language would be empty, and the words typed lost.
_ONE_LANGUAGE = (routes.REVIEW, routes.RECEIPT, routes.NOT_FOUND)


def frame(locale: str, slug: str) -> Frame:
    """Return what stands around the page ``slug`` in ``locale``."""
    t = partial(translate, locale)
    help_page = routes.citizen(locale, routes.HELP)
    return Frame(
        app_name=APP_NAME,
        home=routes.citizen(locale),
        skip=t("Skip to the content"),
        menu_label=t("Menu"),
        menu=tuple(
            Link(t(text), routes.citizen(locale, target), current=target == slug) for target, text in _MENU
        ),
        languages=tuple(
            Link(other.name, routes.citizen(other.code, slug), lang=other.code)
            for other in LOCALES
            if other.code != locale and slug not in _ONE_LANGUAGE
        ),
        notices=(
            t("This is not an official government site."),
            t("It is free software. Anyone may look inside."),
        ),
        footer=(
            Link(t("Help"), help_page, current=slug == routes.HELP),
            Link(t("Accessibility"), f"{help_page}#{ACCESSIBILITY}"),
        ),
    )
