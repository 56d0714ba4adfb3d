import io
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import numpy as np
import pytest
from limits import RateLimitItemPerHour
from PIL import Image
from sqlalchemy import select

from lapor_pwa.api import form_post
from lapor_pwa.db.models import Attachment, ServiceRequest
from lapor_pwa.db.session import reading
from tests.integration.api.conftest import BUSY, bearer
from tests.integration.samples import four_hours_of_silence, jpeg, sha256, webm

FIELDS = {"text": "Jalan rusak.", "request_type": "complaint", "regency": "", "unknown": "x"}


def part(html: str, name: str) -> str:
    """What stands in the page at ``name``."""
    found = re.search(rf'<(?:p id|textarea name)="{name}">(.*?)</', html, re.DOTALL)
    return unescape(found[1]) if found else ""


def form_id(html: str) -> str:
    return re.search(r'name="id" value="([^"]+)"', html)[1]


def test_a_written_form_is_read_back_and_sent_without_script(client, engine):
    review = client.post("/id/tinjau", data=FIELDS | {"jurisdiction_id": "34.04", "anonymous": "true"})
    assert (review.status_code, review.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert part(review.text, "text") == "Jalan rusak."
    assert "Sleman" in part(review.text, "place")
    assert 'checked=""' in review.text
    assert '<div hidden="">' in review.text
    sent = client.post("/id/kirim", data=FIELDS | {"id": form_id(review.text), "anonymous": "true"})
    assert sent.status_code == 200
    number, secret = part(sent.text, "number").replace(" ", ""), part(sent.text, "secret")
    assert len(part(sent.text, "spoken").split()) == 10
    assert part(sent.text, "status")
    status = client.get(f"/api/v1/requests/{number}", headers=bearer({"secret": secret}))
    assert status.json()["status"] == "received"
    with reading(engine) as session:
        request = session.scalars(select(ServiceRequest)).one()
        assert (str(request.id), request.text, request.anonymous) == (
            form_id(review.text),
            "Jalan rusak.",
            True,
        )


def test_a_form_with_files_sent_twice_is_one_report_with_one_receipt(client, engine):
    sound, photos = webm(), [jpeg(), jpeg("blue")]
    files = [
        ("voice", ("suara.webm", sound, "audio/webm")),
        *(("photo", (f"{n}.jpg", photo, "image/jpeg")) for n, photo in enumerate(photos)),
    ]
    review = client.post("/id/tinjau", data=FIELDS | {"text": ""}, files=files)
    assert review.status_code == 200
    assert part(review.text, "voice")
    assert "2" in part(review.text, "photos")
    fields = FIELDS | {"text": "", "id": form_id(review.text)}
    first, second = client.post("/id/kirim", data=fields), client.post("/id/kirim", data=fields)
    assert first.status_code == 200
    assert part(first.text, "files") == ""
    assert first.text == second.text
    with reading(engine) as session:
        assert len(session.scalars(select(ServiceRequest)).all()) == 1
        attachments = session.scalars(select(Attachment)).all()
        assert sorted(each.role for each in attachments) == ["photo", "photo", "voice"]
        assert sha256(sound) in {each.sha256 for each in attachments}
        assert {each.state for each in attachments} == {"stored"}


def test_files_chosen_before_are_kept_when_something_is_mended(client):
    review = client.post(
        "/id/tinjau",
        data=FIELDS | {"occurred_on": "3000-01-01"},
        files=[("photo", ("a.jpg", jpeg(), "image/jpeg"))],
    )
    assert review.status_code == 422
    assert part(review.text, "d")
    assert part(review.text, "photos")
    again = client.post("/id/tinjau", data=FIELDS | {"id": form_id(review.text)})
    assert again.status_code == 200
    assert form_id(again.text) == form_id(review.text)
    assert part(again.text, "photos")


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"text": " "}, "t"),
        ({"text": "a" * 10_001}, "t"),
        ({"text": "a\0b"}, "t"),
        ({"occurred_on": "kemarin"}, "d"),
    ],
)
@pytest.mark.parametrize("url", ["/id/tinjau", "/id/kirim"])
def test_a_mistake_is_shown_with_everything_typed_and_nothing_is_stored(client, engine, url, fields, place):
    answer = client.post(url, data=FIELDS | {"text": "Ceritaku"} | fields)
    assert answer.status_code == 422
    assert part(answer.text, place)
    assert re.search("<title>.+Periksa", answer.text)
    assert part(answer.text, "text") == (FIELDS | {"text": "Ceritaku"} | fields)["text"]
    with reading(engine) as session:
        assert session.scalars(select(ServiceRequest)).all() == []


