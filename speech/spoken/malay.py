"""Spoken Malay: Indonesian's relative, with other names for some numbers, letters, months and money."""

import re
from dataclasses import replace

from speech.spoken import indonesian
from speech.spoken.tongue import letter_names

# num2words has no Malay. Its numbers are the Indonesian ones, these names apart (Kamus Dewan, 4th edition).
_OTHER = {
    "nol": "sifar",
    "delapan": "lapan",
    "miliar": "bilion",
    "triliun": "trilion",
    "kuadriliun": "kuadrilion",
    "kuantiliun": "kuintilion",
}
_MONTHS = "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember"


def cardinal(number: int) -> str:
    """Say a whole number from 0 in Malay."""
    words = indonesian.cardinal(number)
    return re.sub(r"\w+", lambda word: _OTHER.get(word[0], word[0]), words)


_TONGUE = indonesian.INDONESIAN
MALAY = replace(
    _TONGUE,
    code="ms",
    cardinal=cardinal,
    year=cardinal,
    ordinal=lambda number: "pertama" if number == 1 else f"ke{cardinal(number)}",
    digits=tuple(_OTHER.get(name, name) for name in _TONGUE.digits),
    # espeak-ng takes "en" for "encik" and "vi" for a Roman six.
    letters=letter_names(
        "ei bi si di i ef ji hec ai je kei el em n o pi kiu ar es ti yu v dabliu eks wai zet"
    ),
    decimal=".",
    point="perpuluhan",
    dot="koma",
    to="hingga",
    number="nombor",
    percent="peratus",
    months=tuple(_MONTHS.split()),
    oh="sifar",
    currencies={**_TONGUE.currencies, "RM": "ringgit", "MYR": "ringgit"},
    scales={"ribu": "ribu", "juta": "juta", "bilion": "bilion", "trilion": "trilion"},
    units={**_TONGUE.units, "ha": "hektar", "GB": "gigabait", "MB": "megabait", "kWh": "kilowatt jam"},
    address={**_TONGUE.address, "@": "alias", "-": "sempang", "_": "garis bawah", "/": "garis miring"},
    capitals={},
)
