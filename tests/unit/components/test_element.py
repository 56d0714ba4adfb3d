import pytest

from components.element import custom, plain
from tests.unit.components.markup import soup


def test_attributes_have_html_names_when_they_are_printed():
    link = soup(plain("a", "Help", href="/id", class_="button", hreflang="id", data_part="x", tabindex=-1)).a

    assert link is not None
    assert link.attrs == {
        "href": "/id",
        "class": ["button"],
        "hreflang": "id",
        "data-part": "x",
        "tabindex": "-1",
    }


def test_attributes_are_left_out_when_they_are_none_or_false():
    assert soup(plain("p", hidden=False, lang=None)).p.attrs == {}


def test_aria_says_false_when_it_is_false():
    assert soup(plain("button", aria_expanded=False)).button.attrs == {"aria-expanded": "false"}


def test_children_are_left_out_when_they_are_none():
    assert soup(plain("p", "a", None, plain("b", "c"))).p.decode_contents() == "a<b>c</b>"


@pytest.mark.parametrize("attribute", ["style", "onclick"])
def test_what_the_security_policy_forbids_is_refused_when_it_is_given(attribute):
    with pytest.raises(ValueError, match=attribute):
        plain("p", **{attribute: "x"})


@pytest.mark.parametrize("tag", ["recorder", "Lapor-recorder", "-lapor", "lapor-"])
def test_a_custom_element_is_refused_when_its_name_is_none(tag):
    with pytest.raises(ValueError, match="custom element"):
        custom(tag)
