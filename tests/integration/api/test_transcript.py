"""A phone says what it thinks of the words written down for its person."""

import pytest
from sqlalchemy import select

from lapor_pwa.db import queries
from lapor_pwa.db.models import ServiceRequest, Transcript
from lapor_pwa.db.session import reading, writing
from tests.integration.api.conftest import assert_problem, bearer
from tests.integration.samples import attachment, sha256, submission, webm

SEGMENTS = [
    {
        "start": 0.0,
        "end": 0.5,
        "text": "Lampu mati",
        "confidence": 0.8,
        "words": [{"text": "Lampu", "confidence": 0.9}, {"text": "mati", "confidence": 0.1}],
    },
    {"start": 0.5, "end": 1.0, "text": "", "confidence": 0.1, "words": []},
]


@pytest.fixture
def written_down(phone, engine):
    """Send a spoken report that the machine has then written down; return its receipt."""

    def send(heard_as: str | None = None, **changes) -> dict:
        voice = webm()
        receipt = phone.submit(submission(attachment(voice), text=None, **changes))
        assert phone.patch(receipt, sha256(voice), voice).status_code == 204
        with writing(engine) as session:
            (request,) = session.scalars(select(ServiceRequest))
            queries.lock_request(session, request.id).transcription = "done"
            row = Transcript(
                request_id=request.id, text="Lampu mati", segments=SEGMENTS, model="base", heard_as=heard_as
            )
            queries.add_transcript(session, row)
        return receipt

    return send


@pytest.fixture
def answer(phone):
    def post(receipt: dict, locale: str = "id", **said):
        url = f"/api/v1/requests/{receipt['service_request_id']}/transcript?locale={locale}"
        return phone.client.post(url, json=said, headers=bearer(receipt))

    return post


def test_the_reporter_reads_the_words_with_their_doubts(phone, written_down):
    seen = phone.status(written_down())["spoken"]

    assert seen["pieces"] == [
        {"text": "Lampu", "sure": True},
        {"text": "mati", "sure": False},
        {"text": "[tidak jelas, 0:00–0:01]", "sure": False},
    ]
    assert (seen["version"], seen["language"], seen["by_officer"]) == (1, "id", False)
    assert (seen["approvable"], seen["disputable"], seen["may_destroy_voice"]) == (True, True, False)


def test_nothing_is_said_of_words_when_nothing_is_written_down(phone):
    assert phone.status(phone.submit(submission()))["spoken"] is None


def test_right_words_are_confirmed_and_the_answer_says_so(written_down, answer):
    receipt = written_down(locale="en")
    first = answer(receipt, "en", answer="approve", version=1)
    second = answer(receipt, "en", answer="approve", version=1)

    assert (first.status_code, first.headers["cache-control"]) == (200, "no-store")
    assert second.json() == first.json()
    assert first.json()["spoken"]["approved_at"]
    assert [event["about"] for event in first.json()["history"]] == [None, "You said: the words are right."]


def test_a_confidential_voice_is_gone_with_the_answer_that_chose_it(written_down, answer, settings):
    receipt = written_down(confidential=True, mask_voice=False)
    seen = answer(receipt, answer="approve", version=1, destroy_voice=True).json()["spoken"]

    assert (seen["voice_destroyed"], seen["may_destroy_voice"], seen["disputable"]) == (True, False, False)


def test_wrong_words_go_to_a_person(written_down, answer):
    seen = answer(written_down(), answer="dispute", version=1).json()

    assert (seen["transcription"], seen["spoken"]["approvable"]) == ("audio_only", False)
    assert seen["history"][-1]["about"] == "Anda menyatakan: ada tulisan yang salah."


def test_a_language_asked_about_and_named_is_written_down_anew(written_down, answer, phone, engine):
    receipt = written_down("en")
    asked = phone.status(receipt, locale="id")["spoken"]
    seen = answer(receipt, answer="language", language="en").json()

    assert asked["question"] == (
        "Kedengarannya seperti bahasa Inggris. Apakah Anda berbicara bahasa Inggris?"
    )
    assert (seen["transcription"], seen["spoken"]["language"]) == ("pending", "en")
    assert seen["spoken"]["question"] is None
    with reading(engine) as session:
        assert session.scalars(select(ServiceRequest.spoken_language)).one() == "en"


@pytest.mark.parametrize(
    ("said", "status", "code"),
    [
        ({"answer": "approve", "version": 7}, 409, "transcript_changed"),
        ({"answer": "language", "language": "jv"}, 422, "unknown_language"),
        ({"answer": "language"}, 422, "unknown_language"),
        ({"answer": "maybe"}, 422, "invalid_fields"),
        ({"answer": "approve", "version": 1, "more": 1}, 422, "invalid_fields"),
        ({"answer": "approve", "version": -1}, 422, "invalid_fields"),
        ({"answer": "approve", "version": "1"}, 422, "invalid_fields"),
        ({}, 422, "invalid_fields"),
    ],
)
def test_an_answer_that_cannot_be_taken_changes_nothing(written_down, answer, phone, said, status, code):
    receipt = written_down("en")
    before = phone.status(receipt)

    assert_problem(answer(receipt, **said), status, code)
    assert phone.status(receipt) == before


def test_only_who_has_the_receipt_may_answer(written_down, answer, phone):
    receipt = written_down()

    assert_problem(
        answer(receipt | {"secret": "0000-0000-0000"}, answer="approve", version=1), 404, "request_not_found"
    )
    assert phone.status(receipt)["spoken"]["approvable"]


def test_what_is_no_json_is_refused(written_down, phone):
    receipt = written_down()
    url = f"/api/v1/requests/{receipt['service_request_id']}/transcript"
    headers = bearer(receipt) | {"Content-Type": "application/json"}

    assert_problem(phone.client.post(url, content=b"{", headers=headers), 400, "invalid_json")
