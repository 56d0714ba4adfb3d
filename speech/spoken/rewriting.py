"""Rules that say a piece of text in other words, tried from left to right."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """What is said for whatever a pattern finds."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str]


def rule(pattern: str, say: Callable[[re.Match[str]], str]) -> Rule:
    """Return a rule from the text of its pattern."""
    return Rule(re.compile(pattern), say)


def rewrite(text: str, rules: Sequence[Rule]) -> str:
    """Return ``text`` as the rules say it; between their words and others there is a space.

    The match that begins first counts; of those that begin together, the earlier rule's. What a rule has
    said is not looked at again.
    """
    said, at = "", 0
    matches = [each.pattern.search(text) for each in rules]
    while True:
        for index, match in enumerate(matches):
            if match is not None and match.start() < at:
                matches[index] = rules[index].pattern.search(text, at)
        found = [(match.start(), index) for index, match in enumerate(matches) if match is not None]
        if not found:
            return _joined(said, text[at:])
        start, index = min(found)
        match = matches[index]
        assert match is not None  # noqa: S101
        said = _joined(_joined(said, text[at:start]), rules[index].say(match))
        at = match.end()


def _joined(before: str, after: str) -> str:
    gap = before[-1:].isalnum() and after[:1].isalnum()
    return f"{before} {after}" if gap else before + after
