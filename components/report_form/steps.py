"""What comes after filling in: everything read back, then where the report is now."""

import reflex as rx

from components.element import plain
from components.receipt import receipt
from locales import translate


def review(locale: str) -> rx.Component:
    """Return the step that reads back all that will be sent (WCAG 3.3.6)."""
    return plain(
        "section",
        plain(
            "h2",
            translate(locale, "Check your report"),
            id="review-title",
            data_part="review-title",
        ),
        plain("p", translate(locale, "This will be sent. Change what is not right.")),
        plain("div", data_part="review-list"),
        plain(
            "div",
            plain("button", translate(locale, "Send"), type="button", class_="primary big", data_part="send"),
            plain("button", translate(locale, "Back to the form"), type="button", data_part="back"),
            class_="actions",
        ),
        # A group, not a heading: Orca is silent when a heading that was just shown takes the focus.
        role="group",
        tabindex="-1",
        aria_labelledby="review-title",
        data_part="review",
        hidden=True,
    )


def done(locale: str, report_url: str, my_reports_url: str) -> rx.Component:
    """Return the end: where the report is, what happens by itself, and the receipt once there is one."""
    return plain(
        "section",
        plain(
            "h2",
            translate(locale, "Saved on this phone"),
            id="done-title",
            data_part="done-title",
        ),
        plain(
            "p",
            translate(locale, "Your report will be sent by itself. You can close this page."),
            data_part="waiting",
        ),
        plain("div", receipt(locale), data_part="receipt", hidden=True),
        plain(
            "p",
            plain("a", translate(locale, "See my reports"), href=my_reports_url, class_="button"),
            " ",
            plain("a", translate(locale, "Make another report"), href=report_url, class_="button"),
        ),
        role="group",
        tabindex="-1",
        aria_labelledby="done-title",
        data_part="done",
        hidden=True,
    )
