"""Masked voices are made once, whatever is killed; originals go when they should, and only then."""

import hashlib
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from lapor_pwa.db import blobs
from lapor_pwa.db.models import Attachment, ServiceRequest, now
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services import hearing, masked_sound, masking, media
from lapor_pwa.worker import Work
from speech.decode import decode, probe
from tests.integration.samples import jpeg, sha256, wav, webm
from tests.integration.services.test_confinement import mp4_of_gigabytes

ROOT = Path(__file__).parents[3]


class Killed(BaseException):
    """The end of a process, seen from inside."""


def voice_of(engine, request_id: UUID) -> Attachment:
    with reading(engine) as session:
        [voice] = session.get_one(ServiceRequest, request_id).attachments
    return voice


def approve(engine, settings, request_id: UUID, **changes) -> None:
    """The reporter says that the words are right."""
    with writing(engine) as session:
        request = session.get_one(ServiceRequest, request_id)
        request.transcript_approved_at = now()
        for name, value in changes.items():
            setattr(request, name, value)
        masking.destroy_original(session, settings, request)


def kept(settings) -> set[bytes]:
    """Every content under the data folder, whatever its name."""
    return {path.read_bytes() for path in settings.data_dir.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("said", "masked"),
    [
        ({}, False),
        ({"anonymous": True}, True),
        ({"confidential": True}, True),
        ({"anonymous": True, "mask_voice": False}, False),
        ({"mask_voice": True}, True),
    ],
)
def test_a_voice_is_masked_when_asked_or_not_to_be_known_and_not_otherwise(
    engine, settings, file_report, said, masked
):
    request_id, _ = file_report(wav(), **said)
    masking.sweep(engine, settings)
    voice = voice_of(engine, request_id)
    assert bool(voice.masked_sha256) is masked
    with reading(engine) as session:
        file = masking.officer_file(session, voice.id)
    assert file.sha256 == (voice.masked_sha256 if masked else voice.stored_sha256)
    assert file.media_type == ("audio/mpeg" if masked else "audio/wav")


def test_the_masked_voice_is_another_sound_of_about_the_same_length(engine, settings, file_report):
    original = wav(2.0)
    request_id, _ = file_report(original, mask_voice=True)
    masking.mask_request(engine, settings, request_id)
    masked = blobs.path_of(settings.attachments_dir, voice_of(engine, request_id).masked_sha256 or "")
    assert masked.read_bytes() != original
    assert probe(masked, 200).seconds == pytest.approx(2.0, rel=0.1)
    assert decode(masked, 200).size


def test_nobody_hears_anything_while_the_masked_voice_is_being_made(engine, file_report):
    request_id, _ = file_report(wav(), anonymous=True)
    voice = voice_of(engine, request_id)
    with reading(engine) as session:
        request = session.get_one(ServiceRequest, request_id)
        assert hearing.hearable(request, request.attachments[0]) == "soon"
        with pytest.raises(LaporError) as refused:
            masking.officer_file(session, voice.id)
    assert (refused.value.code, refused.value.status) == ("voice_being_masked", 409)


def test_nobody_hears_a_voice_that_cannot_be_masked(engine, settings, file_report):
    silence = wav()[:44] + bytes(len(wav()) - 44)
    request_id, _ = file_report(silence, anonymous=True)
    masking.sweep(engine, settings)
    masking.sweep(engine, settings)
    voice = voice_of(engine, request_id)
    assert (voice.state, voice.masked_sha256, voice.problem) == ("stored", None, "voice_cannot_be_masked")
    with reading(engine) as session:
        request = session.get_one(ServiceRequest, request_id)
        assert hearing.hearable(request, request.attachments[0]) == "never"
        with pytest.raises(LaporError) as refused:
            masking.officer_file(session, voice.id)
    assert refused.value.code == "voice_cannot_be_heard"


