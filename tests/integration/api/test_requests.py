import pytest
from sqlalchemy import select

from lapor_pwa.api.limits import WRONG_SECRETS
from lapor_pwa.db.models import Officer, ServiceRequest
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.request_status import Status
from lapor_pwa.domain.tracking import group_number, spell
from lapor_pwa.services import follow_up
from speech.decode import probe
from speech.synthesizer import EspeakVoice
from speech.utterances import FreeText
from tests.integration.api.conftest import assert_problem, bearer
from tests.integration.samples import attachment, submission, webm


def answer_as_officer(engine, answer: str, status: str = "answered", language: str | None = None) -> None:
    with writing(engine) as session:
        officer = Officer(name="Sri", role="national_admin", password_hash="x")
        session.add(officer)
        session.flush()
        request_id = session.scalars(select(ServiceRequest.id)).one()
        follow_up.change_status(session, officer, request_id, status, answer, "internal note", language)


def test_the_reporter_sees_how_the_report_stands(phone):
    receipt = phone.submit(submission(attachment(webm()), locale="en"))
    seen = phone.status(receipt)
    assert seen["service_request_id"] == receipt["service_request_id"]
    assert (seen["status"], seen["request_type"], seen["transcription"]) == (
        "received",
        "complaint",
        "pending",
    )
    assert (seen["agency_responsible"], seen["transcript"]) == (None, None)
    assert [event["status"] for event in seen["history"]] == ["received"]
    assert seen["requested_at"].endswith(("Z", "+00:00"))
    assert seen["spoken_status"] == "We have your report. An officer will read it."


def test_the_reporter_sees_the_answer_and_not_the_note(phone, engine):
    receipt = phone.submit(submission())
    answer_as_officer(engine, "Jalan sudah diperbaiki.")
    seen = phone.status(receipt)
    assert seen["status"] == "answered"
    assert [event["answer"] for event in seen["history"]] == [None, "Jalan sudah diperbaiki."]
    assert "internal" not in str(seen)
    assert "Sri" not in str(seen)
    assert seen["updated_at"] > seen["requested_at"]


@pytest.mark.parametrize("separator", [" ", "-", "."])
def test_the_number_may_be_grouped(phone, separator):
    receipt = phone.submit(submission())
    grouped = group_number(receipt["service_request_id"]).replace(" ", separator)
    answer = phone.client.get(f"/api/v1/requests/{grouped}", headers=bearer(receipt))
    assert answer.json()["service_request_id"] == receipt["service_request_id"]


def test_the_secret_may_be_typed_as_people_do(phone):
    receipt = phone.submit(submission())
    typed = {**receipt, "secret": receipt["secret"].lower().replace("-", " ").replace("0", "o")}
    assert phone.status(typed)["status"] == "received"


