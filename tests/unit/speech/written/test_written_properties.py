"""What holds for every utterance."""

import string

from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from speech.transcriber import Word
from speech.written import write
from speech.written.tongues import INDONESIAN

LARGEST = 999_999_999_999
UNITS = sorted(INDONESIAN.units)
VOCABULARY = [
    *UNITS,
    *("nol", "kosong", "sepuluh", "sebelas", "belas", "puluh", "ratus", "seratus", "ribu", "seribu", "juta"),
    *("miliar", "koma", "setengah", "rupiah", "Rp", "Rp.", "rt", "rw", "RT", "erte", "nomor", "No.", "jalan"),
    *("tanggal", "agustus", "mei", "tahun", "pukul", "jam", "menit", "kilometer", "persen", "orang", "ke"),
    *(
        "A",
        "b",
        "0812",
        "3456",
        "250",
        "000",
        "250.000",
        "12,5",
        "07.30",
        "7:30",
        "+62",
        "RT3/RW",
        "/",
        "-",
        ",",
    ),
    *(
        "lima,",
        "tiga.",
        "(dua",
        "puluh)",
        "simpang",
        "kabupaten",
        "lima puluh kota",
        "pdam",
        "e",
        "ktp",
        "12A",
    ),
]
said = st.lists(
    st.builds(Word, st.one_of(st.sampled_from(VOCABULARY), st.text(max_size=8)), st.floats(0, 1)), max_size=14
).map(tuple)
languages = st.sampled_from(["id", "ms", "en", "jv", "id-ID", ""])


def spoken(text: str) -> str:
    return " ".join(word.text for word in write(tuple(Word(word, 0.9) for word in text.split()), "id"))


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@given(st.integers(0, LARGEST))
def test_number_comes_back_when_it_was_spoken_in_words(number: int) -> None:
    written = spoken(f"jaraknya {num2words(number, lang='id')} kilometer")
    shown = written.removeprefix("Jaraknya ").removesuffix(" kilometer.")
    for word, scale in (("juta", 10**6), ("miliar", 10**9)):
        if shown.endswith(word):
            assert int(shown.split()[0]) * scale == number
            return
    assert shown == dotted(number)


@given(st.integers(1, LARGEST))
def test_amount_comes_back_when_it_was_spoken_in_rupiah(number: int) -> None:
    shown = spoken(f"bayar {num2words(number, lang='id')} rupiah").removeprefix("Bayar Rp").removesuffix(".")
    shown = shown.replace(" miliar", ".000.000.000").replace(" juta", ".000.000")
    assert shown == dotted(number)


@given(st.integers(0, 999), st.integers(1, 99))
def test_decimals_come_back_when_they_were_spoken(whole: int, hundredths: int) -> None:
    value = f"{whole}.{hundredths:02}".rstrip("0")
    shown = spoken(f"lebarnya {num2words(float(value), lang='id')} meter")
    assert shown == f"Lebarnya {value.replace('.', ',')} meter."


@given(st.text(string.digits, min_size=8, max_size=11))
def test_mobile_number_comes_back_when_its_digits_were_spoken(rest: str) -> None:
    digits = f"08{rest}"
    shown = spoken(
        "nomor saya " + " ".join({"0": "nol"}.get(d, num2words(int(d), lang="id")) for d in digits)
    )
    assert shown.removeprefix("Nomor saya ").removesuffix(".").replace("-", "") == digits


@given(said, languages)
def test_writing_again_changes_nothing(words: tuple[Word, ...], language: str) -> None:
    once = write(words, language)
    assert write(once, language) == once


@given(said, languages)
def test_no_word_becomes_surer(words: tuple[Word, ...], language: str) -> None:
    most = max((word.confidence for word in words), default=0)
    assert all(word.confidence <= most for word in write(words, language))


@given(st.lists(st.text(string.ascii_letters, min_size=4, max_size=9), min_size=1, max_size=12), languages)
def test_only_capitals_and_the_last_stop_change_when_nothing_is_a_number(
    texts: list[str], language: str
) -> None:
    texts = [text for text in texts if not INDONESIAN.counts(text.lower())] or ["jalan"]
    written = write(tuple(Word(text, 0.9) for text in texts), language)
    before = "".join(" ".join(texts).lower().split())
    after = "".join(word.text for word in written).lower()
    assert after == f"{before}."
