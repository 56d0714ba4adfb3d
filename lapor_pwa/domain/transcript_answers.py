"""What a reporter may say about the words that were written down for them. Each is a line of the history."""

from enum import StrEnum

from locales import N_


class TranscriptAnswer(StrEnum):
    """What a reporter's line of the history is about; kept as its reason."""

    APPROVED = "transcript_approved"
    DISPUTED = "transcript_disputed"
    LANGUAGE_KEPT = "language_kept"
    LANGUAGE_CHANGED = "language_changed"
    VOICE_DESTROYED = "voice_destroyed"


_A = TranscriptAnswer
TO_REPORTERS = {
    _A.APPROVED: N_("You said: the words are right."),
    _A.DISPUTED: N_("You said: some words are wrong."),
    _A.LANGUAGE_KEPT: N_("You said: the language is right."),
    _A.LANGUAGE_CHANGED: N_("You named another language."),
    _A.VOICE_DESTROYED: N_("You chose to delete your original voice."),
}
TO_OFFICERS = {
    _A.APPROVED: N_("The reporter says: the words are right."),
    _A.DISPUTED: N_("The reporter says: some words are wrong."),
    _A.LANGUAGE_KEPT: N_("The reporter says: the language is right."),
    _A.LANGUAGE_CHANGED: N_("The reporter named another language."),
    _A.VOICE_DESTROYED: N_("The reporter chose to delete the original voice."),
}


def answer_in(actor: str, reason: str | None) -> TranscriptAnswer | None:
    """Return what a line of the history is about, ``None`` for all other lines."""
    return _A(reason) if actor == "reporter" and reason in set(_A) else None
