"""What may become of a report, as data: a status, and which ones may follow it."""

from enum import StrEnum

from lapor_pwa.errors import LaporError
from locales import N_


class Status(StrEnum):
    """Where a report stands. There is no "refused": nobody is sent away (requirement R13)."""

    RECEIVED = "received"
    CLARIFY = "clarify"
    VERIFIED = "verified"
    NOT_OURS = "not_ours"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    REPORTER_REPLIED = "reporter_replied"
    CLOSED = "closed"
    ARCHIVED = "archived"
    MERGED = "merged"


_S = Status
TRANSITIONS: dict[Status, frozenset[Status]] = {
    _S.RECEIVED: frozenset(
        {_S.CLARIFY, _S.VERIFIED, _S.NOT_OURS, _S.IN_PROGRESS, _S.ANSWERED, _S.ARCHIVED, _S.MERGED}
    ),
    _S.CLARIFY: frozenset(
        {_S.REPORTER_REPLIED, _S.VERIFIED, _S.NOT_OURS, _S.ANSWERED, _S.ARCHIVED, _S.MERGED}
    ),
    _S.VERIFIED: frozenset({_S.IN_PROGRESS, _S.ANSWERED, _S.NOT_OURS, _S.CLARIFY, _S.MERGED}),
    _S.NOT_OURS: frozenset({_S.VERIFIED, _S.CLARIFY, _S.ARCHIVED, _S.MERGED}),
    _S.IN_PROGRESS: frozenset({_S.ANSWERED, _S.CLARIFY, _S.NOT_OURS, _S.MERGED}),
    _S.ANSWERED: frozenset({_S.REPORTER_REPLIED, _S.IN_PROGRESS, _S.ANSWERED, _S.CLOSED}),
    _S.REPORTER_REPLIED: frozenset(
        {_S.VERIFIED, _S.IN_PROGRESS, _S.ANSWERED, _S.CLARIFY, _S.NOT_OURS, _S.ARCHIVED}
    ),
    _S.CLOSED: frozenset({_S.REPORTER_REPLIED}),
    _S.ARCHIVED: frozenset({_S.REPORTER_REPLIED, _S.RECEIVED}),
    _S.MERGED: frozenset(),
}
# The reporter is owed words with these: a question, a reason or the answer itself.
NEEDS_ANSWER = frozenset({_S.CLARIFY, _S.NOT_OURS, _S.ANSWERED, _S.ARCHIVED})
# Only the reporter's own words lead here.
BY_REPORTER = frozenset({_S.REPORTER_REPLIED})


def next_statuses(status: Status) -> tuple[Status, ...]:
    """Return what an officer may choose now, in the order of the work."""
    return tuple(each for each in Status if each in TRANSITIONS[status] - BY_REPORTER)


def check_change(before: Status, after: Status, answer: str | None) -> None:
    """Let an officer's change pass.

    Raises:
        LaporError: ``status_not_allowed`` or ``answer_missing``.
    """
    if after not in next_statuses(before):
        raise LaporError(
            "status_not_allowed",
            N_("The report cannot go to this status now. Load the page again and look at its status."),
            409,
            ("status",),
        )
    if after in NEEDS_ANSWER and not (answer or "").strip():
        raise LaporError(
            "answer_missing",
            N_("Write a few words for the person who reported. They will hear them."),
            422,
            ("answer",),
        )
