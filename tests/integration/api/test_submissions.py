from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text

from lapor_pwa.api.limits import JSON_BYTES
from lapor_pwa.db.models import Attachment, Event, ServiceRequest
from lapor_pwa.db.session import reading
from lapor_pwa.domain.tracking import hash_secret
from tests.integration.api.conftest import BUSY, assert_problem
from tests.integration.samples import attachment, jpeg, submission, webm

URL = "/api/v1/submissions"


def counts(engine) -> tuple[int, ...]:
    with reading(engine) as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (ServiceRequest, Attachment, Event)
        )


def test_a_report_gets_a_receipt_and_is_in_the_database(client, engine):
    sound, photo = webm(), jpeg()
    sent = submission(
        attachment(sound),
        attachment(photo, "photo"),
        jurisdiction_id="34.04",
        address="Jl. Kaliurang",
        occurred_on="2026-01-31",
        anonymous=True,
        contact="0812",
    )
    answer = client.post(URL, json=sent)
    receipt = answer.json()
    assert answer.status_code == 201
    assert answer.headers["cache-control"] == "no-store"
    assert receipt["status"] == "received"
    assert receipt["missing_attachments"] == [each["sha256"] for each in sent["attachments"]]
    assert counts(engine) == (1, 2, 1)
    with reading(engine) as session:
        request = session.scalars(select(ServiceRequest)).one()
        assert str(request.id) == sent["id"]
        assert request.number == receipt["service_request_id"]
        assert request.secret_sha256 == hash_secret(receipt["secret"])
        assert (request.text, request.address, request.contact) == (sent["text"], "Jl. Kaliurang", "0812")
        assert str(request.occurred_on) == "2026-01-31"
        assert (request.anonymous, request.confidential) == (True, False)
        assert request.transcription == "pending"


def test_the_same_report_again_gets_the_same_receipt_and_is_kept_once(client, engine):
    sent = submission(attachment(webm()))
    first, second = client.post(URL, json=sent), client.post(URL, json=sent)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert counts(engine) == (1, 1, 1)


def test_the_same_report_spelled_otherwise_is_the_same_report(client):
    sent = submission()
    other = {
        **sent,
        "address": "  ",
        "anonymous": False,
        "text": f" {sent['text']}\n",
        "id": sent["id"].upper(),
    }
    assert client.post(URL, json=sent).json() == client.post(URL, json=other).json()


def test_the_same_id_with_other_words_is_a_conflict_and_changes_nothing(client, engine):
    sent = submission()
    client.post(URL, json=sent)
    assert_problem(client.post(URL, json={**sent, "text": "Something else"}), 409, "submission_conflict")
    with reading(engine) as session:
        assert session.scalars(select(ServiceRequest.text)).one() == sent["text"]


def test_many_phones_sending_the_same_report_at_once_get_one_report(client, engine):
    sent = submission(attachment(webm()))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.post(URL, json=sent), range(16)))
    assert sorted(answer.status_code for answer in answers) == [200] * 15 + [201]
    assert len({answer.text for answer in answers}) == 1
    assert counts(engine) == (1, 1, 1)


def test_many_reports_at_once_get_numbers_of_their_own(client, engine):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.post(URL, json=submission()), range(24)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["service_request_id"] for answer in answers}) == 24
    assert counts(engine)[0] == 24


BAD_BODIES = {
    "nothing": (b"", 400, "invalid_json"),
    "no JSON": (b"<report/>", 400, "invalid_json"),
    "half of it": (b'{"id": "', 400, "invalid_json"),
    "broken UTF-8": (b'{"text": "\xff\xfe"}', 400, "invalid_json"),
    "a lone surrogate": (rb'{"text": "\ud800"}', 400, "invalid_json"),
    "a list": (b"[]", 422, "invalid_fields"),
    "a very deep list": (b"[" * 100_000, 400, "invalid_json"),
    "a huge number": (b'{"id": 1' + b"0" * 5000 + b"}", 400, "invalid_json"),
}


@pytest.mark.parametrize(("body", "status", "code"), BAD_BODIES.values(), ids=BAD_BODIES)
def test_a_body_that_is_no_submission_is_a_problem_and_nothing_is_stored(client, engine, body, status, code):
    answer = client.post(URL, content=body, headers={"Content-Type": "application/json"})
    assert_problem(answer, status, code)
    assert counts(engine) == (0, 0, 0)
    assert client.get("/healthz").json()["status"] == "ok"


