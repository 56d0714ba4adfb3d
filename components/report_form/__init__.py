"""The report form: speak or write, say where, check, send. An ordinary form that works without script."""

from collections.abc import Sequence

import reflex as rx

from components.element import custom, plain
from components.error_summary import error_summary
from components.field import choice, group, text_field
from components.recorder import recorder
from components.report_form.details import contact, photos, place, privacy
from components.report_form.steps import done, review
from components.voice_mask import voice_mask
from locales import translate

REQUEST_TYPES = ("complaint", "aspiration", "information_request")


def report_form(
    locale: str, provinces: Sequence[tuple[str, str]], *, action: str, report_url: str, my_reports_url: str
) -> rx.Component:
    """Return the whole form with its review and its end.

    Args:
        locale: Language of the words.
        provinces: Region code and name of each province, in the order shown.
        action: Where the form is posted without script.
        report_url: This page: whoever helps many people goes on with the next one.
        my_reports_url: Where unfinished and sent reports are listed.
    """
    return custom(
        "lapor-report",
        plain(
            "p",
            translate(locale, "You have a report that is not finished."),
            " ",
            plain("a", translate(locale, "Continue it"), href=my_reports_url, data_part="continue"),
            class_="note",
            data_part="unfinished",
            hidden=True,
        ),
        plain(
            "div",
            plain("p", translate(locale, "This is the report you began.")),
            plain("button", translate(locale, "Start a new report"), type="button", data_part="fresh"),
            class_="note",
            data_part="restored",
            hidden=True,
        ),
        plain(
            "p",
            translate(locale, "Nothing can be kept on this phone now. Write here and send it right away."),
            class_="note",
            data_part="storeless",
            hidden=True,
        ),
        error_summary(locale),
        plain(
            "form",
            *_fields(locale, provinces),
            plain(
                "p", translate(locale, "Saved on this phone."), class_="hint", data_part="saved", hidden=True
            ),
            plain("button", translate(locale, "Check before sending"), type="submit", class_="primary big"),
            method="post",
            action=action,
            enctype="multipart/form-data",
            novalidate=True,
            data_part="form",
        ),
        review(locale),
        done(locale, report_url, my_reports_url),
        plain("div", role="status", class_="status", data_part="status"),
        class_="lapor-report",
    )


def request_type_choices(locale: str) -> list[rx.Component]:
    """Return one radio for each type of report; the first has the plain id and repeats hint and error."""
    words = {
        "complaint": (
            translate(locale, "A complaint"),
            translate(locale, "Something is wrong and must be put right."),
        ),
        "aspiration": (
            translate(locale, "A wish or an idea"),
            translate(locale, "Something could be better."),
        ),
        "information_request": (
            translate(locale, "A question"),
            translate(locale, "You want to know something from the government."),
        ),
    }
    return [
        choice(
            "radio",
            "request_type",
            value,
            *words[value],
            id_="request_type" if value == REQUEST_TYPES[0] else f"request_type-{value}",
            described="request_type-error" if value == REQUEST_TYPES[0] else None,
            checked=value == REQUEST_TYPES[0],
        )
        for value in REQUEST_TYPES
    ]


def _fields(locale: str, provinces: Sequence[tuple[str, str]]) -> list[rx.Component]:
    return [
        plain("h2", translate(locale, "Speak")),
        recorder(locale, voice_mask(locale)),
        plain("h2", translate(locale, "Or write")),
        text_field(
            "text",
            translate(locale, "What happened?"),
            translate(locale, "Leave it empty if you spoke. You can also do both."),
            tag="textarea",
            rows="6",
            # Firefox calls Indonesian words misspelled.
            spellcheck="false",
        ),
        plain("p", class_="hint", aria_hidden=True, data_part="count"),
        group(
            "request_type",
            translate(locale, "What kind of report is it?"),
            "",
            *request_type_choices(locale),
        ),
        plain("h2", translate(locale, "Where and when")),
        *place(locale, provinces),
        text_field(
            "occurred_on",
            translate(locale, "When did it happen?"),
            translate(locale, "Leave it empty if you do not know."),
            type="date",
        ),
        plain("h2", translate(locale, "Photos")),
        photos(locale),
        plain("h2", translate(locale, "About you")),
        privacy(locale),
        contact(locale),
    ]
