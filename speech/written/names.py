"""Names of places and abbreviations in their written form; numbers in names stay words (EYD V, rule 12)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from speech.written.line import Line, Rewrite
from speech.written.tongues import INDONESIAN

DATA = Path(__file__).parent.parent / "data"
_KINDS = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ", "Kep. ")
_BEFORE_PLACES = {"kota", "kabupaten", "kab", "walikota", "bupati", "provinsi"}
_BEFORE_NUMBERS = {
    *("simpang", "kepulauan", "pulau", "kampung", "desa", "kelurahan", "kecamatan", "pasar", "kota", "koto"),
    *("tanjung", "bukit", "gunung", "nagari", "terminal", "sungai"),
}
_ORDINARY = {
    *(
        "agam",
        "alor",
        "banjar",
        "batang",
        "bukittinggi",
        "karanganyar",
        "kotabaru",
        "pasangkayu",
        "batu",
        "batu bara",
        "belu",
        "bima",
        "bintan",
        "bone",
        "buru",
    ),
    *("ende", "gunung mas", "intan jaya", "karo", "kudus", "kuningan", "kupang", "lahat", "landak", "lebak"),
    *("lingga", "malaka", "malang", "medan", "metro", "muna", "padang", "padang panjang", "palu", "paser"),
    *("pati", "pesisir barat", "pesisir selatan", "puncak", "serang", "siak", "sikka", "sorong", "subang"),
    *("sungai penuh", "tanah datar", "tanah laut", "tebing tinggi", "tegal", "toba", "tual", "demak"),
}
"""Names that are also everyday words ("malang": unlucky, "batu": stone): a capital only behind "kota"."""


def name(line: Line, at: int) -> Rewrite | None:
    """Return the longest name that begins at ``at``, as it is written."""
    words = line.phrase(at)
    before = line.before(at, 1)
    for length in range(min(_longest(), len(words)), 0, -1):
        if (place := places().get(joined("".join(words[:length])))) and line.language in {"id", "ms", "en"}:
            ordinary = place.lower() in _ORDINARY or INDONESIAN.counts(words[0])
            if not ordinary or _BEFORE_PLACES & {word.rstrip(".") for word in before}:
                return Rewrite(length, place)
        elif (term := terms().get(" ".join(words[:length]))) and line.language == "id":
            return Rewrite(length, term)
    if line.language in {"id", "ms"} and _BEFORE_NUMBERS & set(before) and words[0] in _number_words():
        return Rewrite(1, line.said(at, 1))
    return None


@cache
def places() -> Mapping[str, str]:
    """Return names of regions as written, without "Kabupaten" and "Kota", by what `joined` makes of them."""
    names = (DATA / "places.txt").read_text(encoding="utf-8").splitlines()
    return {joined(short): short for name in names if (short := _short(name))}


def joined(name: str) -> str:
    """Return ``gunungkidul`` for "Gunung Kidul" and "Gunungkidul": recognisers cannot hear a space."""
    return "".join(letter for letter in name.lower() if letter.isalnum())


@cache
def terms() -> Mapping[str, str]:
    """Return abbreviations and names of agencies in lower case, also letter by letter, and as written."""
    found: dict[str, str] = {}
    for line in (DATA / "terms.tsv").read_text(encoding="utf-8").splitlines():
        written, _, spoken = line.partition("\t")
        if written != written.lower():
            found |= dict.fromkeys([written.lower(), *filter(None, spoken.split(", "))], written)
    return found


def _short(name: str) -> str:
    for kind in _KINDS:
        name = name.removeprefix(kind)
    return name


@cache
def _longest() -> int:
    return 1 + max(len(name.split()) for name in (*places().values(), *terms()))


@cache
def _number_words() -> frozenset[str]:
    return frozenset({*INDONESIAN.units, *INDONESIAN.wholes, *INDONESIAN.one_scales})
