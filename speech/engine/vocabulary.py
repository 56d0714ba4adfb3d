"""Names and words that the recogniser should know raise their own chances while it writes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from torch import Tensor
from whisper.tokenizer import Tokenizer

from speech.written.names import DATA, places

LANGUAGES = {"id", "ms", "en"}
"""Whisper's codes of the languages in which our names and words occur."""

WEIGHT = 4.0
"""Natural logarithm of odds: the next token of a name that has begun is fifty times as likely.
Measured in docs/decisions/0071; with 8, names appeared where nobody had said any."""

BEGUN = 2
"""Tokens of a name that must stand there before the next is favoured. With 1, common words turned into names:
"bond" into "Bontang"."""


@dataclass
class _Node:
    """A place in the tree of phrases, and the tokens that lead on from it."""

    nexts: dict[int, "_Node"] = field(default_factory=dict)


class VocabularyBias:
    """A logit filter that favours the next token of a phrase that has begun: `BEGUN` tokens stand there.

    The first tokens of a phrase get nothing: where nothing sounds like a name, none is begun.
    """

    def __init__(self, tokenizer: Tokenizer, phrases: Sequence[str], weight: float) -> None:
        """Favour ``phrases``, written as people write them, by ``weight`` (natural logarithm of odds)."""
        self._root, self._weight, self._deepest = _Node(), weight, 0
        for phrase in phrases:
            tokens = tokenizer.encode(f" {phrase}")
            self._deepest = max(self._deepest, len(tokens))
            node = self._root
            for token in tokens:
                node = node.nexts.setdefault(token, _Node())

    def apply(self, logits: Tensor, tokens: Tensor) -> None:
        """Change ``logits``, (rows, vocabulary), in place, which come after ``tokens``, (rows, times)."""
        rows: list[int] = []
        favoured: list[int] = []
        for row, line in enumerate(tokens[:, -self._deepest :].tolist()):
            likely = self._likely(line)
            rows += [row] * len(likely)
            favoured += likely
        if favoured:
            logits[rows, favoured] += self._weight

    def without(self, prefix: Sequence[int], tokens: Sequence[int], logprobs: Sequence[float]) -> list[float]:
        """Return ``logprobs`` as they would be without the favour, so that no name looks surer than it is.

        Odds are divided by what they were multiplied with: exact when one token was favoured, else too low.
        """
        honest = list(logprobs)
        for at, token in enumerate(tokens):
            before = [*prefix, *tokens[:at]][-self._deepest :]
            if token in self._likely(before):
                chance = math.exp(logprobs[at])
                honest[at] -= self._weight + math.log1p(chance * math.expm1(-self._weight))
        return honest

    def _likely(self, line: Sequence[int]) -> list[int]:
        """Return the tokens that go on with a phrase that the end of ``line`` has begun."""
        likely: set[int] = set()
        for start in range(len(line) - BEGUN + 1):
            node: _Node | None = self._root
            for token in line[start:]:
                if (node := node.nexts.get(token)) is None:
                    break
            if node is not None:
                likely.update(node.nexts)
        return list(likely)


def vocabulary(tokenizer: Tokenizer, language: str) -> VocabularyBias | None:
    """Return the filter for Whisper's ``language``; ``None`` where our words do not occur."""
    return VocabularyBias(tokenizer, phrases(), WEIGHT) if language in LANGUAGES else None


@cache
def phrases() -> tuple[str, ...]:
    """Return names of regions, agencies and words of public services as people write them."""
    lines = (DATA / "terms.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(sorted({*places().values(), *(line.partition("\t")[0] for line in lines)}))


def fingerprint(words: Sequence[str], weight: float = WEIGHT) -> str:
    """Return what a transcript says of the vocabulary it was made with."""
    return f"{weight:g} after {BEGUN}@{sha256(chr(10).join(words).encode()).hexdigest()[:12]}"
