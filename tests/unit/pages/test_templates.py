"""The markers that the server fills: all of them named in the docstring, and no others."""

import re

from lapor_pwa.pages.citizen import templates


def markers(component):
    return set(re.findall(r"%%(\w+)%%", str(component)))


def test_every_marker_is_explained_when_the_server_has_to_fill_it():
    explained = set(re.findall(r"``(\w+)``", templates.__doc__ or ""))

    assert markers(templates.review("id")) | markers(templates.receipt("en")) <= explained


def test_everything_that_was_sent_comes_back_when_it_is_reviewed():
    fields = set(re.findall(r'\bname:"(\w+)"', str(templates.review("id"))))

    assert fields == {
        "id",
        "text",
        "request_type",
        "address",
        "jurisdiction_id",
        "occurred_on",
        "anonymous",
        "confidential",
        "contact",
        "spoken_language",
        "mask_voice",
        "mask_voice_shown",
        "destroy_voice",
    }


def test_mending_and_sending_are_two_buttons_of_one_form_when_reviewed():
    text = str(templates.review("id"))

    assert 'action:"/id/tinjau"' in text
    assert 'formAction:"/id/kirim"' in text


def test_each_error_leads_to_something_on_the_page_when_followed():
    text = str(templates.review("id"))
    shown = set(re.findall(r"%%(error_\w+)%%", text))

    assert {f"error_{name}" for name in templates.MENDABLE} == shown
