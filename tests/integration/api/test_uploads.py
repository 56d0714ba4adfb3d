import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select

from lapor_pwa.db.models import Attachment, ServiceRequest
from lapor_pwa.db.session import reading, writing
from lapor_pwa.services import media, room
from lapor_pwa.services.jobs import make_huey, make_jobs
from tests.integration.api.conftest import CONTENT_TYPE, TUS, assert_problem, bearer, upload_url
from tests.integration.samples import (
    attachment,
    four_hours_of_silence,
    jpeg,
    png_bomb,
    sha256,
    submission,
    wav,
    webm,
)


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def stored(engine, settings, wanted: str) -> tuple[Attachment, bytes]:
    with reading(engine) as session:
        found = session.scalars(select(Attachment).where(Attachment.sha256 == wanted)).one()
        return found, media.stored_path(settings, found).read_bytes()


def test_a_sound_arrives_byte_for_byte_and_the_worker_is_told(phone, engine, settings):
    sound = webm()
    receipt = phone.submit(sent := submission(attachment(sound)))
    answer = phone.patch(receipt, sha256(sound), sound)
    assert (answer.status_code, answer.headers["upload-offset"]) == (204, str(len(sound)))
    kept, content = stored(engine, settings, sha256(sound))
    assert (kept.state, kept.stored_media_type, content) == ("stored", "audio/webm", sound)
    assert kept.seconds == pytest.approx(1, abs=0.1)
    assert files_below(settings.uploads_dir) == []
    assert phone.status(receipt)["attachments"] == [
        {"sha256": sha256(sound), "role": "voice", "state": "stored"}
    ]
    assert phone.submit(sent)["missing_attachments"] == []
    assert len(make_huey(settings)) == 1


def test_the_worker_is_told_to_mask_a_voice_first_when_nobody_may_know_it(phone, settings):
    sound = webm()
    receipt = phone.submit(submission(attachment(sound), anonymous=True))
    phone.patch(receipt, sha256(sound), sound)
    assert [task.name for task in make_jobs(settings).huey.pending()] == ["mask", "transcribe"]


def test_an_upload_goes_on_where_it_stopped(phone):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    assert phone.head(receipt, sha256(sound)).headers["upload-offset"] == "0"
    for start in range(0, len(sound), 5_000):
        piece = sound[start : start + 5_000]
        answer = phone.patch(receipt, sha256(sound), piece, start)
        assert answer.status_code == 204
        head = phone.head(receipt, sha256(sound))
        assert head.status_code == 200
        assert head.headers["upload-offset"] == answer.headers["upload-offset"] == str(start + len(piece))
        assert head.headers["upload-length"] == str(len(sound))
        assert head.headers["cache-control"] == "no-store"
    assert phone.status(receipt)["attachments"][0]["state"] == "stored"


def test_a_body_without_length_is_taken_and_limited(phone):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    too_much = (b"x" * 4_000 for _ in range(1 + len(sound) // 4_000 + 10))
    assert_problem(phone.patch(receipt, sha256(sound), too_much), 413, "attachment_too_large")
    assert int(phone.head(receipt, sha256(sound)).headers["upload-offset"]) <= len(sound)


@pytest.mark.parametrize("claimed", [True, False])
def test_more_bytes_than_promised_are_refused(phone, claimed):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    content = sound + b"x"
    answer = phone.patch(receipt, sha256(sound), content if claimed else iter([content]))
    assert_problem(answer, 413, "attachment_too_large")
    assert int(phone.head(receipt, sha256(sound)).headers["upload-offset"]) <= len(sound)


@pytest.mark.parametrize("offset", [1, 5, 10**9])
def test_a_wrong_offset_is_a_conflict_or_too_much(phone, offset):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    answer = phone.patch(receipt, sha256(sound), sound[:10], offset)
    assert answer.status_code == (413 if offset == 10**9 else 409)
    assert phone.head(receipt, sha256(sound)).headers["upload-offset"] == "0"


@pytest.mark.parametrize("offset", ["", "-1", "x", "1.5", "9" * 30, "١"])
def test_an_offset_that_is_no_number_is_a_problem(phone, offset):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    answer = phone.patch(receipt, sha256(sound), sound, **{"Upload-Offset": offset.encode()})
    assert_problem(answer, 400, "upload_offset")


def test_a_stored_file_answers_with_its_length_and_takes_no_more(phone):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    phone.patch(receipt, sha256(sound), sound)
    assert phone.head(receipt, sha256(sound)).headers["upload-offset"] == str(len(sound))
    assert phone.patch(receipt, sha256(sound), b"", len(sound)).status_code == 204
    assert_problem(phone.patch(receipt, sha256(sound), sound), 409, "upload_offset")
    assert phone.status(receipt)["attachments"][0]["state"] == "stored"


def test_two_connections_at_once_do_not_mix_their_bytes(phone, engine, settings):
    sound = wav(3)
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))

    def slow(_: int) -> int:
        pieces = (sound[at : at + 2_000] for at in range(0, len(sound), 2_000))
        return phone.patch(receipt, sha256(sound), pieces).status_code

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(slow, range(6)))
    assert answers <= {204, 409}
    offset = int(phone.head(receipt, sha256(sound)).headers["upload-offset"])
    assert phone.patch(receipt, sha256(sound), sound[offset:], offset).status_code == 204
    assert stored(engine, settings, sha256(sound))[1] == sound