PHOTO = attachment(b"x", "photo")
BAD_VALUES = {
    "an unknown field": ({"is_admin": True}, "is_admin"),
    "an unknown field inside": ({"attachments": [{**PHOTO, "path": "/etc"}]}, "attachments.0.path"),
    "a forged id": ({"id": "../../etc/passwd"}, "id"),
    "an id that is a number": ({"id": 7}, "id"),
    "NUL in the text": ({"text": "a\0b"}, "text"),
    "NUL in the contact": ({"contact": "a\0b"}, "contact"),
    "a long text": ({"text": "a" * 10_001}, "text"),
    "a long address": ({"address": "a" * 501}, "address"),
    "a long contact": ({"contact": "a" * 201}, "contact"),
    "a text that is a list": ({"text": ["a"]}, "text"),
    "yes as a word": ({"anonymous": "yes"}, "anonymous"),
    "an unknown type": ({"request_type": "petition"}, "request_type"),
    "no date": ({"occurred_on": "yesterday"}, "occurred_on"),
    "a number for a date": ({"occurred_on": 0}, "occurred_on"),
    "a date far ahead": ({"occurred_on": "9999-12-31"}, "occurred_on"),
    "an unknown region": ({"jurisdiction_id": "99.99"}, "jurisdiction_id"),
    "an unknown locale": ({"locale": "tlh"}, "locale"),
    "a forged hash": ({"attachments": [{**PHOTO, "sha256": "../" * 10}]}, "attachments.0.sha256"),
    "an empty file": ({"attachments": [{**PHOTO, "size_bytes": 0}]}, "attachments.0.size_bytes"),
    "a negative file": ({"attachments": [{**PHOTO, "size_bytes": -1}]}, "attachments.0.size_bytes"),
    "a large photo": ({"attachments": [{**PHOTO, "size_bytes": 5_000_000}]}, "attachments"),
    "a script as photo": ({"attachments": [{**PHOTO, "media_type": "text/html"}]}, "attachments"),
    "four photos": ({"attachments": [{**PHOTO, "sha256": str(n) * 64} for n in range(4)]}, "attachments"),
    "a hundred photos": ({"attachments": [PHOTO] * 100}, "attachments"),
    "nothing said": ({"text": " "}, "text"),
}


@pytest.mark.parametrize(("changes", "field"), BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_bad_value_is_a_problem_that_names_the_field_and_nothing_is_stored(client, engine, changes, field):
    answer = client.post(URL, json=submission(**changes))
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert field in answer.json()["fields"]
    assert counts(engine) == (0, 0, 0)


def test_what_was_written_is_not_repeated_in_a_problem(client):
    answer = client.post(URL, json=submission(contact="my secret address " * 20))
    assert "secret" not in answer.text


@pytest.mark.parametrize("known_length", [True, False])
def test_a_megabyte_of_text_is_refused_while_it_arrives(client, engine, known_length):
    body = b'{"text": "' + b"a" * 1_000_000 + b'"}'
    pieces = (body[at : at + 10_000] for at in range(0, len(body), 10_000))
    answer = client.post(
        URL, content=body if known_length else pieces, headers={"Content-Type": "application/json"}
    )
    assert_problem(answer, 413, "body_too_large")
    assert counts(engine) == (0, 0, 0)


def test_an_endless_body_is_cut_soon_after_the_limit(client):
    taken = 0

    def endless():
        nonlocal taken
        while taken < 100 * JSON_BYTES:
            taken += 10_000
            yield b" " * 10_000

    answer = client.post(URL, content=endless(), headers={"Content-Type": "application/json"})
    assert_problem(answer, 413, "body_too_large")


def test_a_form_is_not_taken_for_json(client):
    assert_problem(client.post(URL, data={"text": "a"}), 415, "unsupported_media_type")


@pytest.mark.parametrize(
    ("headers", "changes", "language"),
    [
        ({"Accept-Language": "en"}, {"request_type": "x"}, "en"),
        ({"Accept-Language": "fr"}, {"request_type": "x"}, "id"),
        ({"Accept-Language": "id"}, {"locale": "en", "text": " "}, "en"),
    ],
)
def test_a_problem_speaks_the_reporters_language(client, headers, changes, language):
    answer = client.post(URL, json=submission(**changes), headers=headers)
    assert answer.headers["content-language"] == language


def test_a_village_behind_one_address_gets_through_and_a_machine_does_not(busy_client):
    *taken, refused = [busy_client.post(URL, json=submission()) for _ in range(BUSY + 1)]
    assert [answer.status_code for answer in taken] == [201] * BUSY
    assert_problem(refused, 429, "too_many")
    assert 0 < int(refused.headers["retry-after"]) <= 3601


@pytest.mark.parametrize(
    ("method", "url", "status", "code"),
    [("GET", URL, 405, "method_not_allowed"), ("GET", "/api/v1/nothing", 404, "not_found")],
)
def test_what_does_not_exist_is_a_problem_too(client, method, url, status, code):
    assert_problem(client.request(method, url), status, code)


def test_a_failure_inside_is_a_problem_that_tells_nothing_and_stores_nothing(client, engine, caplog, capfd):
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE event RENAME TO gone"))
    answer = client.post(URL, json=submission(text="my private words", contact="my private number"))
    assert_problem(answer, 500, "server_error")
    said = answer.text + caplog.text + "".join(capfd.readouterr())
    assert "private" not in said
    with reading(engine) as session:
        assert session.scalars(select(ServiceRequest.id)).all() == []
