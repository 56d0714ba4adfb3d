"""The number words, months and money of the languages whose numbers are rewritten."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_DIGITS = re.compile(r"\+?\d[\d.,:/-]*%?")


@dataclass(frozen=True)
class Tongue:
    """How numbers are said and written in one language.

    Attributes:
        units: One to nine.
        wholes: Ten, eleven, "seratus": words that are complete.
        scales: Thousand and more.
        one_scales: "seribu": one of a scale in one word.
        zeros: Nought, alone or among digits.
        point: Said between whole part and decimals.
        months: As said, in lower case, to as written.
        units_of_measure: Said behind a number that is then written in digits.
        percent: Becomes ``%``.
        currency: Becomes ``symbol`` in front.
        symbol: Of the currency.
        thousands: Between groups of three digits.
        decimal: Before the decimals.
    """

    units: Mapping[str, int]
    wholes: Mapping[str, int]
    scales: Mapping[str, int]
    one_scales: Mapping[str, int]
    zeros: frozenset[str]
    point: str
    months: Mapping[str, str]
    units_of_measure: frozenset[str]
    percent: str
    currency: str
    symbol: str
    thousands: str
    decimal: str
    parts: frozenset[str] = field(
        default_factory=lambda: frozenset({"belas", "puluh", "ratus", "setengah", "nol"})
    )
    vague: frozenset[str] = field(
        default_factory=lambda: frozenset(
            {"belasan", "puluhan", "ratusan", "ribuan", "jutaan", "miliaran", "triliunan"}
        )
    )

    def counts(self, word: str) -> bool:
        """Whether ``word`` is part of a number, so that one beside it may be a part of another."""
        return (
            word in self.units
            or word in self.wholes
            or word in self.scales
            or word in self.one_scales
            or word in self.parts
            or word in self.vague
            or _DIGITS.fullmatch(word) is not None
        )


_UNITS = {
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_WHOLES = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_SCALES = {"ribu": 10**3, "juta": 10**6}
_MEASURES = frozenset(
    {
        *("milimeter", "sentimeter", "meter", "kilometer", "mm", "cm", "m", "km", "hektare", "hektar"),
        *(
            "gram",
            "kilogram",
            "kilo",
            "kg",
            "kuintal",
            "ton",
            "liter",
            "mililiter",
            "watt",
            "volt",
            "kilowatt",
        ),
        *("megabita", "gigabita", "derajat"),
    }
)
_MONTHS = (
    *("Januari", "Februari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus"),
    *("September", "Oktober", "November", "Nopember", "Desember"),
)
_MALAY_MONTHS = (
    *("Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos"),
    *("September", "Oktober", "November", "Disember"),
)

INDONESIAN = Tongue(
    units=_UNITS,
    wholes=_WHOLES,
    scales={**_SCALES, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12},
    one_scales={"seribu": 10**3, "sejuta": 10**6, "semiliar": 10**9},
    zeros=frozenset({"nol", "kosong"}),
    point="koma",
    months={month.lower(): month for month in _MONTHS},
    units_of_measure=_MEASURES,
    percent="persen",
    currency="rupiah",
    symbol="Rp",
    thousands=".",
    decimal=",",
)
MALAY = Tongue(
    units={**_UNITS, "lapan": 8},
    wholes=_WHOLES,
    scales={**_SCALES, "bilion": 10**9, "trilion": 10**12},
    one_scales={"seribu": 10**3, "sejuta": 10**6},
    zeros=frozenset({"kosong", "sifar"}),
    point="perpuluhan",
    months={month.lower(): month for month in _MALAY_MONTHS},
    units_of_measure=_MEASURES,
    percent="peratus",
    currency="ringgit",
    symbol="RM",
    thousands=",",
    decimal=".",
)
TONGUES = {"id": INDONESIAN, "ms": MALAY}
