"""Text for the ear: what people write in answers comes out as people say it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.spoken import TONGUES, speakable

SAID = [
    ("Rp1.250.000", "satu juta dua ratus lima puluh ribu rupiah"),
    ("Rp 75.000,-", "tujuh puluh lima ribu rupiah"),
    ("Rp2.500,50", "dua ribu lima ratus rupiah lima puluh sen"),
    ("Rp 1,5 juta", "satu koma lima juta rupiah"),
    ("Rp50rb", "lima puluh ribu rupiah"),
    ("12/08/2026", "dua belas Agustus dua ribu dua puluh enam"),
    ("2026-08-12", "dua belas Agustus dua ribu dua puluh enam"),
    ("12 Agustus 2026", "dua belas Agustus dua ribu dua puluh enam"),
    ("pukul 14.30 WIB", "pukul empat belas tiga puluh waktu Indonesia barat"),
    ("jam 08.05", "jam delapan nol lima"),
    ("08.00-16.00 WITA", "delapan sampai enam belas waktu Indonesia tengah"),
    ("Kab. Bandung, Kec. Coblong, Kel. Dago", "Kabupaten Bandung, Kecamatan Coblong, Kelurahan Dago"),
    ("Jl. Merdeka No. 5", "Jalan Merdeka nomor lima"),
    ("Gg. Mawar, Prov. Bali", "Gang Mawar, Provinsi Bali"),
    ("RT 03/RW 07", "er te tiga, er we tujuh"),
    ("RT/RW 003/007", "er te tiga, er we tujuh"),
    ("Dinas PUPR", "Dinas pe u pe er"),
    ("KTP dan LAPOR", "ka te pe dan LAPOR"),
    ("Yth. Bpk. Ahmad d.a. Dago", "Yang terhormat Bapak Ahmad dengan alamat Dago"),
    ("lampu, jalan, dll.", "lampu, jalan, dan lain-lain."),
    ("pasar dsb. sudah", "pasar dan sebagainya sudah"),
    ("2,5 km dan 300 m²", "dua koma lima kilometer dan tiga ratus meter persegi"),
    ("12,5%", "dua belas koma lima persen"),
    ("HUT ke-81", "HUT kedelapan puluh satu"),
    ("0812-3456-7890", "nol delapan satu dua, tiga empat lima enam, tujuh delapan sembilan nol"),
    ("1234 567 890", "satu dua tiga empat, lima enam tujuh, delapan sembilan nol"),
    ("4ZK7-90QX-AB12", "empat zet ka tujuh, sembilan nol ki eks, a be satu dua"),
    ("1 2 3 4, 5 6 7, A B", "satu dua tiga empat, lima enam tujuh, a be"),
    ("D 1234 ABC", "de, satu dua tiga empat, a be ce"),
    ("https://lapor.go.id/a1", "lapor titik go titik id garis miring a satu"),
    ("blok A4", "blok A empat"),
    ("Bab III", "Bab tiga"),
    ("-5 °C", "minus lima derajat Celsius"),
    ("tahun 90-an", "tahun sembilan puluhan"),
    ("kurang dari ½", "kurang dari setengah"),
    ("Pasal 3, 007", "Pasal tiga, nol nol tujuh"),
]


@pytest.mark.parametrize(("written", "spoken"), SAID)
def test_indonesian_is_said_as_people_say_it_when_it_holds_signs(written, spoken):
    assert speakable(written, "id") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Rp1.250.000", "one million, two hundred and fifty thousand rupiah"),
        ("12/08/2026", "twelve August twenty twenty-six"),
        ("August 12, 2026", "August twelfth, twenty twenty-six"),
        ("14:05", "fourteen oh five"),
        ("2.5 km", "two point five kilometres"),
        ("1,250 people", "one thousand, two hundred and fifty people"),
        ("the 3rd time", "the third time"),
        ("Jl. Merdeka No. 5", "Jalan Merdeka number five"),
        ("4ZK7-90QX-AB12", "four zed kay seven, nine zero cue ex, eigh bee one two"),
    ],
)
def test_english_is_said_as_people_say_it_when_it_holds_signs(written, spoken):
    assert speakable(written, "en-GB") == spoken


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("80", "lapan puluh"),
        ("RM8.50", "lapan ringgit lima puluh sen"),
        ("18/08/2026", "lapan belas Ogos dua ribu dua puluh enam"),
        ("0.5 km", "sifar perpuluhan lima kilometer"),
    ],
)
def test_malay_has_names_of_its_own_when_they_differ(written, spoken):
    assert speakable(written, "ms") == spoken


@pytest.mark.parametrize("language", ["jv", "su", "ban", "min", "fr"])
def test_text_stays_as_it_is_when_nothing_is_known_of_the_language(language):
    assert speakable("Jl. Merdeka 5", language) == "Jl. Merdeka 5"


LANGUAGE = st.sampled_from(sorted(TONGUES))
PIECES = st.one_of(
    st.sampled_from([written for written, _ in SAID]),
    st.from_regex(r"[A-Za-z0-9]{1,8}[.,:/%-]{0,2}", fullmatch=True),
    st.text(max_size=6),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=8).map(" ".join),
    st.lists(PIECES, max_size=5).map("".join),
)


@given(TEXTS, LANGUAGE)
def test_no_digit_is_left_when_anything_was_written(text, language):
    assert [sign for sign in speakable(text, language) if sign.isdigit()] == []


@given(TEXTS, LANGUAGE)
def test_nothing_changes_when_it_is_prepared_twice(text, language):
    once = speakable(text, language)
    assert speakable(once, language) == once


# Long enough to be no abbreviation and no unit.
WORDS = st.from_regex(r"[a-z]{7,12}", fullmatch=True)


@given(st.lists(st.one_of(WORDS, st.sampled_from([written for written, _ in SAID]))), LANGUAGE)
def test_no_word_is_lost_when_signs_stand_around_it(pieces, language):
    words = [piece for piece in pieces if re.fullmatch(r"[a-z]{7,12}", piece)]
    said = iter(re.findall(r"\w+", speakable(" ; ".join(pieces), language)))
    assert [word for word in words if word not in said] == []
