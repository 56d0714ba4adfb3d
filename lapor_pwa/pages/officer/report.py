"""One report on an officer's desk: hear it, read it, answer it."""

import reflex as rx

from lapor_pwa.pages.officer.frame import frame
from lapor_pwa.pages.officer.one_report import numbered_title, once_known
from lapor_pwa.pages.officer.report_forms import REPORT, decision
from lapor_pwa.pages.officer.report_state import ReportState
from lapor_pwa.pages.officer.report_transcript import transcript
from lapor_pwa.pages.officer.shown import Line, Photo, Sound
from lapor_pwa.pages.officer.words import say
from locales import N_

NAME = N_("Report")


def report_page() -> rx.Component:
    """Return the page of one report."""
    return frame(
        rx.cond(REPORT.number != "", f"{say(NAME)} {REPORT.number}", say(NAME)),
        once_known(
            REPORT.number,
            ReportState.sign_in,
            _facts(),
            _said(),
            _photos(),
            _history(),
            decision(),
        ),
    )


def report_title() -> rx.Var[str]:
    """Return the page's title."""
    return numbered_title(NAME, REPORT.number)


def _facts() -> rx.Component:
    facts = (
        (N_("Status"), REPORT.status),
        (N_("Kind"), REPORT.request_type),
        (N_("Sent"), REPORT.at),
        (N_("Place"), REPORT.place),
        (N_("Address"), REPORT.address),
        (N_("When it happened"), REPORT.occurred_on),
        (N_("Name of the reporter"), REPORT.anonymous),
        (N_("Publication"), REPORT.confidential),
        (N_("Contact"), REPORT.contact),
    )
    return rx.el.dl(
        *(rx.el.div(rx.el.dt(say(name)), rx.el.dd(value)) for name, value in facts), class_name="facts"
    )


def _said() -> rx.Component:
    return rx.fragment(
        rx.el.h2(say(N_("What was said"))),
        rx.cond(
            REPORT.text != "",
            rx.fragment(
                rx.el.h3(say(N_("Written by the reporter"))),
                rx.el.p(REPORT.text, lang=REPORT.lang, class_name="words"),
            ),
        ),
        rx.foreach(REPORT.voice, _sound),
        rx.cond(REPORT.voice.length() > 0, transcript()),
    )


def _sound(sound: Sound) -> rx.Component:
    player = rx.el.audio(
        src=sound.link, controls=True, preload="metadata", aria_label=say(N_("Recording of the reporter"))
    )
    return rx.fragment(
        rx.el.h3(say(N_("Recording"))), rx.el.p(sound.words), rx.cond(sound.link != "", player)
    )


def _photos() -> rx.Component:
    return rx.fragment(
        rx.el.h2(say(N_("Photos"))),
        rx.cond(REPORT.photos_away != "", rx.el.p(REPORT.photos_away)),
        rx.cond(
            REPORT.photos.length() > 0,
            rx.el.ul(rx.foreach(REPORT.photos, _photo), class_name="photos", role="list"),
        ),
    )


def _photo(photo: Photo) -> rx.Component:
    return rx.el.li(rx.el.img(src=photo.link, alt=photo.alt))


def _history() -> rx.Component:
    return rx.fragment(
        rx.el.h2(say(N_("History"))),
        rx.el.ol(rx.foreach(REPORT.history, _line), class_name="cards", role="list"),
    )


def _line(line: Line) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.strong(rx.cond(line.about != "", line.about, line.status)),
            rx.el.br(),
            f"{line.at} – {line.who}",
        ),
        rx.cond(
            line.answer != "",
            rx.fragment(
                rx.el.p(say(N_("Answer to the reporter")), class_name="hint"),
                rx.el.p(line.answer, lang=line.lang, class_name="words"),
            ),
        ),
        rx.cond(
            line.reason != "",
            rx.fragment(
                rx.el.p(say(N_("Note for colleagues")), class_name="hint"),
                rx.el.p(line.reason, class_name="words"),
            ),
        ),
        class_name="card",
    )
