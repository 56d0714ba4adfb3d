"""My reports: what waits to be sent, what is not finished, what was received."""

import reflex as rx

from components.element import custom, plain
from locales import translate


def my_reports(locale: str, *, report_url: str, status_url: str) -> rx.Component:
    """Return the three lists; the phone's own store fills them.

    Args:
        locale: Language of the words.
        report_url: Page where a draft is continued (``#`` and the draft's id are added).
        status_url: Page of one report's status (``#`` and its number are added).
    """
    return custom(
        "lapor-my-reports",
        plain(
            "p",
            translate(
                locale, "This list is kept by a script on your phone. Scripts are off in this browser."
            ),
            class_="note no-js",
        ),
        plain("div", role="status", class_="status", data_part="status"),
        plain(
            "div",
            _list(
                "queued", translate(locale, "Waiting to be sent"), translate(locale, "Nothing is waiting.")
            ),
            plain("button", translate(locale, "Send now"), type="button", data_part="send", hidden=True),
            _list(
                "draft", translate(locale, "Not finished"), translate(locale, "Nothing is left unfinished.")
            ),
            _list("receipt", translate(locale, "Received"), translate(locale, "No report yet.")),
            plain("button", translate(locale, "Ask for news"), type="button", data_part="news", hidden=True),
            class_="js-only",
        ),
        class_="lapor-my-reports",
        data_report_url=report_url,
        data_status_url=status_url,
    )


def _list(name: str, heading: str, nothing: str) -> rx.Component:
    return plain(
        "section",
        plain("h2", heading, id=f"{name}-title", tabindex="-1", data_part=f"{name}-title"),
        plain("p", nothing, data_part=f"{name}-nothing"),
        plain("ul", class_="cards", data_part=name),
        aria_labelledby=f"{name}-title",
    )