@pytest.mark.parametrize(
    ("role", "contents", "place"),
    [
        ("voice", [b"no sound"], "v"),
        ("voice", [four_hours_of_silence()], "v"),
        ("voice", [webm() + bytes(8 * 1024 * 1024)], "v"),
        ("photo", [b"no photo"], "p"),
        ("photo", [jpeg() + bytes(16 * 1024 * 1024)], "p"),
        ("photo", [jpeg(colour) for colour in ("red", "green", "blue", "black")], "p"),
    ],
    ids=["no sound", "hours", "large", "no photo", "large photo", "four photos"],
)
def test_a_bad_file_is_told_at_its_field_and_not_kept(client, role, contents, place, settings):
    files = [(role, ("x", content, "application/octet-stream")) for content in contents]
    answer = client.post("/id/tinjau", data=FIELDS, files=files)
    assert answer.status_code == 422
    assert part(answer.text, place)
    assert [path for path in settings.uploads_dir.rglob("*") if path.is_file()] == []


def test_a_photo_straight_from_a_camera_is_made_smaller(client, settings):
    noise = np.random.default_rng(1).integers(0, 255, (3000, 4000, 3), np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, "JPEG", quality=90)
    assert buffer.tell() > 4 * 1024 * 1024
    review = client.post("/id/tinjau", data=FIELDS, files=[("photo", ("a.jpg", buffer.getvalue()))])
    assert review.status_code == 200
    sent = client.post("/id/kirim", data=FIELDS | {"id": form_id(review.text)})
    assert part(sent.text, "files") == ""
    [kept] = [path for path in settings.attachments_dir.rglob("*") if path.is_file()]
    with Image.open(kept) as image:
        assert image.size == (2048, 1536)


def test_a_village_that_sends_too_many_forms_keeps_what_was_typed(busy_client):
    for _ in range(BUSY):
        assert busy_client.post("/id/kirim", data=FIELDS).status_code == 200
    answer = busy_client.post("/id/kirim", data=FIELDS)
    assert answer.status_code == 429
    assert part(answer.text, "o")
    assert part(answer.text, "text") == FIELDS["text"]


def test_what_was_typed_is_never_read_as_html_or_as_a_marker(client):
    typed = '<script>alert(1)</script>"\' %%id%% data-checked-if="%%text%%"'
    answer = client.post("/id/tinjau", data=FIELDS | {"text": typed})
    assert "<script>" not in answer.text
    assert part(answer.text, "text") == typed


