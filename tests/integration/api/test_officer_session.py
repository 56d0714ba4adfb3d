"""Officers' forms and files over HTTP, on both databases."""

from dataclasses import replace
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select

from lapor_pwa.api import create_api
from lapor_pwa.db.models import Attachment
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.privacy import Role
from lapor_pwa.services.officers import COOKIE, add_officer
from tests.integration.api.conftest import assert_problem
from tests.integration.samples import attachment, jpeg, sha256, submission, webm
from tests.integration.serving import serving

NAME = "Sri Wahyuni"
NEW = "satu kalimat pendek"


@pytest.fixture
def one_time(engine) -> str:
    with writing(engine) as session:
        return add_officer(session, NAME, Role.NATIONAL_ADMIN)


def sign_in(client: httpx.Client, password: str, name: str = NAME, **headers: str) -> httpx.Response:
    return client.post("/petugas/sesi", data={"name": name, "password": password}, headers=headers)


def with_session(answer: httpx.Response) -> dict:
    return {"Cookie": f"{COOKIE}={answer.cookies[COOKIE]}"}


@pytest.fixture
def session(client, one_time) -> dict:
    """The cookie of an officer who has changed the one-time password."""
    first = with_session(sign_in(client, one_time))
    client.cookies.clear()
    answer = client.post("/petugas/sandi/ganti", data={"old": one_time, "new": NEW}, headers=first)
    client.cookies.clear()
    assert answer.headers["location"] == "/petugas"
    return with_session(answer)


def file_of(phone, engine, content: bytes, role: str = "voice") -> str:
    receipt = phone.submit(submission(attachment(content, role)))
    assert phone.patch(receipt, sha256(content), content).status_code == 204
    with reading(engine) as database:
        found = database.scalars(select(Attachment).where(Attachment.sha256 == sha256(content))).one()
    return f"/petugas/berkas/{found.id}"


def test_signing_in_gives_a_cookie_that_neither_scripts_nor_other_sites_can_use(client, one_time):
    answer = sign_in(client, one_time)

    assert (answer.status_code, answer.headers["location"]) == (303, "/petugas/sandi")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie
    assert "Secure" not in cookie and "Max-Age" not in cookie
    assert len(answer.cookies[COOKIE]) == 43  # 256 bits


def test_the_cookie_is_for_https_only_when_the_proxy_says_https(settings, site, one_time):
    app = create_api(replace(settings, trust_proxy=True), site)
    with serving(app) as client:
        answer = sign_in(client, one_time, **{"X-Forwarded-Proto": "https"})
    app.state.context.engine.dispose()

    assert "Secure" in answer.headers["set-cookie"]


def test_signing_in_leads_straight_to_the_list_when_the_password_was_changed(client, session):
    assert session
    assert sign_in(client, NEW).headers["location"] == "/petugas"


@pytest.mark.parametrize("form", [{}, {"name": NAME}, {"name": "Nobody", "password": "x"}])
@pytest.mark.usefixtures("one_time")
def test_a_wrong_sign_in_leads_back_to_the_form_without_a_cookie(client, form):
    answer = client.post("/petugas/sesi", data=form | {"other": ""})

    assert answer.headers["location"] == "/petugas/masuk?masalah=sign_in_failed"
    assert "set-cookie" not in answer.headers


def test_guessing_is_stopped_by_name_and_address_also_for_the_right_password(client, one_time):
    places = [sign_in(client, "wrong").headers["location"] for _ in range(20)]

    assert set(places) == {"/petugas/masuk?masalah=sign_in_failed"}
    assert sign_in(client, one_time).headers["location"] == "/petugas/masuk?masalah=too_many"
    assert sign_in(client, "x", "Other").headers["location"] == "/petugas/masuk?masalah=too_many"


@pytest.fixture
def addresses(settings, site):
    """A server that believes who is named as the caller."""
    app = create_api(replace(settings, trust_proxy=True), site)
    with serving(app) as client:
        yield client
    app.state.context.engine.dispose()


def test_nobody_can_keep_an_officer_out_by_mistyping_for_them_from_one_address(addresses, one_time):
    for _ in range(25):
        sign_in(addresses, "wrong", **{"X-Forwarded-For": "192.0.2.1"})

    answer = sign_in(addresses, one_time, **{"X-Forwarded-For": "192.0.2.2"})
    assert answer.headers["location"] == "/petugas/sandi"


