"""A report on an officer's desk, on both databases."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select

from lapor_pwa.db import queries
from lapor_pwa.db.models import Officer, Transcript
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.domain.request_status import Status
from lapor_pwa.domain.submission import PromisedAttachment, Submission
from lapor_pwa.errors import LaporError, NotFound
from lapor_pwa.services import casework, transcript_work
from lapor_pwa.services.case_file import CaseFile
from lapor_pwa.services.heard import Piece
from lapor_pwa.services.intake import receive_submission

HEARD = "lampu jalan mati"
SEGMENTS = [
    {"start": 0.0, "end": 1.0, "text": "lampu jalan", "confidence": 0.8},
    {"start": 1.0, "end": 2.0, "text": "mati", "confidence": 0.5},
]
ANSWER = "Lampu diperbaiki besok."


@pytest.fixture
def officer(engine) -> Officer:
    return add_officer(engine, "Sri", Role.NATIONAL_ADMIN)


def add_officer(engine, name: str, role: Role) -> Officer:
    with writing(engine) as session:
        session.add(added := Officer(name=name, role=role, password_hash=""))
    return added


def report(engine, settings, **values) -> str:
    values = {"text": "Lampu mati.", "attachments": ()} | values
    with writing(engine) as session:
        submission = Submission(uuid4(), "id", "complaint", **values)
        return receive_submission(session, settings, submission).service_request_id


def spoken_report(engine, settings) -> str:
    voice = PromisedAttachment("a" * 64, "audio/webm", 100, "voice")
    number = report(engine, settings, text=None, attachments=(voice,))
    with writing(engine) as session:
        found = queries.request_by_number(session, number)
        queries.add_transcript(
            session,
            Transcript(request_id=found.id, text=HEARD, language="id", model="base", segments=SEGMENTS),
        )
        found.transcription = "done"
    return number


def read(engine, officer, number: str) -> CaseFile:
    with reading(engine) as session:
        return casework.read_report(session, officer, number)


def move_on(engine, officer, number: str, status: str, answer: str = "", seen: int = 1) -> None:
    with writing(engine) as session:
        casework.move_on(session, officer, number, status, answer, "", seen)


def correct(engine, officer, number: str, text: str) -> None:
    with writing(engine) as session:
        transcript_work.correct_transcript(session, officer, number, text)


def test_the_list_shows_every_report_once_newest_first_while_more_come_in(engine, settings):
    numbers = [report(engine, settings) for _ in range(casework.PAGE_ROWS * 2 + 3)]
    shown, after = [], ""
    while True:
        with reading(engine) as session:
            page = casework.list_reports(session, after=after)
        shown += [each.number for each in page.reports]
        report(engine, settings)
        if not (after := page.following):
            break

    assert shown == numbers[::-1]


@pytest.mark.parametrize("after", ["x", "~", "2026-01-01~x", f"2026-01-01T00:00:00~{uuid4()}"])
def test_the_list_begins_at_its_start_when_the_link_is_mangled(engine, settings, after):
    number = report(engine, settings)
    with reading(engine) as session:
        page = casework.list_reports(session, after=after)

    assert [each.number for each in page.reports] == [number]


def test_a_report_leaves_the_list_of_new_ones_when_work_on_it_has_begun(engine, settings, officer):
    begun, new = report(engine, settings), report(engine, settings)
    move_on(engine, officer, begun, "in_progress")
    with reading(engine) as session:
        found = casework.list_reports(session, status=Status.RECEIVED)

    assert [each.number for each in found.reports] == [new]


def test_the_list_says_whether_a_recording_has_arrived(engine, settings):
    written, spoken = report(engine, settings), spoken_report(engine, settings)
    with reading(engine) as session:
        found = casework.list_reports(session)

    assert {each.number: each.voice for each in found.reports} == {written: "", spoken: "missing"}


def test_words_that_the_machine_was_not_sure_of_are_told_apart_and_the_officers_never_are(
    engine, settings, officer
):
    number = spoken_report(engine, settings)
    correct(engine, officer, number, "Lampu jalan mati.")
    machine, corrected = read(engine, officer, number).heard

    assert machine.pieces == (Piece("lampu jalan", True), Piece("mati", False))
    assert corrected.pieces == (Piece("Lampu jalan mati.", True),)


def test_an_officer_sees_what_the_reporter_gave(engine, settings, officer):
    number = report(
        engine,
        settings,
        jurisdiction_id="34.04",
        address="Jalan Kaliurang 5",
        occurred_on=date(2026, 1, 2),
        confidential=True,
        contact="0812",
    )
    case = read(engine, officer, number)

    assert case.place and case.place.startswith("Kabupaten Sleman, ")
    assert (case.address, case.occurred_on, case.contact) == ("Jalan Kaliurang 5", date(2026, 1, 2), "0812")
    assert (case.confidential, case.anonymous, case.text) == (True, False, "Lampu mati.")
    assert [(step.status, step.actor) for step in case.history] == [("received", "reporter")]


def test_a_contact_is_hidden_from_agencies_when_the_report_is_anonymous(engine, settings, officer):
    number = report(engine, settings, anonymous=True, contact="0812")
    agency = add_officer(engine, "Budi", Role.AGENCY_ADMIN)

    assert read(engine, officer, number).contact == "0812"
    assert read(engine, agency, number).contact is None


@pytest.mark.parametrize("number", ["", "1234567890", "0000000000", "abc", "../../etc"])
def test_a_number_that_belongs_to_no_report_is_not_found(engine, officer, number):
    with pytest.raises(NotFound):
        read(engine, officer, number)


def test_an_answer_becomes_a_line_of_the_history_with_who_and_when(engine, settings, officer):
    number = report(engine, settings)
    move_on(engine, officer, number, "answered", ANSWER)
    case = read(engine, officer, number)

    assert case.status == "answered"
    assert [(step.status, step.officer, step.answer) for step in case.history[1:]] == [
        ("answered", "Sri", ANSWER)
    ]


def test_a_second_click_changes_nothing(engine, settings, officer):
    number = report(engine, settings)
    for _ in range(2):
        move_on(engine, officer, number, "answered", ANSWER, seen=1)

    assert len(read(engine, officer, number).history) == 2


def test_a_decision_is_refused_when_a_colleague_decided_meanwhile(engine, settings, officer):
    number = report(engine, settings)
    colleague = add_officer(engine, "Budi", Role.NATIONAL_ADMIN)
    move_on(engine, colleague, number, "in_progress")

    with pytest.raises(LaporError, match="changed_meanwhile"):
        move_on(engine, officer, number, "answered", ANSWER, seen=1)
    assert read(engine, officer, number).status == "in_progress"


@pytest.mark.parametrize(
    ("status", "code"),
    [("answered", "answer_missing"), ("closed", "status_not_allowed"), ("", "unknown_status")],
)
def test_a_status_is_refused_when_it_cannot_follow_or_words_are_missing(
    engine, settings, officer, status, code
):
    number = report(engine, settings)

    with pytest.raises(LaporError, match=code):
        move_on(engine, officer, number, status, " \n")
    assert len(read(engine, officer, number).history) == 1


def test_what_an_officer_heard_is_kept_beside_the_machines_words(engine, settings, officer):
    number = spoken_report(engine, settings)
    correct(engine, officer, number, "Lampu jalan\r\nmati, nomor 12.\n")
    heard = read(engine, officer, number).heard

    assert [(each.officer, each.text) for each in heard] == [
        ("", HEARD),
        ("Sri", "Lampu jalan\nmati, nomor 12."),
    ]


def test_unchanged_words_make_no_new_version(engine, settings, officer):
    number = spoken_report(engine, settings)
    correct(engine, officer, number, f"{HEARD}\n")

    assert len(read(engine, officer, number).heard) == 1


def test_an_empty_transcript_is_refused(engine, settings, officer):
    number = spoken_report(engine, settings)

    with pytest.raises(LaporError, match="transcript_empty"):
        correct(engine, officer, number, " \r\n")


def test_the_machines_words_stay_as_they_were_when_corrected(engine, settings, officer):
    number = spoken_report(engine, settings)
    correct(engine, officer, number, "Lain sama sekali.")
    with reading(engine) as session:
        first = session.scalars(select(Transcript).order_by(Transcript.position)).first()

    assert (first.text, first.model, first.officer_id) == (HEARD, "base", None)
