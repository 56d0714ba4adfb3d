"""Reports and officers made without the API in between."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from lapor_pwa.db.models import Officer
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.submission import PromisedAttachment, Submission
from lapor_pwa.services import media
from lapor_pwa.services.intake import Receipt, receive_submission
from lapor_pwa.settings import Settings
from tests.integration.samples import sha256, wav


@pytest.fixture
def file_report(engine: Engine, settings: Settings) -> Callable[..., tuple[UUID, Receipt]]:
    """File a report; ``voice`` is a sound that arrives with it, ``arrived`` whether it came through."""

    def file(voice: bytes = b"", arrived: bool = True, **changes) -> tuple[UUID, Receipt]:
        promised = (PromisedAttachment(sha256(voice), "audio/wav", len(voice), "voice"),) if voice else ()
        values = {"locale": "id", "request_type": "complaint", "text": "Jalan rusak."} | changes
        submission = Submission(uuid4(), attachments=promised, **values)
        with writing(engine) as session:
            receipt = receive_submission(session, settings, submission)
        if voice and arrived:
            with reading(engine) as session:
                upload = media.find_upload(session, receipt.service_request_id, receipt.secret, sha256(voice))
            media.append_bytes(settings, upload, 0, voice)
            assert media.offset(engine, settings, upload) == len(voice)
        return submission.id, receipt

    return file


@pytest.fixture
def spoken_report(file_report) -> UUID:
    return file_report(wav())[0]


@pytest.fixture
def officer(engine: Engine) -> Officer:
    with writing(engine) as session:
        officer = Officer(name="Sri", role="national_admin", password_hash="x")
        session.add(officer)
    return officer
