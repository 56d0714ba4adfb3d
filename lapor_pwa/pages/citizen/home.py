"""``/{locale}``: one thing to do, very large; the others below it."""

from functools import partial

import reflex as rx

from components.element import plain
from components.page import page
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from locales import N_, translate

_REPORTED = (
    (routes.MY_REPORTS, N_("My reports"), N_("Go on with a draft. Or hear the answer.")),
    (routes.STATUS, N_("Look up a report"), N_("With your number and secret code.")),
)
_NEXT = (
    N_("You speak or write."),
    N_("Your report is kept on your phone."),
    N_("It is sent when there is a network."),
    N_("You get a number and a secret code."),
    N_("You read the answer here, or listen to it."),
)


def home(locale: str) -> rx.Component:
    """Return the page that the installed app opens with."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.HOME),
        plain("h1", t("Tell us what happened")),
        plain(
            "p", t("Roads, schools, clinics, papers: any public service. You do not need to know the office.")
        ),
        plain(
            "a",
            t("Speak or write your report"),
            href=routes.citizen(locale, routes.REPORT),
            class_="button primary big",
        ),
        plain("p", t("It works without a network too.")),
        plain("h2", t("What happens next")),
        plain("ol", *(plain("li", t(step)) for step in _NEXT), class_="steps"),
        plain("h2", t("Already reported?")),
        *(_way(locale, slug, t(name), t(about)) for slug, name, about in _REPORTED),
        plain("h2", t("Not sure how?")),
        _way(locale, routes.HELP, t("Help"), t("How it works, step by step.")),
    )


def _way(locale: str, slug: str, name: str, about: str) -> rx.Component:
    return plain(
        "div",
        plain("a", name, href=routes.citizen(locale, slug), class_="button"),
        plain("p", about),
        class_="way",
    )
