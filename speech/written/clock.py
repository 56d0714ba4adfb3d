"""Times of day: ``pukul 07.30``, ``jam 7 malam``."""

import re
from collections.abc import Sequence

from speech.written.dates import counted
from speech.written.line import Line, Rewrite
from speech.written.numbers import below_hundred
from speech.written.tongues import Tongue

_WRITTEN = re.compile(r"(\d{1,2})[.:](\d{2})")
_COUNTS_HOURS = {"beberapa", "berapa", "setiap", "tiap", "per", "sekian"}
_MORE = {"lewat", "kurang", "lebih", "seperempat"}
_LAST_HOUR, _LAST_MINUTE = 24, "59"


def time_of_day(line: Line, at: int) -> Rewrite | None:
    """Digits behind "pukul" or "jam", hours and minutes with a dot (EYD V).

    "Jam setengah delapan" and "jam tujuh lewat sepuluh" stay in words, and what can be cut in two ways:
    "jam tujuh lima". Behind a number "jam" is a span, not a time.
    """
    tongue, words = line.tongue, line.phrase(at)
    if tongue is None or words[0] not in {"pukul", "jam"} or len(words) < 2:
        return None
    before = line.before(at, 1)
    if before and (tongue.counts(before[0]) or before[0] in _COUNTS_HOURS):
        return None
    found = _WRITTEN.fullmatch(words[1])
    length = 1 if found else _run(words[1:], tongue)
    time = (int(found[1]), found[2]) if found else _hour(words[1 : 1 + length], tongue)
    if not length:
        return None
    said = Rewrite(1 + length, line.said(at, 1 + length))
    if (
        time is None
        or time[0] > _LAST_HOUR
        or time[1] > _LAST_MINUTE
        or _goes_on(words[1 + length :], tongue)
    ):
        return said
    shown = f"{time[0]:02}" if time[1] and tongue.symbol == "Rp" else str(time[0])
    return Rewrite(1 + length, f"{line.said(at, 1)} {shown}{'.' * bool(time[1])}{time[1]}")


def _run(words: Sequence[str], tongue: Tongue) -> int:
    """Return how many words may belong to a time of day."""
    return next((at for at, word in enumerate(words) if not _may_be_time(word, tongue)), len(words))


def _goes_on(words: Sequence[str], tongue: Tongue) -> bool:
    """Whether what follows makes another time of it, or counts something: "jam dua puluh tiga orang"."""
    if not words or words[0] == "malam":
        return False
    return words[0] in _MORE or tongue.counts(words[0]) or counted(words)


def _may_be_time(word: str, tongue: Tongue) -> bool:
    return (
        word in tongue.units
        or word in {"sepuluh", "sebelas", "belas", "puluh"}
        or word in tongue.zeros
        or (word.isascii() and word.isdecimal() and len(word) <= 2)
    )


def _hour(words: Sequence[str], tongue: Tongue) -> tuple[int, str] | None:
    """Return hour and minutes when there is exactly one way to read all ``words``; minutes may be empty."""
    ways = {
        (hour, minute)
        for cut in range(1, len(words) + 1)
        if (hour := _one(words[:cut], tongue)) is not None
        and hour <= 24
        and (minute := _minutes(words[cut:], tongue)) is not None
    }
    return ways.pop() if len(ways) == 1 else None


def _minutes(words: Sequence[str], tongue: Tongue) -> str | None:
    """Return two digits, nothing for no words, ``None`` for what is no number of minutes."""
    if not words:
        return ""
    if words[0] in tongue.zeros:
        rest = 0 if len(words) == 2 and words[1] in tongue.zeros else _one(words[1:], tongue)
        return f"0{rest}" if rest is not None and rest < 10 else None
    value = _one(words, tongue)
    return str(value) if value is not None and 10 <= value < 60 else None


def _one(words: Sequence[str], tongue: Tongue) -> int | None:
    if len(words) == 1 and words[0].isascii() and words[0].isdecimal():
        return int(words[0])
    if len(words) == 1 and words[0] in tongue.zeros:
        return 0
    value, length = below_hundred(words, tongue)
    return value if length and length == len(words) else None
