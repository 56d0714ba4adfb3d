"""What we heard, for the reporter: words in doubt are marked; right, wrong, or another language."""

import reflex as rx

from components.element import custom, plain
from components.field import choice
from components.read_aloud import read_aloud
from locales import translate


def transcript(locale: str) -> rx.Component:
    """Return the place of the words and of the questions about them; the script shows what applies."""
    return custom(
        "lapor-transcript",
        plain("h3", translate(locale, "What we heard"), data_part="title", tabindex="-1"),
        plain("p", class_="note", data_part="note", hidden=True),
        plain("p", class_="hint", data_part="by", hidden=True),
        plain("p", class_="words", data_part="words", hidden=True),
        plain(
            "p",
            translate(locale, "We are not sure of marked words. They have a (?) behind them."),
            class_="hint",
            data_part="doubts",
            hidden=True,
        ),
        plain(
            "div",
            read_aloud(locale, translate(locale, "Read what we heard aloud")),
            data_part="aloud",
            hidden=True,
        ),
        plain("div", role="status", class_="status", data_part="status"),
        _language(locale),
        _approval(locale),
        _voice(locale),
        class_="lapor-transcript",
        hidden=True,
    )


def _language(locale: str) -> rx.Component:
    return plain(
        "div",
        plain("p", id="language-question", data_part="question"),
        plain(
            "div",
            _button(translate(locale, "Yes"), "language-yes"),
            _button(translate(locale, "No"), "language-no"),
            class_="actions",
        ),
        role="group",
        aria_labelledby="language-question",
        class_="note",
        data_part="language",
        hidden=True,
    )


def _approval(locale: str) -> rx.Component:
    return plain(
        "div",
        plain(
            "p",
            plain("strong", translate(locale, "Is this what you said?"), id="approval-question"),
        ),
        plain(
            "div",
            choice(
                "checkbox",
                "destroy_voice",
                "true",
                translate(locale, "Delete my original voice afterwards"),
                translate(locale, "Only these words stay, and the disguised voice if there is one."),
                data_part="destroy-choice",
            ),
            data_part="destroy-field",
            hidden=True,
        ),
        plain(
            "div",
            _button(translate(locale, "Yes, this is right"), "right", class_="primary"),
            _button(translate(locale, "Something is wrong"), "wrong"),
            class_="actions",
        ),
        # Beside what was pressed: with large letters the other place is out of sight.
        plain("div", role="status", class_="status", data_part="approval-status"),
        role="group",
        aria_labelledby="approval-question",
        data_part="approval",
        hidden=True,
    )


def _voice(locale: str) -> rx.Component:
    return plain(
        "div",
        plain("p", data_part="voice-words"),
        plain(
            "div",
            _button(translate(locale, "Something is wrong after all"), "wrong-after-all"),
            _button(translate(locale, "Delete my original voice"), "destroy", class_="danger"),
            class_="actions",
        ),
        data_part="voice",
        hidden=True,
    )


def _button(words: str, name: str, **attributes: str) -> rx.Component:
    return plain("button", words, type="button", data_part=name, **attributes)
