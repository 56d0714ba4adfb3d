"""Sentences: abbreviations do not end them, and nothing falls between two."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.spoken.sentences import sentences

LANGUAGES = st.sampled_from(["id", "ms", "en", "jv"])


def texts(text: str, language: str = "id") -> list[str]:
    return [each.text for each in sentences(text, language)]


@pytest.mark.parametrize(
    "one",
    [
        "Jl. Merdeka No. 5, Kec. Coblong, Kab. Bandung rusak.",
        "Kami datang tgl. 12 Agustus 2026 pukul 14.30 WIB.",
        "Yth. Bpk. Dr. H. Ahmad, S.H. sudah tahu.",
        "Biaya Rp1.250.000,00 dari APBD.",
        "Surat d.a. Dinas PUPR sudah dikirim.",
        "Lampu dsb. sudah diganti.",
        "1. Jalan rusak",
        "Halo … dunia",
    ],
)
def test_a_sentence_stays_whole_when_dots_stand_in_it(one):
    assert texts(one) == [one]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sudah. Terima kasih!", ["Sudah.", "Terima kasih!"]),
        ("Lampu dsb. Jalan juga.", ["Lampu dsb.", "Jalan juga."]),
        ("Selesai tahun 2026. Baik?", ["Selesai tahun 2026.", "Baik?"]),
        ("“Baik.” Sudah.", ["“Baik.”", "Sudah."]),
        ("Satu\nDua", ["Satu", "Dua"]),
        ("1. Satu\n2. Dua", ["1. Satu", "2. Dua"]),
        ("Baik! ...", ["Baik! ..."]),
    ],
)
def test_sentences_are_told_apart_when_one_ends(text, parts):
    assert texts(text) == parts


def test_english_abbreviations_count_when_the_text_is_english():
    assert texts("Dr. Smith lives in Mill Rd. Nothing else.", "en") == [
        "Dr. Smith lives in Mill Rd. Nothing else."
    ]


WORDS = st.sampled_from(("Jl.", "No.", "5", "Kami", "baik.", "dsb.", "!", "…", "A.", "\n"))
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS).map(" ".join))


@given(TEXTS, LANGUAGES)
def test_every_sign_is_in_one_sentence_when_a_text_is_cut(text, language):
    found = sentences(text, language)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(each.text.split()) for each in found) == "".join(text.split())
