"""The receipt: a number and a secret that can be seen, heard, dictated and copied."""

import reflex as rx

from components.element import Child, custom, plain
from locales import translate


def receipt(
    locale: str, number: Child = None, number_spoken: Child = None, secret: Child = None
) -> rx.Component:
    """Return number and secret in groups.

    Args:
        locale: Language of the words.
        number: The number in groups, for eyes.
        number_spoken: The same digit by digit: a screen reader makes "one thousand …" of groups.
        secret: The secret in groups.
    """
    return custom(
        "lapor-receipt",
        plain(
            "dl",
            plain("dt", translate(locale, "Number of the report")),
            plain(
                "dd",
                plain("span", number, class_="number", aria_hidden=True, data_part="number"),
                plain("span", number_spoken, class_="hidden-visually", data_part="number-spoken"),
            ),
            plain("dt", translate(locale, "Secret of the report")),
            plain("dd", plain("span", secret, class_="number", data_part="secret")),
        ),
        plain("p", translate(locale, "Keep both. With them you can ask about your report from any phone.")),
        plain(
            "button",
            translate(locale, "Copy number and secret"),
            type="button",
            class_="js-only",
            data_part="copy",
        ),
        plain("div", role="status", class_="status", data_part="status"),
        class_="lapor-receipt",
    )
