"""What was written down of a recording: every version, what made it, and another try by the machine."""

import reflex as rx

from components.element import plain
from lapor_pwa.pages.officer.report_forms import REPORT, correction
from lapor_pwa.pages.officer.report_state import ReportState
from lapor_pwa.pages.officer.shown import Version
from lapor_pwa.pages.officer.words import say
from locales import N_


def transcript() -> rx.Component:
    """Return what was written down so far, beside the form for the officer's own version."""
    versions = rx.el.div(
        rx.el.h3(say(N_("Written down so far"))),
        rx.el.p(REPORT.spoken, " ", REPORT.speaks),
        rx.cond(
            REPORT.waits,
            rx.el.p(
                plain("a", say(N_("Write it down with the player")), href=REPORT.write_link, class_="button")
            ),
        ),
        rx.cond(REPORT.approved != "", rx.el.p(rx.el.strong(REPORT.approved))),
        rx.foreach(REPORT.versions, version_card),
        rx.el.p(say(N_("The machine mishears, numbers most of all. The recording is what counts."))),
        _again(),
    )
    return rx.el.div(versions, correction(), class_name="beside")


def version_card(version: Version) -> rx.Component:
    """Return one version of the transcript, with what made it."""
    return rx.el.div(
        rx.el.p(version.by, class_name="hint"),
        rx.el.p(version.text, lang=version.lang, class_name="words"),
        rx.cond(
            version.made_with != "",
            rx.el.details(
                rx.el.summary(say(N_("Model and settings of the machine"))),
                rx.el.p(version.made_with, class_name="words"),
            ),
        ),
        class_name="card",
    )


def _again() -> rx.Component:
    able = REPORT.not_again == ""
    return rx.fragment(
        rx.el.button(
            say(N_("Let the machine write it down again")),
            type="button",
            disabled=~able,
            on_click=ReportState.write_again,
            custom_attrs={"aria-describedby": "again-hint"},
        ),
        rx.el.p(
            rx.cond(able, say(N_("The older versions stay.")), REPORT.not_again),
            custom_attrs={"id": "again-hint"},
            class_name="hint",
        ),
    )
