"""Provinces, regencies and cities with the Ministry of Home Affairs' codes (``jurisdiction_id``)."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "data" / "regions_38_514.csv"


@dataclass(frozen=True)
class Region:
    """A province, or a regency or city within one.

    Attributes:
        code: ``11`` or ``11.01``.
        name: Official Indonesian name.
        parent: Code of the province; empty for a province.
    """

    code: str
    name: str
    parent: str


@cache
def regions() -> dict[str, Region]:
    """Return all regions by code, every province before what lies in it."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = [Region(row["kode"], row["nama"], row["induk"]) for row in csv.DictReader(file)]
    return {region.code: region for region in sorted(rows, key=lambda region: region.code)}


def place_name(code: str | None) -> str | None:
    """Return a region's name with its province: ``Kabupaten Sleman, Daerah Istimewa Yogyakarta``."""
    region = regions().get(code or "")
    if region is None:
        return None
    parent = regions().get(region.parent)
    return f"{region.name}, {parent.name}" if parent else region.name
