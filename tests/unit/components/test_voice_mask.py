"""The choice works as two ordinary checkboxes, and says beside itself what it does not hide."""

import pytest

import locales
from components.voice_mask import voice_mask
from tests.unit.components.markup import soup

NOT_HIDDEN = {"id": "cara bicara Anda", "en": "your way of speaking"}


@pytest.mark.parametrize("locale", locales.CODES)
def test_both_choices_are_posted_without_a_script_and_made_by_nobody_else(locale):
    page = soup(voice_mask(locale))
    boxes = page.select("input")
    assert [(each["type"], each["name"], each["value"]) for each in boxes] == [
        ("checkbox", "mask_voice", "true"),
        ("checkbox", "destroy_voice", "true"),
    ]
    assert not any(each.has_attr("checked") for each in boxes)
    assert page.select_one("button[hidden][data-part=listen]")


@pytest.mark.parametrize("locale", locales.CODES)
def test_only_the_disguise_is_asked_at_first(locale):
    page = soup(voice_mask(locale))
    [folded] = page.select("details:not([open])")
    assert folded.select_one("summary").get_text(strip=True)
    assert [each["id"] for each in folded.select("input")] == ["destroy_voice"]


@pytest.mark.parametrize("locale", locales.CODES)
def test_what_it_does_not_hide_describes_the_choice(locale):
    page = soup(voice_mask(locale))
    [box] = page.select("#mask_voice")
    described = " ".join(page.select_one(f"#{each}").get_text() for each in box["aria-describedby"].split())
    assert NOT_HIDDEN[locale] in described
