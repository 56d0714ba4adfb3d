"""Tokens to words, each as sure as its least sure token."""

import math
from collections.abc import Sequence

from whisper.tokenizer import Tokenizer

from speech.transcriber import Word


def words_of(tokens: Sequence[int], logprobs: Sequence[float], tokenizer: Tokenizer) -> tuple[Word, ...]:
    """Return the words that ``tokens`` spell.

    A word begins where a space stands. Punctuation belongs to the word before it and does not make it less
    sure: whether a comma stands there is nobody's doubt.
    """
    words: list[Word] = []
    for piece, logprob in _pieces(tokens, logprobs, tokenizer):
        core = any(letter.isalnum() for letter in piece)
        sure = math.exp(logprob) if core else 1.0
        if words and not piece[0].isspace():
            before = words.pop()
            words.append(Word(before.text + piece.rstrip(), min(before.confidence, sure)))
        elif piece.strip():
            words.append(Word(piece.strip(), sure))
    return tuple(words)


def _pieces(
    tokens: Sequence[int], logprobs: Sequence[float], tokenizer: Tokenizer
) -> list[tuple[str, float]]:
    """Join tokens until they are whole letters: a letter beyond ASCII may take several."""
    pieces: list[tuple[str, float]] = []
    held: list[int] = []
    lowest = 0.0
    for token, logprob in zip(tokens, logprobs, strict=True):
        held.append(token)
        lowest = min(lowest, logprob)
        if "\ufffd" not in (text := tokenizer.decode(held)):
            if text:
                pieces.append((text, lowest))
            held, lowest = [], 0.0
    return pieces
