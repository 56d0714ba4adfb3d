from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from lapor_pwa.db.queries import list_requests, page_key, request_with_everything
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import LaporError, NotFound
from lapor_pwa.services.follow_up import ANSWER_LETTERS, change_status


def test_every_change_is_in_the_history_with_who_and_why(engine, file_report, officer):
    request_id, _ = file_report()
    with writing(engine) as session:
        change_status(session, officer, request_id, "verified", reason="checked by phone")
    with writing(engine) as session:
        change_status(session, officer, request_id, "answered", "Sudah diperbaiki.")
    with reading(engine) as session:
        found = request_with_everything(session, request_id)
    assert found.status == "answered"
    assert [(each.status, each.actor, each.reason, each.answer) for each in found.events] == [
        ("received", "reporter", None, None),
        ("verified", "officer", "checked by phone", None),
        ("answered", "officer", None, "Sudah diperbaiki."),
    ]
    assert [each.officer and each.officer.name for each in found.events] == [None, "Sri", "Sri"]
    assert found.updated_at == found.events[-1].at > found.events[0].at


@pytest.mark.parametrize(
    ("status", "answer", "code"),
    [
        ("answered", None, "answer_missing"),
        ("answered", " \0 ", "answer_missing"),
        ("closed", "x", "status_not_allowed"),
        ("reporter_replied", "x", "status_not_allowed"),
        ("rejected", "x", "unknown_status"),
        ("answered", "a" * (ANSWER_LETTERS + 1), "answer_too_long"),
    ],
)
def test_a_change_that_is_not_allowed_leaves_no_trace(engine, file_report, officer, status, answer, code):
    request_id, _ = file_report()
    with pytest.raises(LaporError) as caught, writing(engine) as session:
        change_status(session, officer, request_id, status, answer)
    assert caught.value.code == code
    with reading(engine) as session:
        found = request_with_everything(session, request_id)
    assert (found.status, len(found.events)) == ("received", 1)


@pytest.mark.parametrize(
    ("chosen", "answer", "kept"),
    [("id", "Sudah.", "id"), (None, "Done.", "en"), ("", "Done.", "en"), ("id", None, None)],
)
def test_an_answer_is_kept_with_its_language_the_reporters_when_none_is_chosen(
    engine, file_report, officer, chosen, answer, kept
):
    request_id, _ = file_report(locale="en")
    with writing(engine) as session:
        change_status(session, officer, request_id, "verified", answer, answer_language=chosen)
    with reading(engine) as session:
        event = request_with_everything(session, request_id).events[-1]
    assert (event.answer, event.answer_language) == (answer, kept)


def test_a_language_that_nobody_reads_out_is_refused(engine, file_report, officer):
    request_id, _ = file_report()
    with pytest.raises(LaporError, match="unknown_language"), writing(engine) as session:
        change_status(session, officer, request_id, "answered", "x", answer_language="tlh")


def test_a_report_that_does_not_exist_cannot_be_changed(engine, officer):
    with pytest.raises(NotFound), writing(engine) as session:
        change_status(session, officer, uuid4(), "verified")


def test_officers_who_answer_at_once_are_both_in_the_history(engine, file_report, officer):
    request_id, _ = file_report()

    def answer(number: int) -> None:
        with writing(engine) as session:
            change_status(session, officer, request_id, "answered", f"Answer {number}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(answer, range(8)))
    with reading(engine) as session:
        events = request_with_everything(session, request_id).events
    assert [event.position for event in events] == list(range(9))
    assert {event.answer for event in events[1:]} == {f"Answer {number}" for number in range(8)}


def test_pages_go_on_after_the_last_row_seen_though_new_reports_come_in(engine, file_report):
    filed = [file_report()[0] for _ in range(5)]
    with reading(engine) as session:
        first = list_requests(session, limit=2)
    file_report()
    with reading(engine) as session:
        second = list_requests(session, after=page_key(first[-1]), limit=2)
        third = list_requests(session, after=page_key(second[-1]), limit=2)
    assert [each.id for each in (*first, *second, *third)] == filed[::-1]


def test_the_list_can_be_narrowed_to_a_status(engine, file_report, officer):
    answered, _ = file_report()
    file_report()
    with writing(engine) as session:
        change_status(session, officer, answered, "answered", "Done.")
    with reading(engine) as session:
        assert [each.id for each in list_requests(session, status="answered")] == [answered]
