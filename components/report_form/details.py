"""The parts of the form that may stay empty: place, photos, what is kept secret, how to answer."""

from collections.abc import Sequence

import reflex as rx

from components.element import custom, plain
from components.field import choice, described_by, error_place, group, hint_of, text_field
from locales import translate


def place(locale: str, provinces: Sequence[tuple[str, str]]) -> list[rx.Component]:
    """Return place in own words, province, and with script regency and the phone's own position."""
    return [
        text_field(
            "address",
            translate(locale, "Where is it?"),
            translate(locale, "For example: a street, a village, a school, a landmark."),
            spellcheck="false",
            # The next person on this phone is not offered what this one wrote.
            autocomplete="off",
        ),
        plain(
            "div",
            plain(
                "p",
                translate(locale, "Your phone can add where you are now. Only if you press the button."),
                class_="hint",
                id="position-hint",
            ),
            plain(
                "button",
                translate(locale, "Add where I am now"),
                type="button",
                data_part="position",
                aria_describedby="position-hint",
            ),
            plain("div", role="status", class_="status", data_part="position-status"),
            class_="field js-only",
        ),
        _region_field(locale, "jurisdiction_id", translate(locale, "Province"), provinces),
        plain(
            "div",
            _region_field(locale, "regency", translate(locale, "Regency or city"), (), posted=False),
            data_part="regencies",
            hidden=True,
        ),
    ]


def photos(locale: str) -> rx.Component:
    """Return the photo field; with script a button in the person's language and a list to take from."""
    hint = translate(
        locale, "At most 3 photos. They are made smaller. The hidden place and time are removed."
    )
    return custom(
        "lapor-photos",
        plain("label", translate(locale, "Photos of it"), for_="photo", data_part="label"),
        hint_of("photo", hint),
        error_place("photo"),
        plain(
            "input",
            type="file",
            id="photo",
            name="photo",
            accept="image/*",
            multiple=True,
            aria_describedby=described_by("photo", hint),
            data_part="input",
        ),
        plain(
            "button",
            translate(locale, "Add a photo"),
            type="button",
            data_part="choose",
            aria_describedby=described_by("photo", hint),
            hidden=True,
        ),
        plain("ul", class_="cards", data_part="list", hidden=True),
        plain("div", role="status", class_="status", data_part="status"),
        class_="lapor-photos field",
        data_field="photo",
    )


def privacy(locale: str) -> rx.Component:
    """Return anonymous and confidential, each with what it means."""
    return group(
        "privacy",
        translate(locale, "Who may know"),
        "",
        choice(
            "checkbox",
            "anonymous",
            "true",
            translate(locale, "Do not show who I am"),
            translate(locale, "The office you complain about does not see your contact."),
        ),
        choice(
            "checkbox",
            "confidential",
            "true",
            translate(locale, "Keep this report secret"),
            translate(locale, "Only the officers who handle it can read it. It is never made public."),
        ),
    )


def contact(locale: str) -> rx.Component:
    """Return how to write back; nobody is ever told to expect a call."""
    return text_field(
        "contact",
        translate(locale, "How can we write to you?"),
        translate(locale, "A number for messages or an e-mail. We do not call. You can leave it empty."),
        spellcheck="false",
        # Where an e-mail or a number may stand there is no right token (WCAG 1.3.5); and see the address.
        autocomplete="off",
    )


def _region_field(
    locale: str, name: str, label: str, options: Sequence[tuple[str, str]], *, posted: bool = True
) -> rx.Component:
    return plain(
        "div",
        plain("label", label, for_=name),
        error_place(name),
        plain(
            "select",
            plain("option", translate(locale, "Not chosen"), value=""),
            *(plain("option", words, value=code) for code, words in options),
            id=name,
            # The server knows one field for the region; the script puts the finer choice there.
            name=name if posted else None,
            aria_describedby=f"{name}-error",
        ),
        class_="field",
        data_field=name,
    )
