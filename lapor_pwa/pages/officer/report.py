"""One report on an officer's desk: hear it, read it, answer it."""

import reflex as rx

from components.element import plain
from lapor_pwa.pages.officer.frame import frame, outcome, title
from lapor_pwa.pages.officer.kept import as_of, last_known
from lapor_pwa.pages.officer.report_state import STATUS_OUTCOME, WORDS_OUTCOME, ReportState
from lapor_pwa.pages.officer.shown import Choice, Line, Photo, Sound, Version
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services.follow_up import ANSWER_LETTERS
from locales import LOCALES, N_

REPORT = last_known(ReportState.report, "report", ReportState.report.number != "")
# Saved: empty fields. Whatever else happens, nothing typed is lost.
STATUS_SAVED = last_known(ReportState.status_saved, "status_saved", ReportState.status_saved != "")
WORDS_SAVED = last_known(ReportState.words_saved, "words_saved", ReportState.words_saved != "")
# The history that the officer has read: what was there at first, and what they were told to read since.
TOLD = last_known(ReportState.told, "told", ReportState.told != "")
STEPS_READ = as_of(REPORT.steps_seen, "steps_read", rx.Var.create(f"{STATUS_SAVED}{TOLD}"))
NAME = N_("Report")


def report_page() -> rx.Component:
    """Return the page of one report."""
    return frame(
        rx.cond(REPORT.number != "", f"{say(NAME)} {REPORT.number}", say(NAME)),
        rx.cond(
            (REPORT.number == "") & (ReportState.sign_in != ""),
            rx.el.div(on_mount=rx.redirect(ReportState.sign_in)),
        ),
        rx.cond(
            REPORT.number != "",
            rx.el.div(_facts(), _said(), _photos(), _history(), _decision()),
            rx.el.p(
                rx.cond(
                    rx.State.is_hydrated,
                    say(N_("There is no report with this number.")),
                    say(N_("Loading …")),
                ),
                role="status",
            ),
        ),
    )


def report_title() -> rx.Var[str]:
    """Return the title with the report's number: officers have several open side by side (WCAG 2.4.2)."""
    return rx.cond(REPORT.number != "", title(f"{say(NAME)} {REPORT.number}"), title(say(NAME)))


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
        rx.cond(REPORT.voice.length() > 0, _transcript()),
    )


def _sound(sound: Sound) -> rx.Component:
    player = rx.el.audio(
        src=sound.link, controls=True, preload="metadata", aria_label=say(N_("Recording of the reporter"))
    )
    return rx.fragment(
        rx.el.h3(say(N_("Recording"))), rx.el.p(sound.words), rx.cond(sound.link != "", player)
    )


def _transcript() -> rx.Component:
    versions = rx.el.div(
        rx.el.h3(say(N_("Written down so far"))),
        rx.el.p(REPORT.spoken),
        rx.foreach(REPORT.versions, _version),
        rx.el.p(say(N_("The machine mishears, numbers most of all. The recording is what counts."))),
    )
    form = rx.el.form(
        rx.el.h3(plain("label", say(N_("Your version")), for_="transcript")),
        outcome(ReportState.words_outcome, ReportState.words_wrong, _sign_in(), element_id=WORDS_OUTCOME),
        plain(
            "p",
            say(N_("Write what you hear. It becomes a new version; the older ones stay.")),
            id="transcript-hint",
            class_="hint",
        ),
        _area("transcript", REPORT.words, ReportState.words_wrong, lang=REPORT.lang),
        rx.el.div(plain("button", say(N_("Save your version")), type="submit"), class_name="actions"),
        on_submit=ReportState.correct,
        key=f"naskah-{WORDS_SAVED}",
    )
    return rx.el.div(versions, form, class_name="beside")


def _version(version: Version) -> rx.Component:
    return rx.el.div(
        rx.el.p(version.by, class_name="hint"),
        rx.el.p(version.text, lang=REPORT.lang, class_name="words"),
        class_name="card",
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
        rx.el.p(rx.el.strong(line.status), rx.el.br(), f"{line.at} – {line.who}"),
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


def _decision() -> rx.Component:
    wrong = ReportState.wrong_field
    form = rx.el.form(
        plain("input", type="hidden", name="steps_seen", value=STEPS_READ),
        rx.el.fieldset(
            rx.el.legend(say(N_("New status"))), rx.foreach(REPORT.choices, _choice), class_name="choices"
        ),
        rx.el.div(
            plain("label", say(N_("Answer to the reporter")), for_="answer"),
            plain(
                "p",
                say(N_("The reporter reads it or has it read out. Say what was done and what happens next.")),
                id="answer-hint",
                class_="hint",
            ),
            _area("answer", "", wrong == "answer"),
            class_name="field",
        ),
        _language(),
        rx.el.div(
            plain("label", say(N_("Note for colleagues (optional)")), for_="reason"),
            plain("p", say(N_("The reporter never sees it.")), id="reason-hint", class_="hint"),
            _area("reason", "", wrong == "reason"),
            class_name="field",
        ),
        rx.el.div(
            plain("button", say(N_("Save status")), type="submit", class_="primary"), class_name="actions"
        ),
        on_submit=ReportState.move_on,
        key=f"status-{STATUS_SAVED}",
    )
    return rx.fragment(
        rx.el.h2(say(N_("Answer and set the status"))),
        outcome(ReportState.status_outcome, ReportState.status_wrong, _sign_in(), element_id=STATUS_OUTCOME),
        rx.cond(REPORT.choices.length() > 0, form, rx.el.p(say(N_("Nothing can follow this status.")))),
    )


def _sign_in() -> rx.Component:
    link = plain("a", say(N_("Sign in in a new tab")), href=ReportState.sign_in, target="_blank")
    return rx.cond(ReportState.sign_in != "", rx.el.p(link))


def _language() -> rx.Component:
    options = (plain("option", each.name, value=each.code, lang=each.code) for each in LOCALES)
    return rx.el.div(
        plain("label", say(N_("Language of the answer")), for_="answer_language"),
        rx.el.p(REPORT.language, id="answer_language-hint", class_name="hint"),
        rx.el.select(
            *options,
            name="answer_language",
            default_value=REPORT.lang,
            custom_attrs={"id": "answer_language", "aria-describedby": "answer_language-hint"},
        ),
        class_name="field",
    )


def _choice(choice: Choice) -> rx.Component:
    return rx.el.div(
        plain("input", type="radio", name="status", value=choice.value, id=f"status-{choice.value}"),
        plain("label", choice.label, for_=f"status-{choice.value}"),
        class_name="choice",
    )


def _area(
    name: str, start: str | rx.Var[str], wrong: rx.Var[bool] | bool, lang: str | rx.Var[str] = "id"
) -> rx.Component:
    """Return a text area with its hint linked. ``start`` counts once: what is typed is the officer's."""
    return rx.el.textarea(
        name=name,
        default_value=start,
        max_length=ANSWER_LETTERS,
        rows="6",
        custom_attrs={
            "id": name,
            "lang": lang,
            "spellCheck": "false",
            "aria-describedby": f"{name}-hint",
            "aria-invalid": rx.cond(wrong, "true", "false"),
        },
    )
