"""One report's status: from the phone's receipts, or by number and secret."""

import reflex as rx

from components.element import custom, plain
from components.error_summary import error_summary
from components.field import choice, text_field
from components.read_aloud import read_aloud
from components.receipt import receipt
from components.transcript import transcript
from locales import translate


def status_view(locale: str) -> rx.Component:
    """Return the form for number and secret and the place of the answer."""
    return custom(
        "lapor-status",
        plain(
            "p",
            translate(locale, "To ask for a report you need a browser with scripts."),
            class_="note no-js",
        ),
        plain("div", role="status", class_="status", data_part="status"),
        _answer(locale),
        plain(
            "section",
            error_summary(locale),
            _question(locale),
            data_part="ask",
            class_="js-only",
        ),
        class_="lapor-status",
    )


def _answer(locale: str) -> rx.Component:
    return plain(
        "section",
        plain("h2", translate(locale, "Your report"), id="status-title", tabindex="-1", data_part="title"),
        plain("p", class_="hint", data_part="age", hidden=True),
        plain("p", data_part="sentence"),
        read_aloud(locale, translate(locale, "Read the status aloud")),
        transcript(locale),
        plain("dl", data_part="facts"),
        plain("h3", translate(locale, "What happened so far"), data_part="history-title"),
        plain("ol", class_="cards", data_part="history"),
        plain("button", translate(locale, "Ask again"), type="button", data_part="refresh"),
        plain("h3", translate(locale, "Your receipt")),
        receipt(locale),
        aria_labelledby="status-title",
        data_part="answer",
        hidden=True,
    )


def _question(locale: str) -> rx.Component:
    return plain(
        "form",
        plain("h2", translate(locale, "Ask about a report"), data_part="ask-title", tabindex="-1"),
        text_field(
            "number",
            translate(locale, "Number of the report"),
            translate(locale, "10 digits from your receipt. Spaces do not matter."),
            inputmode="numeric",
            autocomplete="off",
        ),
        text_field(
            "secret",
            translate(locale, "Secret of the report"),
            translate(locale, "12 letters and digits from your receipt. Only you should know them."),
            autocomplete="off",
            autocapitalize="characters",
            spellcheck="false",
        ),
        choice(
            "checkbox",
            "keep",
            "true",
            translate(locale, "Keep it on this phone"),
            translate(locale, "Then it opens by itself next time. Do not do this on a borrowed phone."),
        ),
        plain("button", translate(locale, "Show the status"), type="submit", class_="primary"),
        # Never sent as a form: the secret would stand in the address bar.
        method="post",
        novalidate=True,
        data_part="form",
    )
