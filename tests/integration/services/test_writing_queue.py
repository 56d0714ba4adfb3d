"""Recordings that wait for a person, on both databases."""

import pytest

from lapor_pwa.db import queries
from lapor_pwa.db.models import Officer
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import LaporError
from lapor_pwa.services import transcript_work, writing_queue
from lapor_pwa.services.writing_queue import WritingQueue
from tests.integration.samples import wav

WORDS = "Lampune mati wiwit Senin."


@pytest.fixture
def wait(engine, file_report):
    """File a spoken report that the machine left to a person; return its number."""

    def file(language: str | None = None, transcription: str = "audio_only", **changes) -> str:
        sound = changes.pop("voice", wav())
        request_id, receipt = file_report(sound, text=None, spoken_language=language, **changes)
        with writing(engine) as session:
            queries.lock_request(session, request_id).transcription = transcription
        return receipt.service_request_id

    return file


def queue(engine, language: str = "") -> WritingQueue:
    with reading(engine) as session:
        return writing_queue.waiting(session, language)


def numbers(engine, language: str = "") -> list[str]:
    return [each.number for each in queue(engine, language).reports]


def write_down(engine, officer, number: str, text: str = WORDS) -> None:
    with writing(engine) as session:
        transcript_work.write_down(session, officer, number, text)


def test_the_oldest_comes_first_and_each_language_is_counted(engine, wait):
    waiting = [wait("jv"), wait(None), wait("jv"), wait("ban")]

    assert numbers(engine) == waiting
    assert numbers(engine, "jv") == [waiting[0], waiting[2]]
    assert queue(engine).counts == {"ban": 1, "id": 1, "jv": 2}
    with reading(engine) as session:
        assert writing_queue.next_number(session, "ban") == waiting[3]
        assert writing_queue.next_number(session, "su") == ""


def test_only_what_a_person_has_to_write_and_can_hear_is_in_the_queue(engine, wait):
    wait("jv", transcription="pending")
    wait("jv", transcription="done")
    wait("jv", arrived=False)

    assert numbers(engine) == []


def test_a_voice_that_cannot_be_masked_is_left_out_when_it_was_to_be(engine, wait):
    wait("jv", anonymous=True)
    with writing(engine) as session:
        (request,) = queries.waiting_for_a_person(session, "", 9)
        request.attachments[0].problem = "voice_cannot_be_masked"

    assert numbers(engine) == []


def test_a_report_leaves_the_queue_when_it_is_written_down(engine, wait, officer):
    first, second = wait("jv"), wait("jv")
    write_down(engine, officer, first)

    assert numbers(engine) == [second]
    with reading(engine) as session:
        request = queries.request_by_number(session, first)
    assert request.transcription == "done"
    assert [(each.text, each.language, each.officer.name) for each in request.transcripts] == [
        (WORDS, "jv", "Sri")
    ]


def test_a_second_click_writes_nothing_more(engine, wait, officer):
    number = wait("jv")
    for _ in range(2):
        write_down(engine, officer, number)

    with reading(engine) as session:
        assert len(queries.request_by_number(session, number).transcripts) == 1


def test_a_colleagues_words_are_not_written_over(engine, wait, officer):
    number = wait("jv")
    with writing(engine) as session:
        session.add(colleague := Officer(name="Budi", role="national_admin", password_hash="x"))
    write_down(engine, colleague, number)

    with pytest.raises(LaporError, match="written_meanwhile"):
        write_down(engine, officer, number, "Lain.")


def test_empty_words_are_refused(engine, wait, officer):
    number = wait("jv")

    with pytest.raises(LaporError, match="transcript_empty"):
        write_down(engine, officer, number, " \r\n ")
    assert numbers(engine) == [number]


def test_words_the_reporter_calls_wrong_count_when_a_person_keeps_them(engine, wait, officer):
    number = wait("jv")
    write_down(engine, officer, number)
    with writing(engine) as session:
        queries.lock_request(
            session, queries.request_by_number(session, number).id
        ).transcription = "audio_only"
    assert queue(engine).reports[0].disputed
    with writing(engine) as session:
        transcript_work.correct_transcript(session, officer, number, WORDS)

    assert numbers(engine) == []
