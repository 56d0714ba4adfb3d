"""Digits said one by one or in groups: ``0812-3456-7890``, ``110``, an account's number."""

import re
from collections.abc import Sequence

from speech.written.dates import counted
from speech.written.line import Line, Rewrite
from speech.written.numbers import below_hundred, below_thousand
from speech.written.tongues import Tongue

_WRITTEN = re.compile(r"\+?\d[\d-]*")
_TELEPHONES = {
    *("telepon", "telpon", "telp", "telfon", "hp", "wa", "whatsapp", "ponsel", "handphone", "hubungi"),
    *("menghubungi", "menelepon", "nelpon", "menelpon", "kontak", "call", "center", "darurat", "sms"),
}
_ACCOUNTS = {
    *("rekening", "pelanggan", "meter", "meteran", "nik", "ktp", "kk", "bpjs", "kartu", "id", "kode", "pos"),
    *("pin", "token", "resi", "antrean", "antrian", "npwp", "nip", "laporan", "plat", "polisi"),
}
_CALLED = _TELEPHONES | _ACCOUNTS | {"nomor", "nomer", "no"}
_MANY = 5
_NEAR = 3


def digit_string(line: Line, at: int) -> Rewrite | None:
    """Join digits that are a telephone number, or behind a word for such a number, or five and more.

    Telephone numbers are grouped with hyphens, as people write them. Counting up from one is left alone:
    people do that to try the microphone.
    """
    tongue = line.tongue
    if tongue is None:
        return None
    if dictated := _dictated(line, at, tongue):
        return dictated
    words = line.phrase(at)
    plus = words[0] in {"plus", "+"}
    groups = _groups(words[plus:], tongue)
    length = len(groups) and plus + sum(taken for _, taken in groups)
    digits = "".join(group for group, _ in groups)
    if not digits or _measures(words[length:], tongue):
        return None
    near = {word.rstrip(".") for word in line.before(at, _NEAR)}
    account = near & _ACCOUNTS
    if not account and (telephone := _telephone(("+" if plus else "") + digits)):
        return Rewrite(length, telephone, confirm=True)
    singles = all(len(group) == 1 for group, _ in groups)
    counting = digits in "123456789"
    called = near & (_CALLED if singles else _TELEPHONES | _ACCOUNTS)
    if called and len(digits) > 2 and (singles or len(groups) == 1 or len(digits) > _MANY):
        return Rewrite(length, digits.replace("+", ""), confirm=True)
    if singles and len(digits) >= _MANY and not counting:
        return Rewrite(length, digits, confirm=True)
    return None


def _dictated(line: Line, at: int, tongue: Tongue) -> Rewrite | None:
    """A telephone number with pauses between the digits, so that the recogniser writes commas."""
    digits, end = "", at
    while end < len(line.tokens) and not line.tokens[end].before:
        word = line.tokens[end].core.lower()
        if word in tongue.zeros or word in tongue.units:
            digits += str(tongue.units.get(word, 0))
        elif len(word) == 1 and word in "0123456789":
            digits += word
        else:
            break
        end += 1
        if line.tokens[end - 1].after not in {"", ","}:
            break
    if not (telephone := _telephone(digits)):
        return None
    if not line.tokens[end - 1].after and _measures(line.phrase(end), tongue):
        return None
    return Rewrite(end - at, telephone, confirm=True)


def _measures(words: Sequence[str], tongue: Tongue) -> bool:
    """Whether what follows makes a quantity of the digits: then they are no name for anything."""
    if not words:
        return False
    units = {tongue.currency, tongue.percent, tongue.point, *tongue.units_of_measure, *tongue.months}
    return tongue.counts(words[0]) or words[0] in units or counted(words)


def _groups(words: Sequence[str], tongue: Tongue) -> list[tuple[str, int]]:
    """Return digits and number of words of each group: "nol", "dua belas", ``0812``."""
    groups: list[tuple[str, int]] = []
    at = 0
    leading_zero = bool(words) and words[0] in tongue.zeros
    while at < len(words):
        if words[at] in tongue.zeros:
            group, length = "0", 1
        elif _WRITTEN.fullmatch(words[at]) and words[at].isascii():
            group, length = words[at].replace("-", ""), 1
        else:
            read = below_thousand if leading_zero else below_hundred
            value, length = read(words[at:], tongue)
            group = str(value)
        if not length:
            break
        groups.append((group, length))
        at += length
    return groups


def _telephone(digits: str) -> str | None:
    """Return an Indonesian number in groups, ``None`` for what is none.

    Mobile numbers begin with 08 and have 10 to 13 digits; others have an area code of 3 or 4.
    """
    for country in ("+62", "62"):
        if digits.startswith(f"{country}8") and 11 <= len(digits.removeprefix("+")) <= 15:
            rest = digits.removeprefix(country)
            return f"+62 {rest[:3]}-{rest[3:7]}-{rest[7:]}"
    if digits.startswith("08") and 10 <= len(digits) <= 13:
        return f"{digits[:4]}-{digits[4:8]}-{digits[8:]}"
    if re.fullmatch(r"0[2-79]\d{7,10}", digits):
        area = 3 if digits[:3] in {"021", "022", "024", "031", "061"} else 4
        return f"{digits[:area]}-{digits[area:]}"
    return None