def test_a_wrong_secret_looks_exactly_like_a_wrong_number(phone):
    receipt = phone.submit(submission())
    number, secret = receipt["service_request_id"], receipt["secret"]
    wrong = [
        (number, "0000-0000-0000"),
        (number, "x" * 5000),
        (number, secret[:-1]),
        ("0000000000", secret),
        ("1234567890", secret),
        ("abc", secret),
        ("%00", secret),
        ("1" * 3000, secret),
    ]
    answers = [
        phone.client.get(f"/api/v1/requests/{each}", headers={"Authorization": f"Bearer {key}"})
        for each, key in wrong
    ]
    answers.append(phone.client.get(f"/api/v1/requests/{number}"))
    answers.append(
        phone.client.get(f"/api/v1/requests/{number}", headers={b"Authorization": b"Bearer \xff\xfe"})
    )
    for answer in answers:
        assert_problem(answer, 404, "request_not_found")
    assert len({answer.text for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1


def test_guessing_secrets_is_stopped_and_the_owner_is_told_when_to_try_again(phone):
    receipt = phone.submit(submission())
    guess = {**receipt, "secret": "0000-0000-0000"}
    url = f"/api/v1/requests/{receipt['service_request_id']}"
    answers = [phone.client.get(url, headers=bearer(guess)).status_code for _ in range(WRONG_SECRETS.amount)]
    assert set(answers) == {404}
    stopped = phone.client.get(url, headers=bearer(receipt))
    assert_problem(stopped, 429, "too_many")
    assert 0 < int(stopped.headers["retry-after"]) <= 601


def test_asking_with_the_right_secret_is_never_limited(phone):
    receipt = phone.submit(submission())
    for _ in range(60):
        assert phone.status(receipt)["status"] == "received"


@pytest.mark.parametrize("locale", ["id", "en"])
def test_the_status_can_be_heard(phone, tmp_path, locale):
    receipt = phone.submit(submission())
    url = f"/api/v1/requests/{receipt['service_request_id']}/speech"
    answer = phone.client.get(url, headers=bearer(receipt), params={"locale": locale})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "audio/mpeg")
    assert probe(answer.content, 60).seconds > 1


def test_the_answer_can_be_heard(phone, engine):
    receipt = phone.submit(submission(locale="en"))
    answer_as_officer(engine, "The road was mended yesterday.")
    first, last = phone.status(receipt)["history"]
    url = f"/api/v1/requests/{receipt['service_request_id']}/speech"
    answer = phone.client.get(url, headers=bearer(receipt), params={"event": last["id"]})
    assert probe(answer.content, 60).seconds > 1
    silent = phone.client.get(url, headers=bearer(receipt), params={"event": first["id"]})
    assert_problem(silent, 404, "request_not_found")
    forged = phone.client.get(url, headers=bearer(receipt), params={"event": "../x"})
    assert_problem(forged, 422, "invalid_fields")


@pytest.mark.parametrize(("chosen", "spoken"), [("id", "id"), (None, "en")])
@pytest.mark.parametrize("viewer", ["id", "en"])
def test_an_answer_is_read_in_its_own_language_whatever_the_viewers(phone, engine, chosen, spoken, viewer):
    receipt = phone.submit(submission(locale="en"))
    words = "Jalan sudah selesai diperbaiki, nomor 12."
    answer_as_officer(engine, words, language=chosen)
    last = phone.status(receipt)["history"][-1]
    url = f"/api/v1/requests/{receipt['service_request_id']}/speech"
    heard = phone.client.get(url, headers=bearer(receipt), params={"event": last["id"], "locale": viewer})

    assert last["language"] == spoken
    lengths = {
        each: probe(EspeakVoice().say(FreeText(words), each).data, 60).seconds for each in ("id", "en")
    }
    assert lengths["id"] > lengths["en"] + 0.2
    assert probe(heard.content, 60).seconds == pytest.approx(lengths[spoken], abs=0.08)


def test_the_receipt_is_read_sign_by_sign_and_kept_nowhere(phone, settings):
    receipt = phone.submit(submission(locale="en"))
    number, secret = receipt["service_request_id"], receipt["secret"]
    url = f"/api/v1/requests/{number}/speech"
    typed = {**receipt, "secret": secret.lower().replace("-", " ")}
    heard = phone.client.get(url, headers=bearer(typed), params={"receipt": "true"})
    words = f"Number: {spell(group_number(number))}. Secret: {spell(secret)}."

    expected = probe(EspeakVoice().say(FreeText(words), "en").data, 60).seconds
    assert probe(heard.content, 60).seconds == pytest.approx(expected, abs=0.1)
    assert [path for path in settings.sounds_dir.rglob("*") if path.is_file()] == []


def test_a_step_without_words_has_no_language(phone):
    assert [each["language"] for each in phone.status(phone.submit(submission()))["history"]] == [None]


def test_every_status_has_a_sentence_in_the_readers_language(phone, engine):
    receipt = phone.submit(submission(locale="id"))
    said = set()
    for status in Status:
        with writing(engine) as session:
            session.scalars(select(ServiceRequest)).one().status = status
        said |= {phone.status(receipt)["spoken_status"], phone.status(receipt, locale="en")["spoken_status"]}
    assert len(said) == 2 * len(Status)


def test_places_and_kinds_of_report_are_public(client):
    assert len(client.get("/api/v1/regions").json()) == 38 + 514
    categories = client.get("/api/v1/categories", params={"locale": "en"}).json()
    assert [each["code"] for each in categories] == ["complaint", "aspiration", "information_request"]


def test_nothing_private_is_in_the_secret_table(phone, engine):
    receipt = phone.submit(submission())
    with reading(engine) as session:
        request = session.scalars(select(ServiceRequest)).one()
        assert receipt["secret"] not in str(vars(request))
