"""``/{locale}/bantuan``: how it works, who reads it, how long it takes, what we still lack."""

from functools import partial

import reflex as rx
from babel.dates import format_date

from components.element import plain
from components.page import page
from lapor_pwa import routes
from lapor_pwa.pages.citizen.deadlines import DEADLINES, NOTED_ON, Deadline
from lapor_pwa.pages.citizen.frame import frame
from lapor_pwa.pages.citizen.help_topics import AFTER_DEADLINES, BEFORE_DEADLINES, Topic
from lapor_pwa.pages.citizen.languages import ANCHOR, HEADING, languages
from locales import N_, translate

_TIME = ("waktu", N_("How long it takes"))


def help_page(locale: str) -> rx.Component:
    """Return the help, with a table of contents."""
    t = partial(translate, locale)
    topics = [
        *((topic.anchor, topic.heading) for topic in BEFORE_DEADLINES),
        (ANCHOR, HEADING),
        _TIME,
        *((topic.anchor, topic.heading) for topic in AFTER_DEADLINES),
    ]
    return page(
        frame(locale, routes.HELP),
        plain("h1", t("Help")),
        plain(
            "nav",
            plain("h2", t("On this page"), id="daftar"),
            plain(
                "ul", *(plain("li", plain("a", t(heading), href=f"#{anchor}")) for anchor, heading in topics)
            ),
            aria_labelledby="daftar",
            class_="contents",
        ),
        *(_topic(locale, topic) for topic in BEFORE_DEADLINES),
        languages(locale),
        _deadlines(locale),
        *(_topic(locale, topic) for topic in AFTER_DEADLINES),
    )


def _topic(locale: str, topic: Topic) -> rx.Component:
    return plain(
        "section",
        plain("h2", translate(locale, topic.heading), id=topic.anchor, tabindex=-1),
        plain(
            "ol" if topic.ordered else "ul",
            *(plain("li", translate(locale, sentence)) for sentence in topic.sentences),
        ),
    )


def _deadlines(locale: str) -> rx.Component:
    t = partial(translate, locale)
    anchor, heading = _TIME
    return plain(
        "section",
        plain("h2", t(heading), id=anchor, tabindex=-1),
        plain("p", t("Public offices have rules for this. We cannot promise it.")),
        plain("ul", *(_deadline(locale, deadline) for deadline in DEADLINES)),
        plain(
            "p",
            t(
                "Noted on {date}. Rules can change.",
                date=format_date(NOTED_ON, format="long", locale=locale),
            ),
        ),
    )


def _deadline(locale: str, deadline: Deadline) -> rx.Component:
    t = partial(translate, locale)
    return plain(
        "li",
        t(deadline.step),
        ": ",
        plain("strong", t("at most {days} working days", days=deadline.working_days)),
        plain("span", t("Source: {source}", source=deadline.source), class_="source"),
    )
