"""The page with the recordings that wait for a person: oldest first, by language."""

import reflex as rx

from components.element import plain
from lapor_pwa.pages.officer.frame import frame, outcome
from lapor_pwa.pages.officer.words import say
from lapor_pwa.pages.officer.writing_list_state import SAVED, Filter, QueueState, Row
from locales import N_


def writing_list_page() -> rx.Component:
    """Return the page with the queue."""
    queue = QueueState.queue
    return frame(
        say(N_("Recordings to write down")),
        outcome(QueueState.outcome, False, element_id=SAVED),
        rx.el.p(say(N_("The machine could not write these down. A person listens and writes."))),
        plain(
            "nav",
            rx.el.ul(rx.foreach(queue.filters, _filter), class_name="links", role="list"),
            aria_label=say(N_("Which language")),
        ),
        rx.cond(
            queue.rows.length() > 0,
            rx.fragment(
                rx.el.p(
                    plain(
                        "a", say(N_("Write down the oldest one")), href=queue.begin, class_="button primary"
                    )
                ),
                rx.el.ol(rx.foreach(queue.rows, _row), class_name="cards", role="list"),
            ),
            rx.el.p(
                rx.cond(queue.loaded, say(N_("No recording is waiting here.")), say(N_("Loading …"))),
                role="status",
            ),
        ),
    )


def _filter(each: Filter) -> rx.Component:
    return rx.el.li(
        rx.cond(
            each.current,
            plain("a", each.words, href=each.link, aria_current="page"),
            plain("a", each.words, href=each.link),
        )
    )


def _row(row: Row) -> rx.Component:
    facts = (
        (N_("Sent"), row.at),
        (N_("Length"), row.lasts),
        (N_("Kind"), row.request_type),
        (N_("Place"), row.place),
        (N_("Why"), row.why),
    )
    return rx.el.li(
        rx.el.h2(plain("a", row.number, href=row.link, class_="number")),
        rx.el.dl(
            rx.el.div(rx.el.dt(say(N_("Language"))), rx.el.dd(row.language, lang=row.lang)),
            *(rx.el.div(rx.el.dt(say(name)), rx.el.dd(value)) for name, value in facts),
            class_name="facts",
        ),
        class_name="card",
        key=row.number,
    )
