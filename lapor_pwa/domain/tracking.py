"""What a person is given to find a report again: a number to dictate and a secret to keep.

The number is ten digits: digits are the same in every language and on every keypad, nothing looks alike.
The last one is a Damm check digit, which finds every single wrong digit and every swap of neighbours
(H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004).
"""

import hashlib
import hmac
import re
import secrets
from uuid import UUID

NUMBER_DIGITS = 10
SECRET_LETTERS = 12
# Crockford's base 32 (https://www.crockford.com/base32.html): no I, L, O, U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")
DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def check_digit(digits: str) -> int:
    """Return the digit that makes ``digits`` a valid number when put at its end."""
    interim = 0
    for digit in digits:
        interim = DAMM[interim][int(digit)]
    return interim


def new_number() -> str:
    """Return a random number that says nothing about how many reports there are or when it was made."""
    digits = f"{secrets.randbelow(10 ** (NUMBER_DIGITS - 1)):0{NUMBER_DIGITS - 1}}"
    return f"{digits}{check_digit(digits)}"


def parse_number(text: str) -> str | None:
    """Read a number as people write it, with spaces, hyphens or dots; ``None`` when it cannot be one."""
    digits = re.sub(r"[\s.\-‐‑–]", "", text)
    if not re.fullmatch(rf"[0-9]{{{NUMBER_DIGITS}}}", digits) or check_digit(digits) != 0:
        return None
    return digits


def group_number(number: str) -> str:
    """Return a number in the groups it is read out in: ``1234 567 890``."""
    return f"{number[:4]} {number[4:7]} {number[7:]}"


def secret_for(key: bytes, submission_id: UUID) -> str:
    """Derive a receipt's secret, so that the same submission always gets the same one and none is stored.

    Sixty bits: with the limit on wrong tries nobody guesses one.
    """
    digest = hmac.digest(key, b"receipt:" + str(submission_id).encode(), "sha256")
    bits = int.from_bytes(digest[:8]) >> 4
    letters = "".join(ALPHABET[bits >> shift & 31] for shift in range(55, -5, -5))
    return group_secret(letters)


def group_secret(text: str) -> str:
    """Return a secret, however it was typed, in the groups it is shown in."""
    letters = _letters(text)
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def spell(groups: str) -> str:
    """Return groups for the ear, sign by sign with a pause after each group: ``1 2 3 4, 5 6 7, 8 9 0``."""
    return ", ".join(" ".join(group) for group in re.split(r"[\s-]+", groups))


def hash_secret(text: str) -> str | None:
    """Return the stored form of a secret as a person typed it; ``None`` when it cannot be one.

    Small letters, missing hyphens and the look-alikes O, I and L are forgiven.
    """
    letters = _letters(text)
    if len(letters) != SECRET_LETTERS or not set(letters) <= set(ALPHABET):
        return None
    return hashlib.sha256(letters.encode()).hexdigest()


def _letters(text: str) -> str:
    return re.sub(r"[\s\-‐‑–]", "", text).upper().translate(LOOK_ALIKES)
