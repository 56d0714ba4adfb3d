"""One's own disguised voice, heard before sending; and no officer ever hears the other one."""

import importlib
import pkgutil
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from uuid import uuid4

import pytest
from sqlalchemy import select

from lapor_pwa import api
from lapor_pwa.api import mask
from lapor_pwa.db import blobs
from lapor_pwa.db.models import Attachment, Officer, now
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.domain.submission import VOICE_BYTES
from lapor_pwa.services import confinement, masking
from lapor_pwa.services.officers import COOKIE, add_officer, open_session, recognise
from speech.decode import probe
from tests.e2e.server import wait_until
from tests.integration.api.conftest import assert_problem
from tests.integration.samples import attachment, jpeg, sha256, submission, webm


@pytest.fixture
def officer(engine) -> dict:
    """The cookie of an officer who may see everything there is to see."""
    with writing(engine) as session:
        password = add_officer(session, "Sri", Role.NATIONAL_ADMIN)
        officer_id = recognise(session, "Sri", password)
        signed_in = open_session(session, officer_id)
        session.get_one(Officer, officer_id).must_change = False
    return {"Cookie": f"{COOKIE}={signed_in.token}"}


def file_voice(phone, engine, sound: bytes, **said) -> tuple[dict, Attachment]:
    receipt = phone.submit(submission(attachment(sound), **said))
    assert phone.patch(receipt, sha256(sound), sound).status_code == 204
    with reading(engine) as session:
        return receipt, session.scalars(select(Attachment)).one()


def ask(client, sound: object, **query):
    return client.post("/api/v1/mask", content=sound, params={"submission": str(uuid4())} | query)


def test_what_is_heard_before_sending_is_what_officers_hear(client, phone, engine, settings, officer):
    sound, submission_id = webm(1.5), str(uuid4())
    heard = ask(client, sound, submission=submission_id)
    assert (heard.status_code, heard.headers["content-type"]) == (200, "audio/mpeg")
    assert heard.headers["cache-control"] == "no-store"
    _, voice = file_voice(phone, engine, sound, id=submission_id, anonymous=True)
    masking.sweep(engine, settings)
    assert client.get(f"/petugas/berkas/{voice.id}", headers=officer).content == heard.content


def test_another_report_has_another_voice(client):
    sound = webm()
    assert ask(client, sound).content != ask(client, sound).content


def test_nothing_of_it_is_kept_anywhere(client, settings):
    before = {path for path in settings.data_dir.rglob("*") if path.is_file()}
    assert ask(client, webm()).status_code == 200
    assert {path for path in settings.data_dir.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "attachment_unreadable"),
        (jpeg(), 422, "attachment_unreadable"),
        (webm(201), 422, "attachment_too_long"),
        (b"x" * (VOICE_BYTES + 1), 413, "body_too_large"),
    ],
)
def test_a_clear_problem_is_told_when_there_is_nothing_to_disguise(client, content, status, code):
    assert_problem(ask(client, content), status, code)


def test_an_id_is_needed(client):
    assert_problem(ask(client, webm(), submission="x"), 422, "invalid_fields")


def test_later_is_told_when_the_machine_is_too_slow(client, monkeypatch):
    monkeypatch.setattr(confinement, "WALL_SECONDS", 0.01)
    assert_problem(ask(client, webm()), 503, "server_busy")


def test_one_address_cannot_keep_the_server_busy(client, monkeypatch):
    monkeypatch.setattr(mask, "MASKED_SOUNDS", mask.RateLimitItemPerHour(2, namespace="masked-in-tests"))
    assert [ask(client, b"").status_code for _ in range(3)] == [422, 422, 429]


BEGINNING = b"only the beginning"


@contextmanager
def begun(client):
    """Send the beginning of a recording of 1000 bytes."""
    with closing(HTTPConnection(client.base_url.host, client.base_url.port or 80)) as connection:
        connection.putrequest("POST", f"/api/v1/mask?submission={uuid4()}")
        connection.putheader("Content-Length", "1000")
        connection.endheaders(BEGINNING)
        yield connection


