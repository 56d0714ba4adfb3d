"""The error summary: what is wrong, said once, in order, with links to where it is mended."""

import reflex as rx

from components.element import Child, plain
from locales import translate


def error_summary(locale: str, *items: Child) -> rx.Component:
    """Return the summary, hidden until it has ``items``.

    A focused ``role=group`` named by its heading and described by its list was the only form that a real
    screen reader spoke once and in order in both Firefox and Chromium; ``role=alert`` was not.
    """
    return plain(
        "div",
        plain("h2", translate(locale, "Something must be changed"), id="errors-title"),
        plain("ul", *items, id="errors-list"),
        class_="errors",
        role="group",
        tabindex="-1",
        aria_labelledby="errors-title",
        aria_describedby="errors-list",
        data_part="errors",
        hidden=not items,
    )
