"""The choice to have one's voice disguised, and to have the original deleted; works without script."""

import reflex as rx

from components.element import custom, plain
from components.field import choice, group
from locales import N_, translate

MASK = N_("Disguise my voice")
DESTROY = N_("Delete the original voice after I have approved the text")


def voice_mask(locale: str) -> rx.Component:
    """Return both checkboxes; with script, the disguised voice can be heard before anything is sent.

    What a disguise does not hide is said beside the choice, not after it (docs/masking.md).
    """
    return custom(
        "lapor-voice-mask",
        group(
            "mask_voice",
            translate(locale, "Your voice"),
            "",
            choice(
                "checkbox",
                "mask_voice",
                "true",
                translate(locale, MASK),
                translate(
                    locale,
                    "Officers only hear the disguised voice."
                    " People close to you may still know your way of speaking.",
                ),
                described="mask_voice-error",
            ),
            plain(
                "button",
                translate(locale, "Listen to the disguised voice"),
                type="button",
                data_part="listen",
                hidden=True,
            ),
            plain("div", role="status", class_="status", data_part="status"),
            # Closed: the status page asks again, once there is a text to approve.
            plain(
                "details",
                plain("summary", translate(locale, "Delete the original voice later?")),
                choice(
                    "checkbox",
                    "destroy_voice",
                    "true",
                    translate(locale, DESTROY),
                    translate(locale, "The original cannot be brought back."),
                ),
            ),
        ),
        class_="lapor-voice-mask",
    )
