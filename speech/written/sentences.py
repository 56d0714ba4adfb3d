"""A capital at the start of a sentence and a full stop at the end. No other punctuation is invented."""

from collections.abc import Sequence
from dataclasses import replace

from speech.written.line import Token

_ENDS = ".?!…"
_LOOSE = ",;:-–—"


def sentence_case(tokens: Sequence[Token]) -> list[Token]:
    """Return ``tokens`` with capitals at the start of sentences, and an end to the last one."""
    done: list[Token] = []
    begins = True
    for token in tokens:
        core = token.core
        done.append(replace(token, core=core[:1].upper() + core[1:]) if begins else token)
        begins = token.ends_sentence or (begins and not core)
    if done:
        done[-1] = _ended(done[-1])
    return done


def _ended(token: Token) -> Token:
    if any(mark in token.after for mark in _ENDS) or token.text.endswith(tuple(_ENDS)):
        return token
    return replace(token, after=f"{token.after.rstrip(_LOOSE)}.")
