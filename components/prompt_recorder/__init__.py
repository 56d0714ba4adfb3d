"""Record one fixed sentence, listen to it, send it."""

from typing import Any

import reflex as rx

from components.element import custom


def prompt_recorder(words: str, *, address: Any, words_id: Any, sent: Any) -> rx.Component:
    """Return the recorder; its buttons come with its script.

    Args:
        words: Of the first button.
        address: Where the recording is sent; may be a variable.
        words_id: Id of the element with the sentence.
        sent: Event after the server has taken it.
    """
    return rx.el.div(
        custom(
            "lapor-prompt-recorder",
            class_="lapor-prompt-recorder",
            data_words=words,
            data_address=address,
            data_about=words_id,
        ),
        # The script presses it: the page then shows how things stand.
        rx.el.button(type="button", hidden=True, on_click=sent),
    )
