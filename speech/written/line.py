"""Words with their punctuation set aside, and what a rule may ask about a place among them."""

import re
from dataclasses import dataclass

from speech.written.tongues import TONGUES, Tongue

_PARTS = re.compile(r"([^\w+]*)(.*?)([^\w%]*)", re.DOTALL)
_LONGEST_RUN = 40
_ABBREVIATIONS = {
    *("jl", "jln", "gg", "no", "kab", "kec", "kel", "prov", "tgl", "tel", "telp", "hlm", "bpk", "sdr", "a.n"),
    *("dr", "drs", "prof", "ir", "st", "mr", "mrs", "u.p", "d.a"),
}


@dataclass(frozen=True)
class Token:
    """A word taken apart: ``"(lima,"`` is ``(``, ``lima`` and ``,``.

    Attributes:
        before: Punctuation in front.
        core: What is left; empty in a word of punctuation only.
        after: Punctuation behind.
        confidence: As in `speech.transcriber.Word`.
    """

    before: str
    core: str
    after: str
    confidence: float

    @property
    def text(self) -> str:
        """The word as it is shown."""
        return self.before + self.core + self.after

    @property
    def ends_sentence(self) -> bool:
        """Whether a new sentence begins behind it."""
        return any(mark in self.after for mark in ".?!…")


@dataclass(frozen=True)
class Rewrite:
    """What stands where some words stood.

    Attributes:
        length: Number of words that are replaced, one or more.
        text: Instead of them, words separated by spaces, without the punctuation around.
        confirm: Whether the person has to look at it however sure the recogniser was.
    """

    length: int
    text: str
    confirm: bool = False


def split(word: str, confidence: float) -> Token:
    """Set punctuation aside. The dot of an abbreviation belongs to it.

    ``Rp.`` loses its dot and ``5.000,-`` its dash: EYD V knows neither.
    """
    found = _PARTS.fullmatch(word)
    before, core, after = found.groups() if found else (word, "", "")
    if core.lower() == "rp" and after == ".":
        after = ""
    if core.lower() in _ABBREVIATIONS and after.startswith("."):
        core, after = f"{core}.", after[1:]
    if core[-1:].isdecimal() and after.startswith((",-", ".-")):
        after = after[2:]
    return Token(before, core, after, confidence)


@dataclass(frozen=True)
class Line:
    """All words of an utterance.

    Attributes:
        tokens: In their order.
        language: BCP 47, two or three letters.
    """

    tokens: tuple[Token, ...]
    language: str

    @property
    def tongue(self) -> Tongue | None:
        """How numbers are said in this language; ``None`` when nobody told us."""
        return TONGUES.get(self.language)

    def phrase(self, at: int) -> list[str]:
        """Return the words from ``at`` on in lower case, up to the next punctuation."""
        words: list[str] = []
        for token in self.tokens[max(at, 0) : at + _LONGEST_RUN]:
            if words and token.before:
                break
            words.append(token.core.lower())
            if token.after:
                break
        return words

    def before(self, at: int, count: int) -> list[str]:
        """Return up to ``count`` words in front of ``at`` in lower case, the nearest first."""
        return [token.core.lower() for token in reversed(self.tokens[max(0, at - count) : at])]

    def said(self, at: int, length: int) -> str:
        """Return ``length`` words as they are."""
        return " ".join(token.core for token in self.tokens[at : at + length])

    def starts_sentence(self, at: int) -> bool:
        """Whether the word at ``at`` is the first of a sentence."""
        return at == 0 or self.tokens[at - 1].ends_sentence

    def has_number(self, at: int) -> bool:
        """Whether the word at ``at`` is a number or a part of one."""
        core = self.tokens[at].core.lower()
        return any(sign.isdecimal() for sign in core) or (
            self.tongue is not None and self.tongue.counts(core)
        )

    def end_of_numbers(self, at: int) -> int:
        """Return where the number words from ``at`` on end: what no rule understood stays in one piece."""
        end = at + 1
        if self.tongue and self.has_number(at):
            words = self.phrase(at)
            while end - at < len(words) and self.tongue.counts(words[end - at]):
                end += 1
        return end
