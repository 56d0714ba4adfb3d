"""The table of languages agrees with the libraries it speaks for."""

import gtts.lang
import pytest
from whisper.tokenizer import LANGUAGES as WHISPER_LANGUAGES

from speech.languages import LANGUAGES, find_language


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
