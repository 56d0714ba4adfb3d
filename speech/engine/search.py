"""Beam search for one sound, without arithmetic on tensors: which lines to go on with, and when to stop."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Line:
    """Tokens written one after the other, and how sure the model was of each.

    Attributes:
        tokens: Without those of the beginning.
        logprobs: Natural logarithm of each token's probability; of the end mark too once it stands there.
        score: Their sum.
    """

    tokens: tuple[int, ...] = ()
    logprobs: tuple[float, ...] = ()
    score: float = 0.0

    @property
    def mean_logprob(self) -> float:
        """Mean over the tokens and the end mark, as openai-whisper counts it."""
        return self.score / (len(self.tokens) + 1)

    def followed_by(self, token: int, logprob: float) -> "Line":
        """Return the line with one more token."""
        return Line((*self.tokens, token), (*self.logprobs, logprob), self.score + logprob)

    def ended(self, logprob: float) -> "Line":
        """Return the line with its end mark."""
        return Line(self.tokens, (*self.logprobs, logprob), self.score + logprob)


class BeamSearch:
    """openai-whisper's beam search for one sound, over as soon as no line is better than a finished one.

    Attributes:
        lines: Those to go on with, best first.
        finished: Those with an end mark.
    """

    def __init__(self, width: int, end: int, longest: int) -> None:
        """Keep ``width`` lines of at most ``longest`` tokens; token ``end`` ends a line."""
        self._width, self._end, self._longest = width, end, longest
        self.lines: list[Line] = [Line()]
        self.finished: list[Line] = []

    def advance(self, nexts: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
        """Choose among the likeliest next tokens of each line, ``(token, logprob)``: width + 1 of them.

        Returns:
            For each line to go on with, the one it comes from; empty when the search is over.
        """
        candidates = sorted(
            (
                (line.score + logprob, source, token, logprob)
                for source, (line, pairs) in enumerate(zip(self.lines, nexts, strict=True))
                for token, logprob in pairs
            ),
            key=lambda candidate: -candidate[0],
        )
        kept: list[tuple[int, Line]] = []
        for _, source, token, logprob in candidates:
            if token == self._end:
                if len(self.finished) < self._width:
                    self.finished.append(self.lines[source].ended(logprob))
                continue
            kept.append((source, self.lines[source].followed_by(token, logprob)))
            if len(kept) == self._width:
                break
        self.lines = [line for _, line in kept]
        return [] if self._is_over() else [source for source, _ in kept]

    def best(self) -> Line:
        """Return the line with the best score for its length."""
        whole = self.finished + self.lines[: max(0, self._width - len(self.finished))]
        return max(whole, key=_for_its_length)

    def _is_over(self) -> bool:
        if len(self.finished) >= self._width or len(self.lines[0].tokens) >= self._longest:
            return True
        # openai-whisper goes on until as many are finished as it keeps; the words came out the same.
        return max(map(_for_its_length, self.finished), default=-inf) >= max(map(_for_its_length, self.lines))


def _for_its_length(line: Line) -> float:
    return line.score / max(1, len(line.tokens))
