"""What people say, as they write it: two tables to read, and who has to look again."""

from pathlib import Path

import pytest

from speech.transcriber import DOUBTFUL, Segment, Word
from speech.written import CONFIRM, write, write_segment

HERE = Path(__file__).parent


def rows(table: str) -> list[tuple[str, str]]:
    lines = (HERE / table).read_text(encoding="utf-8").splitlines()
    return [(said, shown) for line in lines if line[:1] != "#" for said, _, shown in [line.partition("\t")]]


def words(text: str, confidence: float = 0.9) -> tuple[Word, ...]:
    return tuple(Word(word, confidence) for word in text.split())


def text(written: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in written)


@pytest.mark.parametrize(("said", "shown"), rows("indonesian.tsv"))
def test_indonesian_is_written_as_in_the_table(said: str, shown: str) -> None:
    assert text(write(words(said), "id")) == shown


@pytest.mark.parametrize(("said", "shown"), rows("malay.tsv"))
def test_malay_is_written_as_in_the_table(said: str, shown: str) -> None:
    assert text(write(words(said), "ms")) == shown


def test_language_is_found_when_a_locale_is_given() -> None:
    assert text(write(words("ada dua puluh satu orang"), "id-ID")) == "Ada 21 orang."


def test_names_only_are_written_when_the_language_is_english() -> None:
    said = words("the road in raja ampat has two hundred and fifty holes")
    assert text(write(said, "en")) == "The road in Raja Ampat has two hundred and fifty holes."


@pytest.mark.parametrize("language", ["jv", "su", "ban", "min", "", "xx"])
def test_only_capital_and_full_stop_change_when_nobody_told_us_the_language(language: str) -> None:
    assert text(write(words("rt tiga rupiah dua puluh lima"), language)) == "Rt tiga rupiah dua puluh lima."


def test_merged_words_take_the_lowest_confidence() -> None:
    said = (Word("ada", 0.9), Word("dua", 0.8), Word("puluh", 0.6), Word("satu", 0.7), Word("orang", 0.95))
    assert write(said, "id") == (Word("Ada", 0.9), Word("21", 0.6), Word("orang.", 0.95))


@pytest.mark.parametrize(
    "said",
    [
        "bayar dua ratus ribu rupiah",
        "bayar lima ribu",
        "bayar 250.000",
        "nomor saya 081234567890",
        "jalan melati nomor dua belas",
        "di rt tiga rw tujuh",
    ],
)
def test_prices_and_telephone_and_house_numbers_are_in_doubt_however_sure_the_recogniser_is(
    said: str,
) -> None:
    written = write(words(said, 1.0), "id")
    assert {word.confidence for word in written if word.confidence < 1} == {CONFIRM}
    assert CONFIRM < DOUBTFUL


def test_counts_keep_their_confidence() -> None:
    assert {word.confidence for word in write(words("ada dua puluh satu orang", 1.0), "id")} == {1.0}


def test_nothing_comes_of_nothing() -> None:
    assert write((), "id") == ()
    assert write((Word("", 0.5), Word("  ", 0.5)), "id") == ()


def test_text_and_words_of_a_segment_say_the_same_when_it_is_written() -> None:
    said = Segment(1.0, 2.0, "dua ribu rupiah", 0.9, words("dua ribu rupiah"))

    written = write_segment(said, "id")

    assert written.text == text(written.words) == "Rp2.000."
    assert (written.start, written.end, written.confidence) == (1.0, 2.0, 0.9)


def test_segment_stays_as_it_is_when_it_has_no_words() -> None:
    unclear = Segment(1.0, 2.0, "", 0.3)

    assert write_segment(unclear, "id") == unclear
