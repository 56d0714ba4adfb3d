"""Text cut into sentences, so that each can be heard alone. "Jl. Merdeka No. 5" is in one of them.

The libraries at hand (pysbd, sentencex) cut Indonesian after "Jl.", "No." and "Kab." (decision 0060).
"""

import re
from dataclasses import dataclass

from speech.spoken import find_tongue
from speech.spoken.tongue import Tongue

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_LONGEST_WORD = 40
_NEVER_LAST = {"no.", "nr.", "nmr.", "rt.", "rw."}


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text.

    Attributes:
        start: Where it begins in the text, in characters.
        text: As it stands there.
    """

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of ``text`` in order; what has no letter or digit belongs to its neighbour."""
    tongue, cuts, at = find_tongue(language), [], 0
    for end in _END.finditer(text):
        said = re.search(r"\w", text[at : end.start()]) and re.search(r"\w", text[end.end() :])
        if said and (end[0].startswith("\n") or _ends(text, end, tongue)):
            cuts.append(end.end())
            at = end.end()
    found = []
    for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = text[start:stop]
        if bare := piece.strip():
            found.append(Sentence(start + piece.index(bare[0]), bare))
    return tuple(found)


def _ends(text: str, end: re.Match[str], tongue: Tongue | None) -> bool:
    following = text[end.end() :].lstrip()[:1]
    if following.islower():
        return False
    if not end[0].startswith(".") or end[0].startswith(".."):
        return True
    word = text[max(0, end.start() - _LONGEST_WORD) : end.start() + 1].split()[-1].lstrip("\"'“‘([")
    if re.fullmatch(r"(?:[^\W\d_]\.)+", word) or word.lower() in _NEVER_LAST:
        return False
    if re.fullmatch(r"\d+\.", word):
        # "1. Jalan rusak": the number of a line, not the end of one.
        line = text[: end.start()].rpartition("\n")[2]
        return line.strip() != word[:-1]
    if tongue is None:
        return True
    return word not in tongue.abbreviations or word in tongue.closing
