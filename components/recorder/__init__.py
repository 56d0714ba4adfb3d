"""The recorder: one big button that starts and stops, in the same place, and silence while it records."""

import reflex as rx

from components.element import custom, plain
from components.field import error_place
from components.recorder.choices import live_text, spoken_language
from locales import translate


def recorder(locale: str, *about_voice: rx.Component) -> rx.Component:
    """Return the recorder; without script or microphone it is a file field any recording app can fill.

    Args:
        locale: Language of the words.
        about_voice: What is asked about a recording; with script only once there is one.
    """
    return custom(
        "lapor-recorder",
        plain(
            "p",
            translate(locale, "Press the button and speak. You have 3 minutes. Press it again to stop."),
            class_="hint js-only",
            id="voice-hint",
            data_part="how",
        ),
        error_place("voice"),
        plain("div", role="status", class_="status", data_part="status"),
        _machine(locale),
        _file(locale),
        # Filled while somebody speaks: no live region, or a screen reader would speak into the recording.
        plain("div", class_="note", data_part="heard", hidden=True),
        plain("div", *about_voice, class_="unless-js", data_part="about-voice", hidden=True),
        spoken_language(locale),
        live_text(locale),
        class_="lapor-recorder",
        data_field="voice",
    )


def _machine(locale: str) -> rx.Component:
    button = "button"
    return plain(
        "div",
        plain(
            button,
            translate(locale, "Start recording"),
            type=button,
            class_="primary big",
            data_part="record",
            aria_describedby="voice-hint voice-error",
        ),
        plain(
            "div",
            # The level is for eyes: a screen reader's own voice would end up in the recording.
            plain("meter", min="0", max="1", value="0", data_part="level", aria_hidden=True),
            plain("p", data_part="elapsed"),
            plain("button", translate(locale, "Pause"), type=button, data_part="pause"),
            plain("p", class_="note", data_part="level-hint", hidden=True),
            data_part="running",
            hidden=True,
        ),
        plain(
            "div",
            plain("p", data_part="length"),
            plain(
                "div",
                plain(button, translate(locale, "Listen"), type=button, data_part="listen"),
                plain(button, type=button, data_part="other", hidden=True),
                plain(
                    button,
                    translate(locale, "Delete recording"),
                    type=button,
                    class_="danger",
                    data_part="delete",
                ),
                class_="actions",
            ),
            data_part="kept",
            hidden=True,
        ),
        class_="js-only",
        data_part="machine",
        hidden=True,
    )


def _file(locale: str) -> rx.Component:
    return plain(
        "div",
        plain("label", translate(locale, "A recording from this phone"), for_="voice"),
        plain(
            "p",
            translate(locale, "Record with another app of your phone first. 3 minutes at most."),
            class_="hint",
            id="voice-file-hint",
        ),
        plain(
            "input",
            type="file",
            id="voice",
            name="voice",
            accept="audio/*",
            aria_describedby="voice-file-hint voice-error",
        ),
        # A native file input speaks the browser's language.
        plain(
            "button",
            translate(locale, "Choose a recording"),
            type="button",
            aria_describedby="voice-file-hint voice-error",
            data_part="choose",
            hidden=True,
        ),
        class_="field",
        data_part="file",
    )
