"""What reporters say about the words written down for them, on both databases."""

import inspect
import re

import pytest

from lapor_pwa.db import queries
from lapor_pwa.db.models import ServiceRequest, Transcript
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.transcript_answers import TranscriptAnswer
from lapor_pwa.errors import LaporError
from lapor_pwa.services import casework, follow_up, masking, standing, transcript_work, transcripts
from tests.integration.samples import wav

SEGMENTS = [{"start": 0.0, "end": 0.5, "text": "lampu mati", "confidence": 0.9}]


@pytest.fixture
def write_down(engine, file_report):
    """File a spoken report that the machine has written down."""

    def write(heard_as: str | None = None, **changes):
        request_id, receipt = file_report(wav(), text=None, **changes)
        with writing(engine) as session:
            request = queries.lock_request(session, request_id)
            request.transcription = "done"
            row = Transcript(
                request_id=request_id, text="lampu mati", model="base", segments=SEGMENTS, heard_as=heard_as
            )
            queries.add_transcript(session, row)
        return request_id, receipt

    return write


def look(engine, request_id) -> ServiceRequest:
    with reading(engine) as session:
        return queries.request_with_everything(session, request_id)


def said(engine, request_id) -> list[str]:
    return [event.reason for event in look(engine, request_id).events[1:]]


def approve(engine, settings, request_id, version: int = 1, destroy_voice: bool = False) -> None:
    with writing(engine) as session:
        transcripts.approve(session, settings, request_id, version, destroy_voice)


def dispute(engine, request_id, version: int = 1) -> None:
    with writing(engine) as session:
        transcripts.dispute(session, request_id, version)


def answer_language(engine, request_id, language: str) -> None:
    with writing(engine) as session:
        transcripts.answer_language(session, request_id, language)


def test_confirmed_words_are_confirmed_once_however_often_it_is_sent(engine, settings, write_down):
    request_id, _ = write_down()
    for _ in range(3):
        approve(engine, settings, request_id)
    request = look(engine, request_id)

    assert request.transcript_approved_at
    assert not standing.approvable(request)
    assert [(event.actor, event.reason, event.status) for event in request.events[1:]] == [
        ("reporter", TranscriptAnswer.APPROVED, "received")
    ]


def test_words_are_not_confirmed_when_others_stand_there_meanwhile(engine, settings, write_down, officer):
    request_id, _ = write_down()
    with writing(engine) as session:
        follow_up.correct_transcript(session, officer, request_id, "Lampu jalan mati.")

    with pytest.raises(LaporError, match="transcript_changed"):
        approve(engine, settings, request_id, version=1)
    approve(engine, settings, request_id, version=2)
    assert look(engine, request_id).transcript_approved_at


def test_nothing_can_be_confirmed_before_anything_is_written_down(engine, settings, spoken_report):
    with pytest.raises(LaporError, match="nothing_to_approve"):
        approve(engine, settings, spoken_report, version=0)


def test_an_officer_cannot_change_confirmed_words(engine, settings, write_down, officer):
    request_id, _ = write_down()
    approve(engine, settings, request_id)

    with pytest.raises(LaporError, match="transcript_approved"), writing(engine) as session:
        follow_up.correct_transcript(session, officer, request_id, "Lain.")


def test_the_original_voice_is_gone_once_its_words_are_confirmed_and_that_was_chosen(
    engine, settings, write_down
):
    request_id, _ = write_down(confidential=True, mask_voice=False)
    sound = standing.voice_of(look(engine, request_id)).stored_sha256
    for _ in range(2):
        approve(engine, settings, request_id, destroy_voice=True)
    request = look(engine, request_id)

    assert standing.voice_destroyed(request)
    assert not list(settings.attachments_dir.rglob(f"*{sound}*"))
    assert said(engine, request_id) == [TranscriptAnswer.APPROVED, TranscriptAnswer.VOICE_DESTROYED]
    assert standing.why_not_again(request) == "voice_destroyed"


def test_the_original_waits_for_the_masked_voice(engine, settings, write_down):
    request_id, _ = write_down(anonymous=True)
    approve(engine, settings, request_id, destroy_voice=True)
    before = look(engine, request_id)
    masking.sweep(engine, settings)
    masking.sweep(engine, settings)
    after = look(engine, request_id)

    assert (before.destroy_voice, standing.voice_destroyed(before)) == (True, False)
    assert standing.voice_destroyed(after)
    assert after.attachments[0].masked_sha256


def test_the_original_stays_when_only_the_words_are_confirmed_though_it_was_to_go(
    engine, settings, write_down
):
    request_id, _ = write_down(confidential=True, mask_voice=False, destroy_voice=True)
    approve(engine, settings, request_id, destroy_voice=False)
    masking.sweep(engine, settings)
    request = look(engine, request_id)

    assert not standing.voice_destroyed(request)
    assert standing.may_destroy_voice(request)
    approve(engine, settings, request_id, destroy_voice=True)
    assert standing.voice_destroyed(look(engine, request_id))


