"""What the help says of each language is what the table of languages says."""

import pytest

from lapor_pwa.pages.citizen import languages
from speech.languages import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_nobody_is_promised_a_voice_that_this_server_has_not(language):
    promised = languages.reading(language)

    assert (languages.READ_HERE in promised) == (language.espeak is not None)
    assert (languages.READ_FIXED_GOOGLE in promised) == (language.gtts is not None and not language.espeak)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_a_person_is_promised_where_no_draft_is_shown(language):
    assert ("A person writes it down." in language.note) == (language.draft_from is None)
