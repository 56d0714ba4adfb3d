"""The table of languages agrees with the libraries it speaks for."""

import gtts.lang
import pytest
from whisper.tokenizer import LANGUAGES as WHISPER_LANGUAGES

from lapor_pwa.domain.submission import SPOKEN_LANGUAGES
from speech.languages import LANGUAGES, SIZES, draft_worth_showing, find_language


def test_every_code_is_known_to_its_library() -> None:
    for language in LANGUAGES.values():
        assert language.whisper is None or language.whisper in WHISPER_LANGUAGES
        assert language.gtts is None or language.gtts in gtts.lang.tts_langs()


@pytest.mark.parametrize(("code", "found"), [("id", "id"), ("id-ID", "id"), ("EN_us", "en"), ("jv", "jv")])
def test_language_is_found_when_locale_has_a_region(code: str, found: str) -> None:
    language = find_language(code)
    assert language is not None
    assert language.code == found


def test_nothing_is_found_when_language_is_not_in_the_table() -> None:
    assert find_language("fr") is None


@pytest.mark.parametrize(
    "model", ["base", "base@ed3a0b6b1c0e", "/weights/base.pt", "turbo", "large-v3", "of-our-own"]
)
def test_a_draft_is_shown_when_the_model_is_large_enough(model: str) -> None:
    assert draft_worth_showing("id-ID", model)


@pytest.mark.parametrize(
    ("language", "model"),
    [("id", "tiny"), ("id", "base.en"), ("jv", "large-v3"), ("ban", "large-v3"), ("fr", "large-v3")],
)
def test_no_draft_is_shown_when_it_would_mislead(language: str, model: str) -> None:
    assert not draft_worth_showing(language, model)


def test_people_may_speak_what_is_in_the_table_and_nothing_else() -> None:
    assert set(SPOKEN_LANGUAGES) == set(LANGUAGES)


def test_the_machine_knows_a_language_when_its_draft_is_shown() -> None:
    for language in LANGUAGES.values():
        assert language.draft_from is None or (language.whisper and language.draft_from in SIZES)