def test_a_file_is_asked_to_come_later_and_reports_are_taken_when_the_disk_is_nearly_full(phone, monkeypatch):
    sound = webm()
    receipt = phone.submit(submission(attachment(sound)))
    with monkeypatch.context() as full:
        full.setattr(room, "KEEP_FREE_BYTES", 10**18)
        assert_problem(phone.patch(receipt, sha256(sound), sound), 503, "no_room")
        assert phone.submit(submission())["status"] == "received"
    assert phone.patch(receipt, sha256(sound), sound).status_code == 204


def test_other_bytes_than_promised_are_forgotten_and_the_upload_starts_again(phone, engine, settings):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    other = sound[:-1] + bytes([sound[-1] ^ 1])
    assert_problem(phone.patch(receipt, sha256(sound), other), 422, "attachment_hash_mismatch")
    assert phone.head(receipt, sha256(sound)).headers["upload-offset"] == "0"
    assert phone.patch(receipt, sha256(sound), sound).status_code == 204
    assert stored(engine, settings, sha256(sound))[1] == sound


def test_a_file_that_was_whole_when_the_server_died_is_stored_on_the_next_question(phone, engine, settings):
    sound = webm()
    receipt = phone.submit(submission(attachment(sound)))
    with reading(engine) as session:
        upload = media.find_upload(session, receipt["service_request_id"], receipt["secret"], sha256(sound))
    media.append_bytes(settings, upload, 0, sound)
    assert phone.status(receipt)["attachments"][0]["state"] == "missing"
    assert phone.head(receipt, sha256(sound)).headers["upload-offset"] == str(len(sound))
    assert phone.status(receipt)["attachments"][0]["state"] == "stored"


BAD_SOUNDS = {
    "empty WAV": (lambda: wav(0), "attachment_unreadable"),
    "truncated in its header": (lambda: webm()[:40], "attachment_unreadable"),
    "text": (lambda: b"This is not a sound. " * 50, "attachment_unreadable"),
    "a photo": (jpeg, "attachment_unreadable"),
    "a playlist that names a file": (
        lambda: b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        "attachment_unreadable",
    ),
    "one zero": (lambda: b"\0", "attachment_unreadable"),
    "four hours in few bytes": (four_hours_of_silence, "attachment_too_long"),
    "201 seconds": (lambda: wav(201.5, rate=8_000), "attachment_too_long"),
}


@pytest.mark.parametrize(("make", "code"), BAD_SOUNDS.values(), ids=BAD_SOUNDS)
def test_a_bad_sound_is_rejected_and_nothing_of_it_is_kept(phone, engine, settings, make, code):
    sound = make()
    receipt = phone.submit(submission(attachment(sound)))
    assert_problem(phone.patch(receipt, sha256(sound), sound), 422, code)
    assert_rejected(phone, settings, receipt, sha256(sound))
    assert_problem(phone.patch(receipt, sha256(sound), sound), 422, code)
    assert phone.head(receipt, sha256(sound)).status_code == 422
    assert phone.status(receipt)["transcription"] == "none"


def test_a_recording_that_breaks_off_is_kept_with_what_is_there(phone, engine, settings):
    sound = webm(2)
    sound = sound[: len(sound) * 2 // 3]
    receipt = phone.submit(submission(attachment(sound)))
    assert phone.patch(receipt, sha256(sound), sound).status_code == 204
    assert stored(engine, settings, sha256(sound))[1] == sound


def over_40_megapixels() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (8_000, 5_001)).save(buffer, "PNG")
    return buffer.getvalue()


BAD_PHOTOS = {
    "a decompression bomb": (png_bomb, "attachment_too_many_pixels"),
    "a little over 40 megapixels": (over_40_megapixels, "attachment_too_many_pixels"),
    "truncated": (lambda: jpeg()[:-200], "attachment_unreadable"),
    "only a header": (lambda: jpeg()[:20], "attachment_unreadable"),
    "text": (lambda: b"<svg onload=alert(1)>", "attachment_unreadable"),
    "a sound": (wav, "attachment_unreadable"),
    "a GIF": (lambda: b"GIF89a\1\0\1\0\0\0\0;", "attachment_unreadable"),
}


