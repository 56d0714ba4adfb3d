"""What may be read aloud by whom is a matter of types."""

from datetime import date

import pytest

from speech.utterances import FixedSentence, FreeText, PublicName, PublicNumber


def test_values_are_written_out_when_spoken() -> None:
    sentence = FixedSentence(
        "Laporan {number} dijawab {agency} pada {day}, {count} hari.",
        {
            "number": PublicNumber("1234"),
            "agency": PublicName("Dinas Bina Marga"),
            "day": date(2026, 11, 21),
            "count": 3,
        },
    )
    assert sentence.text("id") == "Laporan 1 2 3 4 dijawab Dinas Bina Marga pada 21 November 2026, 3 hari."


@pytest.mark.parametrize("language", ["id", "jv", "su", "ms", "en", "ban", "min"])
def test_date_is_written_out_when_language_is(language: str) -> None:
    assert "2026" in FixedSentence("{day}", {"day": date(2026, 11, 21)}).text(language)


def test_words_are_refused_when_they_might_be_somebodys() -> None:
    with pytest.raises(TypeError):
        FixedSentence("You wrote: {text}", {"text": "my neighbour"})  # pyright: ignore[reportArgumentType]
    with pytest.raises(TypeError):
        FixedSentence("word " * 100)
    with pytest.raises(TypeError):
        PublicNumber("my neighbour")


def test_each_sentence_has_its_own_values_when_taken_apart() -> None:
    agency = PublicName("Dinas")
    sentence = FixedSentence("Sudah {count} hari. Hubungi {agency}.", {"count": 3, "agency": agency})
    assert [(part.text("id"), set(part.values)) for part in sentence.parts("id")] == [
        ("Sudah 3 hari.", {"count"}),
        ("Hubungi Dinas.", {"agency"}),
    ]


def test_braces_are_only_braces_when_a_person_wrote_them() -> None:
    assert FreeText("{0.__class__}").text("en") == "{0.__class__}"
    assert [part.words for part in FreeText("{0}. {1}").parts("id")] == ["{0}.", "{1}"]
