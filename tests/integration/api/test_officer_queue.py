"""The way to the recording that has waited longest, for officers only."""

import pytest
from sqlalchemy import update

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.services import officers
from tests.integration.samples import attachment, sha256, submission, webm

NEXT = "/petugas/tulis/berikutnya"


@pytest.fixture
def waiting(phone, engine) -> list[str]:
    """Two spoken reports that a person has to write down, the older one first."""
    numbers = []
    for language in ("jv", "ban"):
        voice = webm()
        receipt = phone.submit(submission(attachment(voice), text=None, spoken_language=language))
        assert phone.patch(receipt, sha256(voice), voice).status_code == 204
        numbers.append(receipt["service_request_id"])
    with writing(engine) as session:
        session.execute(update(ServiceRequest).values(transcription="audio_only"))
    return numbers


@pytest.fixture
def officer(engine) -> dict:
    """The cookie of an officer who is signed in."""
    with writing(engine) as session:
        one_time = officers.add_officer(session, "Sri", Role.NATIONAL_ADMIN)
        officer_id = officers.recognise(session, "Sri", one_time)
    with writing(engine) as session:
        signed_in = officers.change_password(session, officer_id, one_time, "satu kalimat pendek")
    return {"Cookie": f"{officers.COOKIE}={signed_in.token}"}


@pytest.mark.parametrize(
    ("asked", "place", "kept"),
    [
        ("", 0, "bahasa=&tersimpan="),
        ("?bahasa=ban", 1, "bahasa=ban&tersimpan="),
        ("?bahasa=jv&tersimpan=1", 0, "bahasa=jv&tersimpan=1"),
        ("?bahasa=//evil.example&tersimpan=%0d%0a", 0, "bahasa=&tersimpan=1"),
    ],
)
def test_an_officer_is_led_to_the_oldest_recording_in_the_language_asked_for(
    client, waiting, officer, asked, place, kept
):
    answer = client.get(f"{NEXT}{asked}", headers=officer)

    assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
    assert answer.headers["location"] == f"/petugas/tulis/{waiting[place]}?{kept}"


def test_an_officer_is_led_to_the_queue_when_nothing_waits(client, officer):
    answer = client.get(f"{NEXT}?bahasa=su&tersimpan=1", headers=officer)

    assert answer.headers["location"] == "/petugas/tulis?bahasa=su&tersimpan=1"


@pytest.mark.parametrize("cookie", ["", "x" * 43])
def test_a_stranger_is_led_to_sign_in_and_learns_no_number(client, waiting, cookie):
    answer = client.get(NEXT, headers={"Cookie": f"{officers.COOKIE}={cookie}"})

    assert answer.headers["location"] == "/petugas/masuk?masalah=sign_in_first"
    assert answer.content == b""