@pytest.mark.parametrize(("make", "code"), BAD_PHOTOS.values(), ids=BAD_PHOTOS)
def test_a_bad_photo_is_rejected_and_nothing_of_it_is_kept(phone, settings, make, code):
    photo = make()
    receipt = phone.submit(submission(attachment(photo, "photo")))
    assert_problem(phone.patch(receipt, sha256(photo), photo), 422, code)
    assert_rejected(phone, settings, receipt, sha256(photo))


def assert_rejected(phone, settings, receipt, wanted):
    assert phone.status(receipt)["attachments"] == [
        {"sha256": wanted, "role": phone.status(receipt)["attachments"][0]["role"], "state": "rejected"}
    ]
    assert files_below(settings.attachments_dir) == []
    assert files_below(settings.uploads_dir) == []
    assert phone.client.get("/healthz").json()["status"] == "ok"


def test_a_photo_is_kept_upright_and_without_place_or_owner(phone, engine, settings):
    photo = jpeg(exif=True)
    assert b"SecretPhoneMaker" in photo
    receipt = phone.submit(submission(attachment(photo, "photo")))
    assert phone.patch(receipt, sha256(photo), photo).status_code == 204
    kept, content = stored(engine, settings, sha256(photo))
    assert kept.stored_sha256 == hashlib.sha256(content).hexdigest()
    for hidden in (b"Exif", b"Secret", b"http://ns.adobe.com"):
        assert hidden not in content
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, image.size) == ("JPEG", (20, 40))
        assert not image.getexif()
        red, green, _ = image.convert("RGB").getpixel((10, 3))
        assert red > 200 > 100 > green


def photo_as(kind: str, mode: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(jpeg())) as image:
        image.convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


GOOD_PHOTOS = {
    "WebP": lambda: photo_as("WEBP", "RGB"),
    "see-through PNG": lambda: photo_as("PNG", "RGBA"),
    "PNG with a palette": lambda: photo_as("PNG", "P"),
    "grey JPEG": lambda: photo_as("JPEG", "L"),
    "printer's JPEG": lambda: photo_as("JPEG", "CMYK"),
    "two lenses": lambda: photo_as("MPO", "RGB", save_all=True, append_images=[Image.new("RGB", (40, 20))]),
}


@pytest.mark.parametrize("make", GOOD_PHOTOS.values(), ids=GOOD_PHOTOS)
def test_a_photo_is_kept_whatever_kind_phones_make(phone, engine, settings, make):
    photo = make()
    receipt = phone.submit(submission(attachment(photo, "photo")))
    assert phone.patch(receipt, sha256(photo), photo).status_code == 204
    with Image.open(io.BytesIO(stored(engine, settings, sha256(photo))[1])) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (40, 20), "RGB")


def test_an_upload_needs_its_own_receipt(phone):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    other = phone.submit(submission())
    stranger = {**receipt, "secret": other["secret"]}
    assert_problem(phone.patch(stranger, sha256(sound), sound), 404, "request_not_found")
    assert phone.head(stranger, sha256(sound)).status_code == 404
    assert phone.head(stranger, sha256(sound)).content == b""
    assert_problem(phone.patch(receipt, "0" * 64, sound), 404, "request_not_found")
    assert_problem(phone.patch(receipt, "..%2f..%2fetc", sound), 404, "not_found")
    assert_problem(phone.patch(receipt, "%00%ff", sound), 404, "request_not_found")


def test_another_protocol_is_refused(phone):
    sound = wav()
    receipt = phone.submit(submission(attachment(sound, media_type="audio/wav")))
    url = upload_url(receipt, sha256(sound))
    headers = bearer(receipt) | {"Content-Type": CONTENT_TYPE, "Upload-Offset": "0"}
    assert_problem(phone.client.patch(url, content=sound, headers=headers), 412, "tus_version")
    answer = phone.patch(receipt, sha256(sound), sound, **{"Content-Type": "text/plain"})
    assert_problem(answer, 415, "unsupported_media_type")
    options = phone.client.options(url)
    assert (options.status_code, options.headers["tus-version"]) == (204, TUS["Tus-Resumable"])


def test_a_file_stored_twice_over_is_stored_once(phone, engine, settings):
    """Two reports with the same photo share its content; each has its own row."""
    photo = jpeg()
    for _ in range(2):
        receipt = phone.submit(submission(attachment(photo, "photo")))
        assert phone.patch(receipt, sha256(photo), photo).status_code == 204
    assert len(files_below(settings.attachments_dir)) == 1


def test_the_database_refuses_files_of_no_report(engine):
    """Foreign keys are on, on SQLite too."""
    with pytest.raises(Exception, match=r"IntegrityError|ForeignKey"), writing(engine) as session:
        session.add(
            Attachment(
                request_id=ServiceRequest.id.type.python_type(int=0),
                position=0,
                role="voice",
                media_type="audio/webm",
                size_bytes=1,
                sha256="0" * 64,
            )
        )
