"""A player for those who write down what they hear: back, forward, loop, slower, all by keyboard."""

from typing import Any

import reflex as rx

from components.element import custom


def transcript_player(link: Any, name: str, *, field: str, following: Any) -> rx.Component:
    """Return the player; its buttons come with its script, the browser's own controls are there before.

    Args:
        link: Address of the sound; may be a variable.
        name: What is played, for screen readers.
        field: Id of the text area. While it holds unsaved words, leaving the page is asked about.
        following: Where to go once the words are saved; empty until then.
    """
    return custom(
        "lapor-transcript-player",
        rx.el.audio(src=link, controls=True, preload="auto", aria_label=name),
        class_="lapor-transcript-player",
        data_field=field,
        data_next=following,
    )
