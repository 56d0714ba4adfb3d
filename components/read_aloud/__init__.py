"""Read aloud: only ever on a press, and the same button stops it."""

import reflex as rx

from components.element import custom, plain


def read_aloud(locale: str, label: str) -> rx.Component:
    """Return the button; ``label`` is both what is seen and the accessible name (WCAG 2.5.3)."""
    return custom(
        "lapor-read-aloud",
        plain("button", label, type="button", data_part="button"),
        plain("div", role="status", class_="status", data_part="status"),
        class_="lapor-read-aloud js-only",
        data_locale=locale,
    )
