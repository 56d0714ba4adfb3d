"""What an officer does with a report: their own version of what was said, the next status, the answer."""

import reflex as rx

from components.element import plain
from lapor_pwa.pages.officer.frame import outcome
from lapor_pwa.pages.officer.kept import as_of, last_known
from lapor_pwa.pages.officer.report_state import STATUS_OUTCOME, WORDS_OUTCOME, ReportState
from lapor_pwa.pages.officer.shown import Choice
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


def correction() -> rx.Component:
    """Return the form for what the officer hears; every version stays."""
    return rx.el.form(
        rx.el.h3(plain("label", say(N_("Your version")), for_="transcript")),
        outcome(ReportState.words_outcome, ReportState.words_wrong, _sign_in(), element_id=WORDS_OUTCOME),
        plain(
            "p",
            say(N_("Write what you hear. It becomes a new version; the older ones stay.")),
            id="transcript-hint",
            class_="hint",
        ),
        _area("transcript", REPORT.words, ReportState.words_wrong, lang=REPORT.spoken_lang),
        rx.el.div(plain("button", say(N_("Save your version")), type="submit"), class_name="actions"),
        on_submit=ReportState.correct,
        key=f"naskah-{WORDS_SAVED}",
    )


def decision() -> rx.Component:
    """Return the form for the next status, with words for the reporter and a note for colleagues."""
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
