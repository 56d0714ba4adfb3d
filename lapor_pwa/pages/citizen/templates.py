"""Two pages that the server fills in for people whose phone runs no JavaScript: review and receipt.

The exported HTML carries markers; `lapor_pwa.api.form_post` fills them in **one pass** over the file, so that
nothing a person typed is ever read as a marker again:

    re.sub(r'data-(checked-if|hidden-unless)="%%(\\w+)%%"|%%(\\w+)%%', …)

| in the exported HTML | becomes |
|---|---|
| ``%%name%%`` in text or in a quoted attribute | the value, escaped with ``html.escape(value, quote=True)`` |
| ``data-checked-if="%%name%%"`` | ``checked=""`` when the value is not empty, else nothing |
| ``data-hidden-unless="%%name%%"`` | ``hidden=""`` when the value is empty, else nothing |

A name without a value counts as empty. The names:

* Review, posted on to ``/{locale}/kirim`` (send) or again to ``/{locale}/tinjau`` (read back again):
  ``id`` (the hidden field that keeps a second click from sending twice); ``text``, ``address``,
  ``occurred_on``, ``contact`` (as typed); ``jurisdiction_id`` with ``jurisdiction_words`` (its name, or the
  translated "Not chosen"); ``is_complaint``, ``is_aspiration``, ``is_information_request``, ``anonymous``,
  ``confidential``, ``mask_voice``, ``destroy_voice`` (any text means yes; ``mask_voice_shown``: the box was
  ticked or refused before); ``spoken_language`` with ``spoken_language_words`` (its name); ``voice_words``,
  ``photos_words`` (translated sentences about the files kept, empty for none); ``errors`` (any text means
  there are some) and one sentence each in ``error_text``, ``error_spoken_language``, ``error_request_type``,
  ``error_jurisdiction_id``, ``error_address``, ``error_occurred_on``, ``error_contact``, ``error_voice``,
  ``error_photo``, ``error_other``.
  With errors the title starts with the translated "Error: " (put it after ``<title>``) and the answer is 422.
* Receipt: ``number`` (grouped), ``number_spoken`` (each digit a word), ``secret``, ``status_sentence``,
  ``error_files`` (a sentence when a file could not be kept, else empty).

Opened by GET, both routes lead to the report page: there is nothing to show yet.
"""

from functools import partial

import reflex as rx

from components.element import plain
from components.error_summary import error_summary
from components.field import choice, group, text_field
from components.page import page
from components.receipt import receipt as receipt_card
from lapor_pwa import routes
from lapor_pwa.pages.citizen.frame import frame
from lapor_pwa.pages.citizen.regions import provinces
from locales import N_, translate
from speech.languages import LANGUAGES

_TYPES = (
    ("complaint", N_("A complaint")),
    ("aspiration", N_("A wish or an idea")),
    ("information_request", N_("A question")),
)
MENDABLE = (
    "text",
    "spoken_language",
    "request_type",
    "address",
    "jurisdiction_id",
    "occurred_on",
    "contact",
    "photo",
    "voice",
    "other",
)
_WITHOUT_FIELD = {"photo": "files", "voice": "files", "other": "text"}


