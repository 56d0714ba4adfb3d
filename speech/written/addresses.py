"""Parts of an address: ``nomor 12A``, ``lantai 2``, ``Jalan Raya Bogor kilometer 30``."""

import re
from collections.abc import Sequence

from speech.written.dates import counted
from speech.written.line import Line, Rewrite
from speech.written.numbers import read_number
from speech.written.tongues import Tongue

_LABELS = {
    *("nomor", "no", "nomer", "gang", "gg", "blok", "lantai", "kamar", "ruang", "ruangan", "kelas", "loket"),
    *("kios", "pasal", "ayat", "halaman", "kilometer", "km"),
}
_RANKS = {"nomor", "no", "nomer"}
_PLACES = {"jalan", "jl", "jln", "gang", "gg", "rumah", "blok", "perumahan", "kompleks", "komplek", "kos"}
_NO_LABEL = {"beberapa", "berapa", "per", "satu", "setiap", "tiap"}
_NO_ADDRESS = {"kelas", "pasal", "ayat", "halaman"}
_WRITTEN = re.compile(r"\d{1,5}[a-z]?")
_LETTER = re.compile(r"[A-Z]|[a-d]")
_FEW, _NEAR, _MOST = 3, 6, 99_999


def address_part(line: Line, at: int) -> Rewrite | None:
    """Digits behind a word that numbers things (EYD V, rules 5 and 6), without a dot: no quantity.

    "Masalah nomor satu" is a rank: up to three, "nomor" needs an address in front. "Gang dua orang" and
    "lima kilometer dua orang" count something else: words stay.
    """
    tongue, words = line.tongue, line.phrase(at)
    if tongue is None or len(words) < 2 or (label := words[0].rstrip(".")) not in _LABELS:
        return None
    before = line.before(at, _NEAR)
    if before and (_is_counted(before, tongue) or before[0] in _NO_LABEL):
        return None
    if _WRITTEN.fullmatch(words[1]):
        length, text = 1, line.said(at + 1, 1).upper()
        if counted(words[2:]) or (len(words) > 2 and tongue.counts(words[2])):
            return None
    else:
        number = read_number(words[1:], tongue)
        if number is None or number.decimal or number.scale or number.value > _MOST:
            return None
        if label in _RANKS and number.value <= _FEW and not {word.rstrip(".") for word in before} & _PLACES:
            return None
        length, text = number.length, str(number.value)
        if counted(words[1 + length :]):
            return None
    if text.isdecimal() and len(words) > 1 + length and _LETTER.fullmatch(line.said(at + 1 + length, 1)):
        text += words[1 + length].upper()
        length += 1
    return Rewrite(1 + length, f"{line.said(at, 1)} {text}", confirm=label not in _NO_ADDRESS)


def _is_counted(before: Sequence[str], tongue: Tongue) -> bool:
    """Whether a number in front counts the label: "dua kelas", but not "lantai 3 ruang"."""
    return tongue.counts(before[0]) and not set(before[1:2]) & _LABELS
