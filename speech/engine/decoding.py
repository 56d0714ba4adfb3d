"""Features to lines of tokens: the network and the search together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import torch
from torch import Tensor
from whisper.tokenizer import Tokenizer

from speech.engine.memory import Memory
from speech.engine.search import BeamSearch, Line
from speech.engine.writing import Writer

WIDTH = 5
"""Beams. With 5 a third fewer words are wrong than with 1."""


class LogitFilter(Protocol):
    """Changes the chances of the next token in place, as openai-whisper's class of that name does."""

    def apply(self, logits: Tensor, tokens: Tensor) -> None:
        """Change ``logits``, (rows, vocabulary), that come after ``tokens``, (rows, times)."""
        ...

    def without(self, prefix: Sequence[int], tokens: Sequence[int], logprobs: Sequence[float]) -> list[float]:
        """Return ``logprobs`` of ``tokens`` after ``prefix`` as they would be without it."""
        ...


@dataclass(frozen=True)
class Draft:
    """What came out for one sound.

    Attributes:
        line: Its best line.
        silence: Probability that nobody speaks, by the model.
        languages: Probability of each language's token, by token.
    """

    line: Line
    silence: float
    languages: dict[int, float]


class Decoding:
    """Writes down memories of sounds in one language.

    A line never holds timestamps; they cost tokens, and where speech begins and ends is known from elsewhere.
    """

    def __init__(self, writer: Writer, tokenizer: Tokenizer, filters: Sequence[LogitFilter] = ()) -> None:
        self._writer, self._tokenizer, self._filters = writer, tokenizer, filters
        self._prompt = list(tokenizer.sot_sequence_including_notimestamps)
        size = tokenizer.encoding.n_vocab
        self._never = _banned(size, _never_written(tokenizer)).to(writer.device)
        self._never_first = _banned(size, [*tokenizer.encode(" "), tokenizer.eot]).to(writer.device)

    @torch.inference_mode()
    def decode(self, memories: Sequence[Memory], longest: Sequence[int], width: int = WIDTH) -> list[Draft]:
        """Write down each memory, in at most ``longest`` tokens."""
        prompt = torch.tensor([self._prompt] * len(memories), device=self._writer.device)
        page, logits = self._writer.begin(memories, prompt)
        beginnings = logits[:, self._prompt.index(self._tokenizer.sot)].softmax(dim=-1)
        searches = [BeamSearch(width, self._tokenizer.eot, most) for most in longest]
        going, logits = list(searches), logits[:, -1] + self._never_first
        while any(sources := self._step(going, logits, width)):
            page.rearrange(sources)
            going = [search for search, rows in zip(going, sources, strict=True) if rows]
            newest = [[line.tokens[-1]] for search in going for line in search.lines]
            logits = self._writer.forward(page, torch.tensor(newest, device=self._writer.device))[:, -1]
        return [
            self._draft(search, beginning) for search, beginning in zip(searches, beginnings, strict=True)
        ]

    def text(self, tokens: Sequence[int]) -> str:
        """Spell tokens out."""
        return self._tokenizer.decode(list(tokens)).strip()

    def _step(self, going: list[BeamSearch], logits: Tensor, width: int) -> list[list[int]]:
        logits = logits + self._never
        if self._filters:
            rows = [[*self._prompt, *line.tokens] for search in going for line in search.lines]
            for each in self._filters:
                each.apply(logits, torch.tensor(rows, device=logits.device))
        values, tokens = logits.topk(width + 1)
        logprobs = (values - logits.logsumexp(dim=-1, keepdim=True)).tolist()
        nexts = [list(zip(*row, strict=True)) for row in zip(tokens.tolist(), logprobs, strict=True)]
        sources, first = [], 0
        for search in going:
            after = first + len(search.lines)
            sources.append(search.advance(nexts[first:after]))
            first = after
        return sources

    def _honest(self, line: Line) -> Line:
        """Return ``line`` with the model's own probabilities."""
        logprobs, last = list(line.logprobs[: len(line.tokens)]), line.logprobs[len(line.tokens) :]
        for each in self._filters:
            logprobs = each.without(self._prompt, line.tokens, logprobs)
        return replace(line, logprobs=(*logprobs, *last), score=sum(logprobs) + sum(last))

    def _draft(self, search: BeamSearch, beginning: Tensor) -> Draft:
        nobody = self._tokenizer.no_speech
        languages = {token: float(beginning[token]) for token in self._tokenizer.all_language_tokens}
        return Draft(
            self._honest(search.best()), 0.0 if nobody is None else float(beginning[nobody]), languages
        )


def _banned(size: int, tokens: Sequence[int]) -> Tensor:
    bans = torch.zeros(size)
    bans[list(tokens)] = -torch.inf
    return bans


def _never_written(tokenizer: Tokenizer) -> list[int]:
    """Marks that are no words, and signs that nobody says, as openai-whisper leaves them out."""
    marks = range(tokenizer.eot + 1, tokenizer.encoding.n_vocab)
    return [*marks, *tokenizer.non_speech_tokens]
