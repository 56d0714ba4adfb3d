"""Names come from a list, the same the application has."""

import csv
from pathlib import Path

from speech.written.names import DATA, places, terms

ROOT = Path(__file__).parents[4]


def test_places_are_those_of_the_application() -> None:
    with (ROOT / "lapor_pwa/domain/data/regions_38_514.csv").open(encoding="utf-8", newline="") as file:
        names = [" ".join(row["nama"].split()) for row in csv.DictReader(file)]
    assert (DATA / "places.txt").read_text(encoding="utf-8").splitlines() == names
    assert len(names) == 552


def test_kind_of_region_is_no_part_of_its_name() -> None:
    assert places()["gunungkidul"] == "Gunungkidul"
    assert places()["limapuluhkota"] == "Lima Puluh Kota"
    assert not any(name.startswith(("Kabupaten ", "Kota ", "Kep. ")) for name in places().values())


def test_abbreviations_are_known_letter_by_letter() -> None:
    assert terms()["be pe je es"] == terms()["bpjs"] == "BPJS"


def test_everyday_words_are_no_abbreviations() -> None:
    assert not set(terms()) & {"trotoar", "kursi roda", "lapor", "kaki", "air", "kami"}