def review(locale: str) -> rx.Component:
    """Return what will be sent, in fields that can still be changed: checking and mending are one step."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.REVIEW),
        plain("h1", t("Check your report")),
        plain("div", error_summary(locale, *map(_error_link, MENDABLE)), data_hidden_unless=_mark("errors")),
        plain("p", t("This will be sent. Change what is not right.")),
        plain(
            "form",
            plain("input", type="hidden", name="id", value=_mark("id")),
            *_fields(locale),
            plain(
                "div",
                plain(
                    "button",
                    t("Send"),
                    type="submit",
                    class_="primary big",
                    formaction=routes.FORM_SEND.format(locale=locale),
                ),
                plain("button", t("Check again"), type="submit"),
                class_="actions",
            ),
            method="post",
            action=routes.FORM_REVIEW.format(locale=locale),
            novalidate=True,
        ),
    )


def receipt(locale: str) -> rx.Component:
    """Return number and secret, to be written down or printed: this phone keeps nothing without a script."""
    t = partial(translate, locale)
    return page(
        frame(locale, routes.RECEIPT),
        plain("h1", t("We have your report")),
        plain("p", _mark("error_files"), class_="note", data_hidden_unless=_mark("error_files")),
        plain("p", t("Write down the number and the secret. Or print this page.")),
        receipt_card(locale, _mark("number"), _mark("number_spoken"), _mark("secret")),
        plain("p", _mark("status_sentence")),
        plain(
            "p",
            plain("a", t("Look up a report"), href=routes.citizen(locale, routes.STATUS), class_="button"),
        ),
        plain("p", plain("a", t("Make another report"), href=routes.citizen(locale, routes.REPORT))),
    )


def _mark(name: str) -> str:
    return f"%%{name}%%"


def _error_link(name: str) -> rx.Component:
    target = _WITHOUT_FIELD.get(name, name)
    mark = _mark(f"error_{name}")
    return plain("li", plain("a", mark, href=f"#{target}"), data_hidden_unless=mark)


def _error(name: str) -> rx.Component:
    mark = _mark(f"error_{name}")
    return plain("p", mark, class_="error", id=f"{name}-error", data_hidden_unless=mark)


def _field(name: str, label: str, **attributes: str) -> rx.Component:
    return text_field(name, label, value=_mark(name), error=_error(name), **attributes)


def _fields(locale: str) -> list[rx.Component]:
    t = partial(translate, locale)
    return [
        _field("text", t("What happened?"), tag="textarea", rows="6", spellcheck="false"),
        plain(
            "div",
            *(
                plain("p", _mark(name), class_="note", data_hidden_unless=_mark(name))
                for name in ("voice_words", "photos_words")
            ),
            id="files",
            tabindex="-1",
        ),
        plain("div", *_about_voice(locale), data_hidden_unless=_mark("voice_words")),
        group(
            "request_type", t("What kind of report is it?"), "", *_types(locale), error=_error("request_type")
        ),
        _field("address", t("Where is it?"), spellcheck="false", autocomplete="off"),
        _province(locale),
        _field("occurred_on", t("When did it happen?"), type="date"),
        group(
            "privacy",
            t("Who may know"),
            "",
            *(
                choice("checkbox", name, "true", label, data_checked_if=_mark(name))
                for name, label in (
                    ("anonymous", t("Do not show who I am")),
                    ("confidential", t("Keep this report secret")),
                )
            ),
        ),
        _field("contact", t("How can we write to you?"), spellcheck="false", autocomplete="email"),
    ]


def _about_voice(locale: str) -> list[rx.Component]:
    """Return language and mask of the recording, as they are now."""
    languages = (
        plain("option", language.name, value=language.code, lang=language.code)
        for language in LANGUAGES.values()
    )
    return [
        _select("spoken_language", translate(locale, "I speak in"), *languages),
        *(
            choice("checkbox", name, "true", label, data_checked_if=_mark(name))
            for name, label in (
                ("mask_voice", translate(locale, "Disguise my voice")),
                (
                    "destroy_voice",
                    translate(locale, "Delete the original voice after I have approved the text"),
                ),
            )
        ),
        plain("input", type="hidden", name="mask_voice_shown", value=_mark("mask_voice_shown")),
    ]


def _types(locale: str) -> list[rx.Component]:
    first = _TYPES[0][0]
    return [
        choice(
            "radio",
            "request_type",
            value,
            translate(locale, words),
            id_="request_type" if value == first else f"request_type-{value}",
            described="request_type-error" if value == first else None,
            data_checked_if=_mark(f"is_{value}"),
        )
        for value, words in _TYPES
    ]


def _province(locale: str) -> rx.Component:
    codes = (plain("option", words, value=code) for code, words in provinces())
    none = plain("option", translate(locale, "Not chosen"), value="")
    return _select("jurisdiction_id", translate(locale, "Province"), *codes, none)


def _select(name: str, label: str, *options: rx.Component) -> rx.Component:
    """Return a choice from a list; its first is the one made before, which no marker could select."""
    return plain(
        "div",
        plain("label", label, for_=name),
        _error(name),
        plain(
            "select",
            plain("option", _mark(name.replace("_id", "") + "_words"), value=_mark(name)),
            *options,
            id=name,
            name=name,
            aria_describedby=f"{name}-error",
        ),
        class_="field",
    )