@pytest.mark.parametrize("known_length", [True, False])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_form_that_is_far_too_large_is_cut(client, kind, known_length):
    size = 70_000_000
    pieces = (b"a" * 100_000 for _ in range(size // 100_000))
    start = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a"\r\n\r\n'
    body = (piece for part in ([start], pieces) for piece in part)
    content = b"".join(body) if known_length else body
    answer = client.post("/id/tinjau", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 413
    assert client.get("/healthz").is_success


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"nothing like it"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n--x--"),
        ("text/plain", b"text=a"),
    ],
)
def test_a_broken_form_is_a_problem(client, kind, body):
    answer = client.post("/id/tinjau", content=body, headers={"Content-Type": kind})
    assert answer.status_code in {400, 422}
    assert client.get("/healthz").is_success


def test_an_unknown_locale_does_not_exist(client):
    assert client.post("/xx/tinjau", data=FIELDS).status_code == 404


@pytest.mark.parametrize("path", ["tinjau", "tinjau/", "kirim", "tanda-terima/"])
def test_opening_a_step_of_the_form_leads_to_its_start(client, path):
    answer = client.get(f"/en/{path}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/lapor")


def test_a_forged_id_becomes_a_new_one(client):
    answer = client.post("/id/tinjau", data=FIELDS | {"id": "../../etc"})
    assert re.fullmatch(r"[0-9a-f-]{36}", form_id(answer.text))


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "unicode_escape", "utf-7", "rot13"])
def test_a_form_in_a_strange_encoding_is_a_problem(client, charset):
    body = b'--X\r\nContent-Disposition: form-data; name="text"\r\n\r\nxn--\\ud800+2AA-\xff\r\n--X--\r\n'
    answer = client.post(
        "/id/tinjau",
        content=body,
        headers={"content-type": f"multipart/form-data; boundary=X; charset={charset}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable_form")


def test_a_form_with_files_sent_by_a_double_tap_is_one_report_and_both_get_its_receipt(client, engine):
    sound = webm(3.0)
    review = client.post("/id/tinjau", data=FIELDS, files={"voice": ("a.webm", sound, "audio/webm")})
    fields = FIELDS | {"id": form_id(review.text)}
    with ThreadPoolExecutor(4) as taps:
        sent = list(taps.map(lambda _: client.post("/id/kirim", data=fields), range(4)))
    assert {each.status_code for each in sent} == {200}
    assert len({part(each.text, "secret") for each in sent}) == 1
    with reading(engine) as session:
        assert session.scalars(select(Attachment)).one().state == "stored"


def test_files_of_forms_do_not_fill_the_disk(client, monkeypatch):
    monkeypatch.setattr(form_post, "FORM_FILES", RateLimitItemPerHour(2, namespace="form-files"))
    files = {"photo": ("a.jpg", jpeg(), "image/jpeg")}
    answers = [client.post("/id/tinjau", data=FIELDS, files=files) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert client.post("/id/tinjau", data=FIELDS).status_code == 200


@pytest.mark.parametrize(
    ("before", "ticked", "masked"),
    [
        ({}, {}, False),
        ({"anonymous": "true"}, {"anonymous": "true"}, False),
        ({"anonymous": "true"}, {"anonymous": "true", "mask_voice": "true"}, True),
        ({}, {"confidential": "true"}, True),
        ({}, {"mask_voice": "true"}, True),
    ],
)
def test_voice_is_masked_as_the_review_page_showed_and_the_person_left_it(
    client, engine, before, ticked, masked
):
    review = client.post("/id/tinjau", data=FIELDS | before)
    again = {"id": form_id(review.text), "mask_voice_shown": part(review.text, "shown")}

    client.post("/id/kirim", data=FIELDS | again | ticked)

    assert part(review.text, "mask") == ("true" if before else "")
    with reading(engine) as session:
        assert session.scalars(select(ServiceRequest)).one().mask_voice == masked


def test_mask_stays_refused_when_the_form_is_checked_twice(client):
    shown = {"anonymous": "true", "mask_voice_shown": "true"}

    review = client.post("/id/tinjau", data=FIELDS | shown)

    assert part(review.text, "mask") == ""
    assert part(review.text, "shown") == "true"


@pytest.mark.parametrize(
    ("chosen", "stored", "words"),
    [("jv", "jv", "Basa Jawa"), ("id", None, "Bahasa Indonesia"), ("", None, "Bahasa Indonesia")],
)
def test_language_of_speaking_is_kept_when_there_is_no_script(client, engine, chosen, stored, words):
    fields = FIELDS | {"spoken_language": chosen, "destroy_voice": "true"}
    review = client.post("/id/tinjau", data=fields)

    client.post("/id/kirim", data=fields | {"id": form_id(review.text)})

    assert part(review.text, "language") == words
    with reading(engine) as session:
        request = session.scalars(select(ServiceRequest)).one()
        assert (request.spoken_language, request.destroy_voice) == (stored, True)


def test_unknown_language_is_a_mistake_in_the_form(client, engine):
    answer = client.post("/id/tinjau", data=FIELDS | {"spoken_language": "xx"})

    assert answer.status_code == 422
    assert part(answer.text, "language") == "Belum dipilih"
