"""Lend a voice: record fixed sentences, listen to what others recorded, approve it or not."""

import reflex as rx
from reflex.event import EventCallback

from components.element import plain
from components.prompt_recorder import prompt_recorder
from lapor_pwa.pages.officer.frame import frame, outcome
from lapor_pwa.pages.officer.prompts_state import DONE, PromptsState, Row, Tongue
from lapor_pwa.pages.officer.words import say
from locales import N_

SHOWN = PromptsState.shown


def prompts_page() -> rx.Component:
    """Return the page with the sentences of one language."""
    return frame(
        say(N_("Voices for fixed sentences")),
        rx.el.p(
            say(N_("These sentences are read to people who cannot read them. Speak slowly, in a quiet room."))
        ),
        plain(
            "nav",
            rx.el.ul(rx.foreach(SHOWN.tongues, _tongue), class_name="links", role="list"),
            aria_label=say(N_("Which language")),
        ),
        outcome(PromptsState.outcome, PromptsState.wrong, element_id=DONE),
        rx.cond(
            SHOWN.loaded,
            rx.fragment(
                rx.el.h2(SHOWN.name, lang=SHOWN.lang),
                rx.el.p(SHOWN.about),
                rx.el.ol(rx.foreach(SHOWN.rows, _row), class_name="cards", role="list"),
            ),
            rx.el.p(say(N_("Loading …")), role="status"),
        ),
    )


def _tongue(each: Tongue) -> rx.Component:
    return rx.el.li(
        rx.cond(
            each.current,
            plain("a", each.name, href=each.link, lang=each.lang, aria_current="page"),
            plain("a", each.name, href=each.link, lang=each.lang),
        )
    )


def _row(row: Row) -> rx.Component:
    words_id = f"kalimat-{row.key}"
    return rx.el.li(
        rx.el.h3(row.words, id=words_id, lang=SHOWN.lang),
        rx.el.p(row.state),
        _sound(row.approved, say(N_("The approved recording")), words_id),
        _sound(row.heard, say(N_("The recording that waits")), words_id),
        rx.cond(
            row.waiting != "",
            rx.el.div(
                _decision(N_("Approve"), PromptsState.approve(row.waiting), words_id),
                _decision(N_("Do not use it"), PromptsState.reject(row.waiting), words_id),
                class_name="actions",
            ),
        ),
        prompt_recorder(
            say(N_("Record this sentence")), address=row.address, words_id=words_id, sent=PromptsState.sent
        ),
        class_name="card",
        key=row.key,
    )


def _sound(link: rx.Var[str] | str, name: str, words_id: rx.Var[str] | str) -> rx.Component:
    player = rx.el.audio(
        src=link,
        controls=True,
        preload="none",
        custom_attrs={"aria-label": name, "aria-describedby": words_id},
    )
    return rx.cond(link != "", player)


def _decision(words: str, event: EventCallback[()], words_id: rx.Var[str] | str) -> rx.Component:
    return rx.el.button(
        say(words), type="button", on_click=event, custom_attrs={"aria-describedby": words_id}
    )