def test_a_voice_that_is_no_secret_is_kept(engine, settings, write_down):
    request_id, _ = write_down()

    with pytest.raises(LaporError, match="voice_stays"):
        approve(engine, settings, request_id, destroy_voice=True)
    assert look(engine, request_id).transcript_approved_at is None


def test_wrong_words_go_to_a_person_once_and_a_right_is_taken_back(engine, settings, write_down):
    request_id, _ = write_down(confidential=True, mask_voice=False)
    approve(engine, settings, request_id)
    for _ in range(2):
        dispute(engine, request_id)
    request = look(engine, request_id)

    assert (request.transcription, request.transcript_approved_at) == ("audio_only", None)
    assert said(engine, request_id) == [TranscriptAnswer.APPROVED, TranscriptAnswer.DISPUTED]


def test_nobody_can_listen_again_when_the_only_voice_is_gone(engine, settings, write_down):
    request_id, _ = write_down(confidential=True, mask_voice=False)
    approve(engine, settings, request_id, destroy_voice=True)

    with pytest.raises(LaporError, match="nobody_can_listen"):
        dispute(engine, request_id)


def test_what_a_person_wrote_is_put_to_the_reporter_again(engine, settings, write_down, officer):
    request_id, receipt = write_down()
    dispute(engine, request_id)
    with writing(engine) as session:
        transcript_work.write_down(session, officer, receipt.service_request_id, "Lampu jalan mati.")
    request = look(engine, request_id)

    assert standing.approvable(request)
    approve(engine, settings, request_id, version=2)


def test_another_language_is_written_down_anew(engine, write_down):
    request_id, _ = write_down(heard_as="en")
    assert standing.heard_as(look(engine, request_id)) == "en"
    for _ in range(2):
        answer_language(engine, request_id, "en")
    request = look(engine, request_id)

    assert (request.spoken_language, request.transcription, request.transcription_attempts) == (
        "en",
        "pending",
        0,
    )
    assert said(engine, request_id) == [TranscriptAnswer.LANGUAGE_CHANGED]
    assert standing.heard_as(request) is None


def test_the_question_of_language_is_asked_once(engine, write_down):
    request_id, _ = write_down(heard_as="en")
    for _ in range(2):
        answer_language(engine, request_id, "id")
    request = look(engine, request_id)

    assert (request.spoken_language, request.transcription) == (None, "done")
    assert said(engine, request_id) == [TranscriptAnswer.LANGUAGE_KEPT]
    assert standing.heard_as(request) is None


@pytest.mark.parametrize("language", ["", "jv", "tlh"])
def test_only_a_language_that_was_asked_about_is_an_answer(engine, write_down, language):
    request_id, _ = write_down(heard_as="en")

    with pytest.raises(LaporError, match="unknown_language"):
        answer_language(engine, request_id, language)


def test_the_language_is_not_asked_about_when_it_sounds_like_the_one_that_was_chosen(engine, write_down):
    request_id, _ = write_down(heard_as="id")

    assert standing.heard_as(look(engine, request_id)) is None


def test_the_machine_listens_again_when_asked_and_not_after_a_person_did(engine, write_down, officer):
    request_id, receipt = write_down()
    with writing(engine) as session:
        assert transcript_work.write_again(session, receipt.service_request_id) == request_id
    assert look(engine, request_id).transcription == "pending"
    with writing(engine) as session:
        follow_up.correct_transcript(session, officer, request_id, "Lampu mati.")

    with pytest.raises(LaporError, match="written_by_a_person"), writing(engine) as session:
        transcript_work.write_again(session, receipt.service_request_id)


def test_the_machine_does_not_take_the_place_of_the_person_who_was_promised(engine, write_down):
    request_id, receipt = write_down()
    dispute(engine, request_id)

    with pytest.raises(LaporError, match="person_promised"), writing(engine) as session:
        transcript_work.write_again(session, receipt.service_request_id)


def test_every_reason_why_the_machine_cannot_listen_again_has_words():
    codes = set(re.findall(r'return "(\w+)"', inspect.getsource(standing.why_not_again)))

    assert codes | {"transcription_pending"} == set(transcript_work.NOT_AGAIN)


def test_an_officers_decision_does_not_wait_for_what_the_reporter_said_of_the_words(
    engine, settings, write_down, officer
):
    request_id, receipt = write_down()
    approve(engine, settings, request_id)
    with writing(engine) as session:
        casework.move_on(session, officer, receipt.service_request_id, "in_progress", "", "", 1)

    assert look(engine, request_id).status == "in_progress"


def test_the_machine_cannot_listen_to_what_is_gone(engine, settings, write_down):
    request_id, receipt = write_down(confidential=True, mask_voice=False)
    approve(engine, settings, request_id, destroy_voice=True)

    with pytest.raises(LaporError, match="voice_destroyed"), writing(engine) as session:
        transcript_work.write_again(session, receipt.service_request_id)
