"""The smallest parts of an Indonesian address: ``RT 03/RW 07``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from speech.written.dates import counted
from speech.written.line import Line, Rewrite
from speech.written.numbers import read_number
from speech.written.tongues import Tongue

_SPELLED = {
    ("rt",): "RT",
    ("erte",): "RT",
    ("er", "te"): "RT",
    ("rw",): "RW",
    ("erwe",): "RW",
    ("er", "we"): "RW",
}
_GLUED = re.compile(r"(?:rt|rw)?\.?\d{0,3}/?(?:rt|rw)?\.?\d{0,3}")
_PIECE = re.compile(r"rt|rw|\d+|/")
_HEADS = {"pak", "bu", "bapak", "ibu", "ketua"}
_LONGEST = 16


@dataclass(frozen=True)
class _Piece:
    """Part of a word; ``end`` counts the words up to here, or is 0 inside a word."""

    text: str
    end: int


def neighbourhood(line: Line, at: int) -> Rewrite | None:
    """RT and RW with at least two digits and a slash, as on identity cards.

    "Pak RT tiga kali datang" tells how often he came: behind "Pak", and before a counted thing, words stay.
    """
    if line.language != "id" or line.tongue is None:
        return None
    pieces = _pieces(line, at)
    text, end = _part(pieces, ("RT", "RW"), line.tongue)
    if not end:
        return None
    if text.startswith("RT"):
        between = int(end < len(pieces) and pieces[end].text in {"/", ","})
        second, more = _part(pieces[end + between :], ("RW",), line.tongue)
        if more and (words := pieces[end + between + more - 1].end):
            return Rewrite(words, f"{text}/{second}", confirm=True)
    behind = [piece.text for piece in pieces[end:]]
    if not pieces[end - 1].end or counted(behind) or _HEADS & set(line.before(at, 1)):
        return None
    return Rewrite(pieces[end - 1].end, text, confirm=True)


def _pieces(line: Line, at: int) -> list[_Piece]:
    """Take ``RT03/RW07`` apart; a comma is a piece, other punctuation ends the list."""
    pieces: list[_Piece] = []
    for number, token in enumerate(line.tokens[at : at + _LONGEST]):
        if number and token.before:
            break
        word = token.core.lower()
        parts = _PIECE.findall(word) if _GLUED.fullmatch(word) else [word]
        pieces += [_Piece(part, 0) for part in parts[:-1]]
        pieces += [_Piece(part, number + 1) for part in parts[-1:]]
        if token.after == ",":
            pieces.append(_Piece(",", 0))
        elif token.after:
            break
    return pieces


def _part(pieces: Sequence[_Piece], labels: tuple[str, ...], tongue: Tongue) -> tuple[str, int]:
    """Return ``RT 03`` and how many pieces it took; nothing and 0 when there is none."""
    words = [piece.text for piece in pieces]
    for length in (1, 2):
        if (label := _SPELLED.get(tuple(words[:length]))) in labels:
            digits, more = _digits(words[length:], tongue)
            return (f"{label} {digits:>02}", length + more) if more else ("", 0)
    return "", 0


def _digits(words: Sequence[str], tongue: Tongue) -> tuple[str, int]:
    if words and words[0].isascii() and words[0].isdecimal() and len(words[0]) < 4:
        return words[0], 1
    if words and words[0] in tongue.zeros:
        singles = ""
        for word in words:
            if word not in tongue.zeros and word not in tongue.units:
                break
            singles += str(tongue.units.get(word, 0))
        return (singles, len(singles)) if 1 < len(singles) < 4 else ("", 0)
    number = read_number(words, tongue)
    if number and number.in_words and not number.decimal and number.value < 1000:
        return str(number.value), number.length
    return "", 0
