"""Days, months and years: ``12 Agustus 2026``, ``tanggal 17``, ``tahun 1998``."""

from collections.abc import Sequence

from speech.written.line import Line, Rewrite
from speech.written.numbers import Number, read_number
from speech.written.tongues import Tongue

FIRST_YEAR, LAST_YEAR = 1000, 2999
_LAST_DAY = 31


def calendar_date(line: Line, at: int) -> Rewrite | None:
    """Dates in digits with the month in words (EYD V); a year has no dot, it is no quantity."""
    if line.tongue is None:
        return None
    words = line.phrase(at)
    introduced = int(words[0] in {"tanggal", "tgl"})
    day = _day(words[introduced:], line.tongue)
    end = introduced + (day.length if day else 0)
    month = line.tongue.months.get(words[end]) if end < len(words) else None
    if month and (day or not introduced):
        date = f"{day.value} {month}" if day else month
        return _with_year(line, at, end + 1, f"{line.said(at, introduced)} {date}".strip(), line.tongue)
    if introduced and day and not counted(words[end:]):
        return Rewrite(end, f"{line.said(at, 1)} {day.value}")
    if words[0] == "tahun" and (year := _year(words[1:], line.tongue)):
        return Rewrite(1 + year[1], f"{line.said(at, 1)} {year[0]}")
    return None


def counted(words: Sequence[str]) -> bool:
    """Whether a counted thing comes next: "gang dua orang" is two people in an alley, not alley 2."""
    return bool(words) and words[0] in _COUNTED


def _with_year(line: Line, at: int, length: int, date: str, tongue: Tongue) -> Rewrite:
    """Take the year along that may follow ``date``, ``length`` words from ``at`` on."""
    behind = line.phrase(at)[length:]
    named = int(behind[:1] == ["tahun"])
    year = _year(behind[named:], tongue)
    if year is None:
        return Rewrite(length, date)
    return Rewrite(length + named + year[1], f"{date} {line.said(at + length, named)} {year[0]}")


def _day(words: Sequence[str], tongue: Tongue) -> Number | None:
    number = read_number(words, tongue)
    if number and number.value == int(number.value) and 1 <= number.value <= _LAST_DAY:
        return number
    return None


def _year(words: Sequence[str], tongue: Tongue) -> tuple[int, int] | None:
    """Return year and number of words: as a number, or its four digits one by one."""
    year = _year_number(words, tongue)
    return None if year is None or counted(words[year[1] :]) else year


def _year_number(words: Sequence[str], tongue: Tongue) -> tuple[int, int] | None:
    singles = [tongue.units.get(word, 0 if word in tongue.zeros else -1) for word in words[:5]]
    if len(singles) >= 4 and min(singles[:4]) >= 0 and (len(singles) == 4 or singles[4] < 0):
        year = int("".join(map(str, singles[:4])))
        return (year, 4) if FIRST_YEAR <= year <= LAST_YEAR else None
    number = read_number(words, tongue)
    if number is None or number.decimal or not FIRST_YEAR <= number.value <= LAST_YEAR:
        return None
    return (int(number.value), number.length)


_COUNTED = frozenset(
    {
        *("kali", "orang", "warga", "buah", "ekor", "batang", "lembar", "unit", "rumah", "keluarga", "anak"),
        *("hari", "minggu", "bulan", "tahun", "jam", "menit", "detik", "malam", "meter", "kilometer", "km"),
        *(
            "persen",
            "rupiah",
            "ringgit",
            "kilo",
            "kilogram",
            "liter",
            "desa",
            "kecamatan",
            "kota",
            "kabupaten",
        ),
        *("mobil", "motor", "pohon", "tiang", "lampu", "petugas", "titik", "kk", "jiwa", "macam", "jenis"),
    }
)