@pytest.mark.parametrize("place", ["masked_sound.confinement.call_apart", "blobs.put", "_mark"])
@pytest.mark.parametrize("after", [False, True])
def test_a_masked_voice_is_made_again_when_a_step_was_killed(
    engine, settings, file_report, monkeypatch, place, after
):
    request_id, _ = file_report(wav(), mask_voice=True)
    owner: object = masking if place == "_mark" else masked_sound.confinement
    owner = masking.blobs if place == "blobs.put" else owner
    name = place.rpartition(".")[2]
    real = getattr(owner, name)

    def killed(*args, **kwargs):
        if after:
            real(*args, **kwargs)
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(owner, name, killed)
        masking.mask_request(engine, settings, request_id)
    work = Work(settings)
    work.sweep()
    work.engine.dispose()
    masked = voice_of(engine, request_id).masked_sha256
    assert masked and blobs.path_of(settings.attachments_dir, masked).exists()


def test_a_masked_voice_is_made_again_when_the_process_is_killed(engine, settings, database_url, file_report):
    request_id, _ = file_report(wav(3.0), mask_voice=True)
    program = (
        "import sys; from pathlib import Path; from uuid import UUID;"
        "from lapor_pwa.db.session import make_engine; from lapor_pwa.services import masking;"
        "from lapor_pwa.settings import Settings;"
        "settings = Settings(data_dir=Path(sys.argv[1]), secret_key_text='only for tests');"
        "engine = make_engine(sys.argv[2]); print('now', flush=True);"
        "masking.mask_request(engine, settings, UUID(sys.argv[3]))"
    )
    command = [sys.executable, "-c", program, str(settings.data_dir), database_url, str(request_id)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout and process.stdout.readline() == b"now\n"
        process.kill()
    assert voice_of(engine, request_id).masked_sha256 is None
    masking.sweep(engine, settings)
    assert voice_of(engine, request_id).masked_sha256


def test_the_original_goes_once_it_is_approved_and_the_masked_voice_stays(engine, settings, file_report):
    original = wav(1.0)
    request_id, _ = file_report(original, anonymous=True, destroy_voice=True)
    masking.sweep(engine, settings)
    masking.sweep(engine, settings)
    assert original in kept(settings)
    approve(engine, settings, request_id)
    voice = voice_of(engine, request_id)
    assert (voice.state, voice.stored_sha256) == ("stored", None)
    assert voice.destroyed_at
    assert original not in kept(settings)
    assert not list(settings.data_dir.rglob(f"*{hashlib.sha256(original).hexdigest()}*"))
    with reading(engine) as session:
        assert masking.officer_file(session, voice.id).sha256 == voice.masked_sha256
    assert blobs.path_of(settings.attachments_dir, voice.masked_sha256 or "").exists()
    with pytest.raises(NotFound):
        media.stored_path(settings, voice)


def test_nobody_hears_anything_when_an_unmasked_voice_was_destroyed(engine, settings, file_report):
    request_id, _ = file_report(wav())
    approve(engine, settings, request_id, destroy_voice=True)
    with reading(engine) as session, pytest.raises(LaporError) as refused:
        masking.officer_file(session, voice_of(engine, request_id).id)
    assert refused.value.code == "voice_destroyed"


def test_the_original_stays_when_nobody_wanted_it_destroyed(engine, settings, file_report):
    original = wav(1.0)
    request_id, _ = file_report(original, anonymous=True)
    masking.sweep(engine, settings)
    approve(engine, settings, request_id)
    masking.sweep(engine, settings)
    assert original in kept(settings)


def test_the_original_stays_when_the_approval_did_not_come_through(engine, settings, file_report):
    original = wav(1.0)
    request_id, _ = file_report(original, anonymous=True, destroy_voice=True)
    masking.sweep(engine, settings)
    with pytest.raises(Killed), writing(engine) as session:
        request = session.get_one(ServiceRequest, request_id)
        request.transcript_approved_at = now()
        masking.destroy_original(session, settings, request)
        raise Killed
    masking.sweep(engine, settings)
    assert original in kept(settings)


def test_the_original_waits_for_the_masked_voice_when_it_is_approved_before(engine, settings, file_report):
    original = wav(1.0)
    request_id, _ = file_report(original, anonymous=True, destroy_voice=True)
    approve(engine, settings, request_id)
    assert original in kept(settings)
    masking.sweep(engine, settings)
    masking.sweep(engine, settings)
    assert original not in kept(settings)
    assert voice_of(engine, request_id).masked_sha256


def test_the_original_goes_in_the_end_when_destroying_it_was_killed(
    engine, settings, file_report, monkeypatch
):
    original = wav(1.0)
    request_id, _ = file_report(original, mask_voice=True, destroy_voice=True)
    masking.sweep(engine, settings)

    def removed_then_killed(folder, sha256):
        blobs.path_of(folder, sha256).unlink()
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(masking.blobs, "remove", removed_then_killed)
        approve(engine, settings, request_id)
    assert voice_of(engine, request_id).destroyed_at is None
    masking.sweep(engine, settings)
    assert voice_of(engine, request_id).destroyed_at
    assert original not in kept(settings)


def test_the_same_recording_stays_for_another_report_that_keeps_it(engine, settings, file_report):
    original = wav(1.0)
    one, _ = file_report(original, mask_voice=True, destroy_voice=True)
    other, _ = file_report(original, mask_voice=True)
    masking.sweep(engine, settings)
    approve(engine, settings, one)
    assert voice_of(engine, one).destroyed_at
    assert media.stored_path(settings, voice_of(engine, other)).read_bytes() == original
    approve(engine, settings, other, destroy_voice=True)
    assert original not in kept(settings)


def test_one_recording_sounds_different_in_two_reports(engine, settings, file_report):
    first, second = (voice_of_masked(engine, settings, file_report) for _ in range(2))
    assert first != second


def voice_of_masked(engine, settings, file_report) -> str | None:
    request_id, _ = file_report(wav(), mask_voice=True)
    masking.mask_request(engine, settings, request_id)
    return voice_of(engine, request_id).masked_sha256


def test_a_photo_of_an_anonymous_report_is_seen_as_ever(engine, settings, file_report):
    request_id, _ = file_report(wav(), anonymous=True)
    with writing(engine) as session:
        photo = Attachment(
            request_id=request_id,
            position=1,
            role="photo",
            media_type="image/jpeg",
            size_bytes=1,
            sha256="0" * 64,
            state="stored",
            stored_sha256="1" * 64,
            stored_media_type="image/jpeg",
        )
        session.add(photo)
    with reading(engine) as session:
        assert masking.officer_file(session, photo.id).sha256 == "1" * 64


@pytest.mark.parametrize("content", [b"", jpeg(), mp4_of_gigabytes()])
def test_what_is_no_recording_is_refused_and_harms_nobody(content):
    with pytest.raises(InvalidInput) as refused:
        masked_sound.mask_apart(content, bytes(32))
    assert refused.value.code in {"attachment_unreadable", "voice_cannot_be_masked"}


def test_three_minutes_are_masked_within_the_memory_and_time_of_the_confined_process():
    masked = masked_sound.mask_apart(webm(199.0), bytes(32))
    assert probe(masked, 220).seconds == pytest.approx(199, rel=0.07)


def test_a_longer_recording_is_refused():
    with pytest.raises(InvalidInput) as refused:
        masked_sound.mask_apart(webm(201.0), bytes(32))
    assert refused.value.code == "attachment_too_long"


def test_a_destroyed_voice_does_not_come_back_when_a_slow_connection_brings_it_again(
    engine, settings, file_report
):
    sound = wav()
    request_id, receipt = file_report(sound, arrived=False, anonymous=True, destroy_voice=True)
    with reading(engine) as session:
        looked_up = media.find_upload(session, receipt.service_request_id, receipt.secret, sha256(sound))
    for _ in range(2):
        media.append_bytes(settings, looked_up, 0, sound)
        assert media.offset(engine, settings, looked_up) == len(sound)
        masking.sweep(engine, settings)
        approve(engine, settings, request_id)
        assert voice_of(engine, request_id).destroyed_at
        assert sound not in kept(settings)
