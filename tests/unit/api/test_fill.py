from hypothesis import given
from hypothesis import strategies as st

from lapor_pwa.api.fill import fill, mark_title


@given(st.text())
def test_whatever_is_filled_in_stays_text(value):
    page = fill("<p>%%a%%</p>", {"a": value, "b": "<b>"})
    inside = page.removeprefix("<p>").removesuffix("</p>")
    assert not set("<>\"'") & set(inside)


def test_conditions_become_attributes():
    html = '<input data-checked-if="%%yes%%"><p data-hidden-unless="%%yes%%"></p>'
    assert fill(html, {"yes": "x"}) == '<input checked=""><p ></p>'
    assert fill(html, {}) == '<input ><p hidden=""></p>'


def test_a_name_without_value_is_empty():
    assert fill("a%%nothing%%b", {}) == "ab"


def test_the_title_says_first_that_there_are_mistakes():
    assert mark_title("<title>Periksa</title>", "Galat: ") == "<title>Galat: Periksa</title>"
