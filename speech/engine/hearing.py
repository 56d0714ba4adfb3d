"""Which language it sounded like, for a question to the speaker; the speaker's own word decides."""

from collections.abc import Sequence

from whisper.tokenizer import Tokenizer

from speech.engine.decoding import Draft
from speech.whisper_codes import CODES, bcp47

SURE = 0.95
"""Only a difference this likely is worth a question."""

ENOUGH = 4.0
"""Seconds of speech. One word alone is taken for English one time in six."""

_ALIKE = frozenset({"id", "jv", "ms", "su"})
"""Whisper base took 31 of 33 Javanese clips for Indonesian: it does not know these apart."""


def language_chances(
    drafts: Sequence[Draft], weights: Sequence[float], tokenizer: Tokenizer
) -> dict[str, float]:
    """Return how likely each of our languages is, by BCP 47 code, over stretches of these lengths."""
    tokens = dict(zip(tokenizer.all_language_codes, tokenizer.all_language_tokens, strict=True))
    chances = dict.fromkeys(map(bcp47, CODES), 0.0)
    for draft, weight in zip(drafts, weights, strict=True):
        ours = {code: draft.languages[tokens[code]] for code in CODES if code in tokens}
        whole = sum(ours.values()) or 1.0
        for code, chance in ours.items():
            chances[bcp47(code)] += weight * chance / whole
    whole = sum(weights) or 1.0
    return {code: chance / whole for code, chance in chances.items()}


def heard_as(chosen: str, chances: dict[str, float], seconds: float) -> str:
    """Return the language to ask about: English for one of the archipelago's, or the reverse; else empty."""
    if seconds < ENOUGH:
        return ""
    archipelago = sum(chances[code] for code in _ALIKE)
    if chosen in _ALIKE and chances["en"] >= SURE:
        return "en"
    if chosen == "en" and archipelago >= SURE:
        return max(_ALIKE, key=lambda code: (chances[code], code))
    return ""
