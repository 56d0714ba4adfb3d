"""Contributors send recordings over HTTP; they get no further than that."""

import pytest
from sqlalchemy import select

from lapor_pwa.db.models import Officer, Prompt
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.services import prompts, room
from lapor_pwa.services.officers import COOKIE, add_officer, open_session
from speech.decode import probe
from tests.integration.api.conftest import assert_problem
from tests.integration.api.test_officer_session import file_of
from tests.integration.samples import wav, webm

URL = "/petugas/suara/rekaman"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def contributor(engine) -> dict:
    return signed_in(engine, "Ni Luh")


def signed_in(engine, name: str, role: Role = Role.CONTRIBUTOR) -> dict:
    with writing(engine) as session:
        add_officer(session, name, role)
        officer = session.scalars(select(Officer).where(Officer.name == name)).one()
        officer.must_change = False
        return {"Cookie": f"{COOKIE}={open_session(session, officer.id).token}"}


def send(client, cookie: dict, content: bytes, language: str = "id", key: str = "", **headers: str):
    query = {"bahasa": language, "kalimat": key or prompts.lines("id")[0].key}
    return client.post(URL, params=query, content=content, headers=OURS | cookie | headers)


def only(engine) -> Prompt:
    with reading(engine) as session:
        return session.scalars(select(Prompt)).one()


@pytest.mark.parametrize("recording", [webm(2.0), wav(2.0)], ids=["webm", "wav"])
def test_a_recording_is_kept_small_and_waits(client, engine, contributor, recording):
    answer = send(client, contributor, recording)
    assert (answer.status_code, answer.content) == (204, b"")
    row = only(engine)
    assert (row.state, row.words) == ("waiting", prompts.lines("id")[0].words)
    heard = client.get(f"{URL}/{row.id}", headers=contributor)
    assert (heard.status_code, heard.headers["content-type"]) == (200, "audio/mpeg")
    assert probe(heard.content, 20).seconds == pytest.approx(2.0, abs=0.2)
    assert len(heard.content) <= 2_400 * 2.2


def test_what_is_no_recording_is_refused_and_leaves_nothing(client, engine, contributor, settings):
    assert_problem(send(client, contributor, b"not a sound at all"), 422, "attachment_unreadable")
    assert_problem(send(client, contributor, wav(25.0)), 422, "prompt_too_long")
    assert_problem(send(client, contributor, b"\0" * (prompts.MAX_BYTES + 1)), 413, "body_too_large")
    with reading(engine) as session:
        assert session.scalars(select(Prompt)).all() == []
    assert not settings.prompts_dir.exists()


def test_recordings_do_not_fill_the_disk(client, contributor, settings, monkeypatch):
    monkeypatch.setattr(room, "KEEP_FREE_BYTES", 2**62)
    assert_problem(send(client, contributor, wav()), 503, "no_room")
    assert not settings.prompts_dir.exists()


def test_a_recording_of_words_that_are_not_there_is_refused(client, contributor):
    assert_problem(send(client, contributor, wav(), key="0" * 16), 409, "prompt_words_changed")
    assert_problem(send(client, contributor, wav(), language="ban"), 409, "prompt_words_changed")


def test_strangers_and_other_sites_send_nothing(client, engine, contributor):
    assert_problem(send(client, {}, wav()), 401, "sign_in_first")
    foreign = send(client, contributor, wav(), **{"Sec-Fetch-Site": "cross-site"})
    assert_problem(foreign, 403, "foreign_form")
    assert send(client, contributor, wav()).status_code == 204
    assert_problem(client.get(f"{URL}/{only(engine).id}"), 401, "sign_in_first")


def test_a_contributor_gets_nothing_of_any_report(client, phone, engine, contributor):
    link = file_of(phone, engine, wav())
    assert_problem(client.get(link, headers=contributor), 404, "request_not_found")
    officer = signed_in(engine, "Sri", Role.LIAISON_OFFICER)
    assert client.get(link, headers=officer).status_code == 200
    answer = client.get("/petugas/tulis/berikutnya", headers=contributor, follow_redirects=False)
    assert answer.headers["location"] == "/petugas/suara"
