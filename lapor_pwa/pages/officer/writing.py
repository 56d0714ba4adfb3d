"""Write down one recording: listen, loop, slow down, type, save, and on to the next."""

import reflex as rx

from components.element import plain
from components.transcript_player import transcript_player
from lapor_pwa import routes
from lapor_pwa.pages.officer.frame import frame, outcome
from lapor_pwa.pages.officer.kept import last_known
from lapor_pwa.pages.officer.one_report import numbered_title, once_known
from lapor_pwa.pages.officer.report_transcript import version_card
from lapor_pwa.pages.officer.shown import Sound
from lapor_pwa.pages.officer.words import say
from lapor_pwa.pages.officer.writing_list_state import SAVED
from lapor_pwa.pages.officer.writing_state import FIELD, WritingState
from lapor_pwa.services.follow_up import ANSWER_LETTERS
from locales import N_

NAME = N_("Write down a recording")


JOB = last_known(WritingState.report, "job", WritingState.report.number != "")


def writing_page() -> rx.Component:
    """Return the page where one recording is written down."""
    return frame(
        rx.cond(JOB.number != "", f"{say(NAME)}: {JOB.number}", say(NAME)),
        # There before the report is: the focus goes to it as soon as the page opens.
        _outcome(),
        once_known(
            JOB.number,
            WritingState.sign_in,
            _about(),
            rx.foreach(JOB.voice, _sound),
            _versions(),
            _form(),
        ),
    )


def writing_title() -> rx.Var[str]:
    """Return the page's title."""
    return numbered_title(NAME, JOB.number)


def _about() -> rx.Component:
    return rx.fragment(
        rx.el.p(JOB.speaks, " ", JOB.request_type, ". ", JOB.at, "."),
        rx.cond(
            ~JOB.waits & (WritingState.following == ""),
            rx.el.p(say(N_("This recording does not wait for a person.")), class_name="note"),
        ),
        rx.el.div(
            plain("a", say(N_("All recordings to write down")), href=routes.OFFICER_WRITING, class_="button"),
            plain("a", say(N_("See the whole report")), href=JOB.link, class_="button"),
            class_name="actions",
        ),
        rx.cond(
            JOB.text != "",
            rx.fragment(
                rx.el.h2(say(N_("Written by the reporter"))),
                rx.el.p(JOB.text, lang=JOB.lang, class_name="words"),
            ),
        ),
    )


def _outcome() -> rx.Component:
    sign_in = rx.cond(
        WritingState.sign_in != "",
        rx.el.p(plain("a", say(N_("Sign in in a new tab")), href=WritingState.sign_in, target="_blank")),
    )
    going_on = rx.cond(
        WritingState.following != "",
        rx.el.p(plain("a", say(N_("Next recording")), href=WritingState.following, class_="button")),
    )
    return outcome(WritingState.outcome, WritingState.wrong, sign_in, going_on, element_id=SAVED)


def _sound(sound: Sound) -> rx.Component:
    player = transcript_player(
        sound.link,
        say(N_("Recording of the reporter")),
        field=FIELD,
        following=WritingState.following,
    )
    return rx.fragment(
        rx.el.h2(say(N_("Recording"))),
        rx.el.p(sound.words),
        rx.cond(
            sound.link != "",
            rx.fragment(
                rx.el.p(say(N_("Hold Alt and press the letter: this works while you write, too."))), player
            ),
        ),
    )


def _versions() -> rx.Component:
    return rx.cond(
        JOB.versions.length() > 0,
        rx.fragment(
            rx.el.h2(say(N_("Written down so far"))),
            rx.foreach(JOB.versions, version_card),
        ),
    )


def _form() -> rx.Component:
    field = rx.el.textarea(
        name=FIELD,
        default_value=JOB.words,
        max_length=ANSWER_LETTERS,
        rows="10",
        custom_attrs={
            "id": FIELD,
            "lang": JOB.spoken_lang,
            "spellCheck": "false",
            "aria-describedby": f"{FIELD}-hint",
            "aria-invalid": rx.cond(WritingState.wrong, "true", "false"),
        },
    )
    return rx.el.form(
        rx.el.h2(plain("label", say(N_("What you hear")), for_=FIELD)),
        rx.el.div(
            plain(
                "p",
                say(N_("Write in the language that is spoken. Write [not clear] where you hear no words.")),
                id=f"{FIELD}-hint",
                class_="hint",
            ),
            field,
            class_name="field",
        ),
        rx.el.div(
            plain("button", say(N_("Save and go on")), type="submit", class_="primary"), class_name="actions"
        ),
        on_submit=WritingState.save,
    )