def finished(connection: HTTPConnection) -> int:
    """Send the rest; return the status, 0 when the server has hung up."""
    try:
        connection.send(bytes(1000 - len(BEGINNING)))
        return connection.getresponse().status
    except OSError:
        return 0


def test_recordings_that_wait_to_be_heard_do_not_fill_the_memory(client, monkeypatch):
    monkeypatch.setattr(mask, "MASKED_SOUNDS", mask.RateLimitItemPerHour(10_000, namespace="masked-in-tests"))
    connections: list[HTTPConnection] = []
    with ExitStack() as held:

        def all_taken():
            connections.append(held.enter_context(begun(client)))
            return ask(client, b"").status_code == 503

        wait_until(all_taken, 15, "all places to be taken")
        assert_problem(ask(client, webm()), 503, "server_busy")
        assert [finished(each) for each in connections].count(422) == masking.PREVIEWS
    wait_until(lambda: ask(client, webm()).status_code == 200, 15, "a place")


def test_a_place_is_free_again_when_a_recording_does_not_arrive_in_time(client, monkeypatch):
    monkeypatch.setattr(mask, "ARRIVING_SECONDS", 0.1)
    for _ in range(masking.PREVIEWS + 1):
        with begun(client) as connection:
            assert connection.getresponse().status == 503
    assert ask(client, b"").status_code == 422


def test_officers_are_told_to_wait_and_then_get_the_masked_voice_whole_or_in_parts(
    client, phone, engine, settings, officer
):
    sound = webm(1.5)
    _, voice = file_voice(phone, engine, sound, confidential=True)
    url = f"/petugas/berkas/{voice.id}"
    assert_problem(client.get(url, headers=officer), 409, "voice_being_masked")
    masking.sweep(engine, settings)
    whole = client.get(url, headers=officer)
    part = client.get(url, headers=officer | {"Range": "bytes=10-19"})
    assert (whole.status_code, whole.headers["content-type"]) == (200, "audio/mpeg")
    assert whole.headers["content-disposition"] == "inline"
    assert probe(whole.content, 10).codec.startswith("mp3")
    assert (part.status_code, part.content) == (206, whole.content[10:20])


def test_the_phone_may_delete_its_copy_though_the_original_is_destroyed(client, phone, engine, settings):
    sound = webm()
    receipt, voice = file_voice(phone, engine, sound, anonymous=True, destroy_voice=True)
    masking.sweep(engine, settings)
    with writing(engine) as session:
        found = session.get_one(Attachment, voice.id)
        found.request.transcript_approved_at = now()
        masking.destroy_original(session, settings, found.request)
    assert not blobs.path_of(settings.attachments_dir, voice.stored_sha256 or "").exists()
    assert [each["state"] for each in phone.status(receipt)["attachments"]] == ["stored"]
    head = phone.head(receipt, sha256(sound))
    assert (head.status_code, head.headers["upload-offset"]) == (200, str(len(sound)))


def test_no_route_gives_an_original_to_an_officer(client, phone, engine, settings, officer):
    sound = webm(1.5)
    receipt, voice = file_voice(phone, engine, sound, anonymous=True)
    assert voice.stored_sha256
    number = receipt["service_request_id"]
    values = {"number": number, "attachment_id": voice.id, "sha256": sha256(sound), "take": uuid4()}
    paths = [path.format_map(Filled(values)) for path in paths_to_get()]
    assert f"/petugas/berkas/{voice.id}" in paths
    for _ in range(2):
        for path in paths:
            content = client.get(path, headers=officer).content
            assert sound not in content, path
            assert sound[100:200] not in content, path
        masking.sweep(engine, settings)


class Filled(dict):
    def __missing__(self, name: str) -> str:
        return "id"


def paths_to_get() -> list[str]:
    """Every address that answers to GET."""
    names = [module.name for module in pkgutil.iter_modules(api.__path__)]
    modules = [importlib.import_module(f"lapor_pwa.api.{name}") for name in names if name != "__main__"]
    routes = [route for module in modules if hasattr(module, "router") for route in module.router.routes]
    return [route.path for route in routes if "GET" in route.methods]
