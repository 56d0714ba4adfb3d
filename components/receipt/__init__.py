"""The receipt: a number and a secret that can be seen, heard, dictated and copied."""

import reflex as rx

from components.element import Child, custom, plain
from components.read_aloud import read_aloud
from locales import translate


def receipt(
    locale: str,
    number: Child = None,
    number_spoken: Child = None,
    secret: Child = None,
    secret_spoken: Child = None,
) -> rx.Component:
    """Return number and secret in groups.

    Args:
        locale: Language of the words.
        number: The number in groups, for eyes.
        number_spoken: The same digit by digit: a screen reader makes "one thousand …" of groups.
        secret: The secret in groups.
        secret_spoken: The same letter by letter; without it the groups are read as they are.
    """
    return custom(
        "lapor-receipt",
        plain(
            "dl",
            plain("dt", translate(locale, "Number of the report")),
            _for_eyes_and_ears("number", number, number_spoken, silent=True),
            plain("dt", translate(locale, "Secret of the report")),
            _for_eyes_and_ears(
                "secret", secret, secret_spoken, silent=secret is None or secret_spoken is not None
            ),
        ),
        plain("p", translate(locale, "Keep both. With them you can ask about your report from any phone.")),
        # Filled in by the script together with number and secret; until then there is nothing to read.
        plain(
            "div",
            read_aloud(locale, translate(locale, "Read number and secret aloud")),
            hidden=True,
            data_part="aloud",
        ),
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


def _for_eyes_and_ears(name: str, seen: Child, heard: Child, *, silent: bool) -> rx.Component:
    return plain(
        "dd",
        plain("span", seen, class_="number", aria_hidden=True if silent else None, data_part=name),
        plain("span", heard, class_="hidden-visually", data_part=f"{name}-spoken"),
    )
