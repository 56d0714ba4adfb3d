import pytest

import locales


def test_indonesian_comes_first_when_nothing_is_said_about_language():
    assert locales.negotiate("") == "id"
    assert locales.negotiate("fr-FR,fr;q=0.9") == "id"


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("en", "en"),
        ("en-GB,id;q=0.5", "en"),
        ("id;q=0.9,en;q=0.1", "id"),
        ("fr,en;q=0.2", "en"),
        ("en;q=x", "id"),
    ],
)
def test_best_known_language_is_taken_when_several_are_wanted(header, code):
    assert locales.negotiate(header) == code


def test_places_are_filled_when_values_are_given():
    assert locales.translate("id", "Send at most {count} photos.", count=3) == "Kirim paling banyak 3 foto."


def test_english_is_shown_when_a_message_is_in_no_catalogue():
    assert locales.translate("id", "Nobody wrote this down") == "Nobody wrote this down"