def test_guessing_from_many_addresses_is_stopped_however_the_name_is_spelled(addresses, one_time):
    for address in range(60):
        name = ("Sri Wahyuni", "sri  wahyuni", " Sri\0 Wahyuni")[address % 3]
        sign_in(addresses, "wrong", name, **{"X-Forwarded-For": f"192.0.2.{address}"})

    answer = sign_in(addresses, one_time, **{"X-Forwarded-For": "198.51.100.1"})
    assert answer.headers["location"] == "/petugas/masuk?masalah=too_many"


def test_a_form_in_parts_is_no_form_of_ours(client):
    answer = client.post("/petugas/sesi", files={"name": ("a.txt", b"x")})

    assert_problem(answer, 415, "unsupported_media_type")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
    ],
)
@pytest.mark.parametrize("path", ["/petugas/sesi", "/petugas/keluar", "/petugas/sandi/ganti"])
def test_forms_of_other_sites_are_refused(client, path, headers):
    answer = client.post(path, data={"name": NAME}, headers=headers)

    assert_problem(answer, 403, "foreign_form")


def test_a_form_of_this_site_passes_when_the_browser_hides_its_origin(client, one_time):
    answer = sign_in(client, one_time, **{"Sec-Fetch-Site": "same-origin", "Origin": "null"})

    assert COOKIE in answer.cookies


def test_a_form_is_refused_when_it_is_too_large_or_has_no_length(client):
    assert_problem(client.post("/petugas/sesi", data={"name": "x" * 9000}), 413, "body_too_large")
    assert_problem(client.post("/petugas/sesi", content=iter([b"name=x"])), 413, "body_too_large")


@pytest.mark.parametrize(
    ("old", "new", "code"), [("wrong", NEW, "wrong_password"), (None, "short", "password_too_short")]
)
def test_a_refused_new_password_leads_back_and_says_why(client, one_time, old, new, code):
    cookie = with_session(sign_in(client, one_time))
    answer = client.post("/petugas/sandi/ganti", data={"old": old or one_time, "new": new}, headers=cookie)

    assert answer.headers["location"] == f"/petugas/sandi?masalah={code}"


def test_changing_the_password_needs_a_session(client):
    answer = client.post("/petugas/sandi/ganti", data={"old": "x", "new": NEW})

    assert answer.headers["location"] == "/petugas/masuk?masalah=sign_in_first"


def test_a_file_comes_whole_with_its_true_type_and_is_kept_by_no_cache(client, phone, engine, session):
    sound = webm()
    answer = client.get(file_of(phone, engine, sound), headers=session)

    assert (answer.status_code, answer.content) == (200, sound)
    assert answer.headers["content-type"] == "audio/webm"
    assert answer.headers["content-disposition"] == "inline"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_photo_comes_as_the_reencoded_picture(client, phone, engine, session):
    answer = client.get(file_of(phone, engine, jpeg(exif=True), "photo"), headers=session)

    assert answer.headers["content-type"] == "image/jpeg"
    assert b"SecretPhoneMaker" not in answer.content


def test_a_part_of_a_file_comes_when_the_player_asks_for_it(client, phone, engine, session):
    sound = webm()
    url = file_of(phone, engine, sound)
    part = client.get(url, headers=session | {"Range": "bytes=10-19"})
    beyond = client.get(url, headers=session | {"Range": f"bytes={len(sound)}-"})

    assert (part.status_code, part.content) == (206, sound[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(sound)}"
    assert beyond.status_code == 416


def test_a_file_is_refused_without_a_session_and_before_the_password_is_changed(
    client, phone, engine, one_time
):
    url = file_of(phone, engine, webm())
    early = with_session(sign_in(client, one_time))
    client.cookies.clear()

    for headers in ({}, {"Cookie": f"{COOKIE}=wrong"}, early):
        assert_problem(client.get(url, headers=headers), 401, "sign_in_first")


def test_a_file_is_refused_after_signing_out(client, phone, engine, session):
    url = file_of(phone, engine, webm())
    answer = client.post("/petugas/keluar", headers=session)

    assert answer.headers["location"] == "/petugas/masuk?masalah=signed_out"
    assert f'{COOKIE}=""' in answer.headers["set-cookie"]
    assert_problem(client.get(url, headers=session), 401, "sign_in_first")


def test_a_file_that_does_not_exist_is_a_clear_problem(client, session):
    assert_problem(client.get(f"/petugas/berkas/{uuid4()}", headers=session), 404, "request_not_found")
    assert_problem(client.get("/petugas/berkas/..", headers=session), 404, "not_found")
    assert_problem(client.get("/petugas/berkas/1", headers=session), 422, "invalid_fields")
