import os
import time
from uuid import uuid4

import pytest
from sqlalchemy import select

from lapor_pwa.db import blobs
from lapor_pwa.db.models import Attachment
from lapor_pwa.db.session import reading
from lapor_pwa.services import media, staging
from lapor_pwa.services.staging import KEPT_SECONDS
from lapor_pwa.worker import Work
from speech.errors import EngineAway
from speech.transcriber import Transcript
from tests.integration.samples import sha256, wav


class Away:
    """No speech process."""

    def transcribe(self, audio: object, language: str | None) -> Transcript:
        raise EngineAway


@pytest.mark.parametrize(("arrived", "left"), [(True, 0), (False, 1)])
def test_an_upload_is_removed_only_when_its_file_is_stored(engine, settings, file_report, arrived, left):
    file_report(wav(), arrived=arrived)
    with reading(engine) as session:
        attachment = session.scalars(select(Attachment)).one()
    settings.uploads_dir.mkdir(parents=True, exist_ok=True)
    (settings.uploads_dir / f"{attachment.id}.part").write_bytes(wav()[:100])
    media.remove_leftovers(engine, settings)
    assert len(list(settings.uploads_dir.glob("*.part"))) == left


def test_a_form_that_nobody_sent_is_forgotten_after_a_week(settings):
    old, new = uuid4(), uuid4()
    for form_id in (old, new):
        staging.stage(settings, form_id, "voice", [wav()])
    week_ago = time.time() - KEPT_SECONDS - 1
    os.utime(settings.uploads_dir / "forms" / str(old), (week_ago, week_ago))
    staging.forget_old(settings)
    assert staging.promised(settings, old) == ()
    [kept] = staging.promised(settings, new)
    assert (kept.sha256, kept.media_type, kept.role) == (sha256(wav()), "audio/wav", "voice")


def test_what_a_kill_left_of_a_file_is_removed_when_nobody_can_be_writing_it(engine, settings, file_report):
    file_report(wav())
    [stored] = settings.attachments_dir.glob("*/*")
    old, new = stored.with_name(".arriving-old"), stored.with_name(".arriving-new")
    for path in (old, new):
        path.write_bytes(wav())
    long_ago = time.time() - blobs.ARRIVING_SECONDS - 1
    for path in (old, stored):
        os.utime(path, (long_ago, long_ago))
    media.remove_leftovers(engine, settings)
    assert set(settings.attachments_dir.glob("*/*")) == {new, stored}


@pytest.mark.parametrize(("arrived", "left"), [(True, b""), (False, wav())])
def test_a_forms_file_is_emptied_only_when_its_report_has_it(engine, settings, file_report, arrived, left):
    request_id, _ = file_report(wav(), arrived=arrived)
    staging.stage(settings, request_id, "voice", [wav()])
    work = Work(settings, Away())
    work.sweep()
    work.engine.dispose()
    [path] = (settings.uploads_dir / "forms" / str(request_id)).iterdir()
    assert path.read_bytes() == left
    [promise] = staging.promised(settings, request_id)
    assert promise.sha256 == sha256(wav())
