import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from lapor_pwa.domain.request_status import (
    BY_REPORTER,
    NEEDS_ANSWER,
    TRANSITIONS,
    Status,
    check_change,
    next_statuses,
)
from lapor_pwa.domain.spoken_status import SENTENCES
from lapor_pwa.errors import LaporError

STATUSES = st.sampled_from(Status)


def test_every_status_has_a_way_on_and_a_sentence():
    assert set(TRANSITIONS) == set(SENTENCES) == set(Status)


def test_no_status_refuses_people():
    assert not {"refused", "rejected"} & {str(status) for status in Status}


def test_every_status_can_be_reached_from_the_first():
    reached, todo = {Status.RECEIVED}, [Status.RECEIVED]
    while todo:
        new = TRANSITIONS[todo.pop()] - reached
        reached |= new
        todo += new
    assert reached == set(Status)


def test_only_a_merged_report_is_at_its_end():
    assert [status for status in Status if not TRANSITIONS[status]] == [Status.MERGED]


@given(STATUSES, STATUSES, st.sampled_from([None, "", "  ", "Sudah diperbaiki."]))
def test_a_change_passes_exactly_when_the_table_allows_it(before, after, answer):
    allowed = after in TRANSITIONS[before] - BY_REPORTER
    answered = after not in NEEDS_ANSWER or bool((answer or "").strip())
    if allowed and answered:
        check_change(before, after, answer)
        return
    with pytest.raises(LaporError) as caught:
        check_change(before, after, answer)
    assert caught.value.code == ("answer_missing" if allowed else "status_not_allowed")


class Officers(RuleBasedStateMachine):
    """Officers who try everything: the report is never stuck before it is merged."""

    def __init__(self):
        super().__init__()
        self.status = Status.RECEIVED

    @rule(after=STATUSES)
    def change(self, after):
        try:
            check_change(self.status, after, "Some words.")
        except LaporError:
            return
        self.status = after

    @rule()
    def reporter_replies(self):
        if Status.REPORTER_REPLIED in TRANSITIONS[self.status]:
            self.status = Status.REPORTER_REPLIED

    @invariant()
    def somebody_can_go_on(self):
        assert self.status is Status.MERGED or TRANSITIONS[self.status]

    @invariant()
    def officers_are_offered_what_they_may(self):
        assert set(next_statuses(self.status)) == TRANSITIONS[self.status] - BY_REPORTER


TestOfficers = Officers.TestCase
