"""What the help says of each language is what the table of languages says."""

import pytest

from lapor_pwa.pages.citizen import languages
from locales import CODES
from speech.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_nobody_is_promised_a_voice_that_this_server_has_not(language):
    promised = languages.reading(language)

    assert (languages.READ_HERE in promised) == (language.espeak is not None)


def test_fixed_sentences_of_a_language_are_promised_only_when_there_are_pages_in_it():
    for language in LANGUAGES.values():
        if languages.READ_FIXED in languages.reading(language):
            assert language.code not in CODES


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_a_person_is_promised_where_no_draft_is_shown(language):
    assert ("A person writes it down." in language.note) == (language.draft_from is None)
