"""What was heard, in pieces: words the machine was sure of, words in doubt, stretches nobody understood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from lapor_pwa.db.models import Transcript
from locales import N_, translate
from speech.transcriber import DOUBTFUL

UNSURE = 0.64
"""For transcripts from before single words were kept: of 100 words in a segment less sure, 36 and more are
wrong (`speech.transcriber.Segment`)."""
UNCLEAR = N_("[not clear, {start}–{end}]")


@dataclass(frozen=True)
class Piece:
    """Some words in their order, and whether the machine was sure of them.

    Attributes:
        text: Empty for a stretch in which nothing could be made out.
        sure: False: show it with a mark.
        span: Start and end of such a stretch, seconds from the beginning of the recording.
    """

    text: str
    sure: bool
    span: tuple[float, float] | None = None


def pieces(version: Transcript) -> tuple[Piece, ...]:
    """Return a transcript in its order, neighbours that are alike joined. An officer's is one sure piece."""
    found = [piece for segment in version.segments or () for piece in _of_segment(segment)]
    return tuple(_joined(found)) if found else (Piece(version.text, True),)


def worded(pieces: tuple[Piece, ...], locale: str) -> tuple[Piece, ...]:
    """Return the pieces with words for what was not clear: ``[not clear, 0:12–0:15]``."""
    return tuple(
        replace(piece, text=translate(locale, UNCLEAR, start=clock(piece.span[0]), end=clock(piece.span[1])))
        if piece.span
        else piece
        for piece in pieces
    )


def clock(seconds: float) -> str:
    """Return a place in a recording as players show it: ``0:12``."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _of_segment(segment: dict[str, Any]) -> Iterator[Piece]:
    if not segment["text"]:
        yield Piece("", False, (segment["start"], segment["end"]))
    elif words := segment.get("words"):
        yield from (Piece(word["text"], word["confidence"] >= DOUBTFUL) for word in words)
    else:
        yield Piece(segment["text"], segment["confidence"] >= UNSURE)


def _joined(found: list[Piece]) -> Iterator[Piece]:
    for (sure, unclear), group in groupby(found, key=lambda piece: (piece.sure, piece.span is not None)):
        alike = list(group)
        span = ((alike[0].span or (0, 0))[0], (alike[-1].span or (0, 0))[1]) if unclear else None
        yield Piece(" ".join(piece.text for piece in alike).strip(), sure, span)
