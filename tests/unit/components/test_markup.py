"""What a screen reader needs of every component: names, descriptions and ids that lead somewhere."""

from collections import Counter

import pytest

import locales
from components.display_settings import display_settings
from components.my_reports import my_reports
from components.report_form import report_form
from components.status_view import status_view
from lapor_pwa.domain.submission import SPOKEN_LANGUAGES
from tests.unit.components.markup import soup

COMPONENTS = {
    "report form": lambda locale: report_form(
        locale,
        [("11", "Aceh")],
        action="/x/tinjau",
        report_url="/x/lapor",
        my_reports_url="/x/laporan-saya",
    ),
    "my reports": lambda locale: my_reports(locale, report_url="/x/lapor", status_url="/x/laporan"),
    "status": status_view,
    "display": lambda locale: display_settings(locale, [("id", "/id"), ("en", "/en")]),
}
REFERENCES = ("for", "aria-describedby", "aria-labelledby")


@pytest.fixture(params=locales.CODES)
def locale(request):
    return request.param


@pytest.fixture(params=COMPONENTS)
def page(request, locale):
    return soup(COMPONENTS[request.param](locale))


def test_ids_are_unique_on_every_page(page):
    ids = Counter(each["id"] for each in page.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []


def test_every_reference_leads_to_an_element_on_every_page(page):
    ids = {each["id"] for each in page.select("[id]")}
    named = {
        name
        for reference in REFERENCES
        for each in page.select(f"[{reference}]")
        for name in each[reference].split()
    }
    assert named - ids == set()


def test_every_control_has_a_label_on_every_page(page):
    labelled = {each["for"] for each in page.select("label")}
    controls = page.select("input, select, textarea")
    assert [str(each) for each in controls if each["id"] not in labelled] == []


def test_buttons_of_a_script_never_submit_on_any_page(page):
    assert [str(each) for each in page.select("button[data-part]") if each["type"] != "button"] == []


def test_parts_are_named_once_within_their_element_on_every_page(page):
    named = Counter(
        (id(next(above for above in each.parents if "-" in above.name)), each["data-part"])
        for each in page.select("[data-part]")
    )
    assert [part for (_, part), count in named.items() if count > 1] == []


def test_form_posts_everything_the_server_reads_when_there_is_no_script(locale):
    form = soup(COMPONENTS["report form"](locale)).form

    assert form is not None
    assert (form["method"], form["enctype"]) == ("post", "multipart/form-data")
    assert {each["name"] for each in form.select("[name]")} == {
        *("voice", "text", "request_type", "address", "jurisdiction_id", "occurred_on", "photo"),
        *("anonymous", "confidential", "contact"),
        *("spoken_language", "mask_voice", "destroy_voice"),
    }


def test_first_radio_repeats_the_error_when_a_group_has_one(locale):
    first, *others = soup(COMPONENTS["report form"](locale)).select("[name=request_type]")

    assert first["id"] == "request_type"
    assert "request_type-error" in first["aria-describedby"]
    assert all("request_type-error" not in other["aria-describedby"] for other in others)


def test_languages_have_their_own_names_and_a_note_when_one_is_chosen(locale):
    select = soup(COMPONENTS["report form"](locale)).select_one("select[name=spoken_language]")

    assert select is not None
    options = {each["value"]: each for each in select.select("option")}
    assert set(options) == set(SPOKEN_LANGUAGES)
    assert next(iter(options)) == locale
    assert options["jv"].text == "Basa Jawa"
    assert all(each["lang"] == code and each["data-note"] for code, each in options.items())
    assert {code for code, each in options.items() if each.get("data-live")} == {"id", "ms", "en"}


def test_text_while_speaking_is_no_part_of_the_report(locale):
    live = soup(COMPONENTS["report form"](locale)).select_one("#live")

    assert live is not None
    assert live.get("name") is None


def test_nobody_is_told_to_press_a_button_that_is_not_there_without_script(locale):
    page = soup(COMPONENTS["report form"](locale))
    [how] = page.select("#voice-hint")
    assert "js-only" in how["class"]
    described = page.select_one("#voice")["aria-describedby"].split()
    assert "voice-hint" not in described
    assert page.select_one(f"#{described[0]}").get_text(strip=True)


def test_languages_are_listed_without_a_dot_before_the_first(locale):
    page = soup(COMPONENTS["report form"](locale))
    words = page.select_one("[data-field=spoken_language] .no-js").get_text()
    assert ": ·" not in words
    assert words.count("·") == words.count("Bas") - 1


def test_nothing_is_announced_when_a_page_opens(page):
    live = page.select("[role=status], [role=alert], [aria-live]")
    assert [str(each) for each in live if each.get_text(strip=True)] == []
