"""A server killed at any moment (SIGKILL: nothing can be tidied up) keeps what it has acknowledged."""

import json
import random
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest

from lapor_pwa.db.models import Attachment, ServiceRequest
from lapor_pwa.db.session import reading
from lapor_pwa.services import media

RUNS = 6
ROOT = Path(__file__).parents[3]


def command(settings, database_url) -> list[str]:
    module = "tests.integration.services.intake_process"
    return [sys.executable, "-m", module, str(settings.data_dir), database_url]


def test_everything_acknowledged_is_there_after_a_kill(engine, settings, database_url):
    chance = random.Random(20260301)
    said = {}
    for _ in range(RUNS):
        with subprocess.Popen(command(settings, database_url), stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout
            lines = [process.stdout.readline() for _ in range(chance.randrange(3, 40))]
            process.kill()
            # What was said before the end is acknowledged too; only a torn last line was not heard.
            lines += [line for line in process.stdout if line.endswith(b"\n")]
        said |= {told["id"]: told for told in map(json.loads, lines)}
    assert len(said) >= RUNS
    with reading(engine) as session:
        for told in said.values():
            request = session.get_one(ServiceRequest, UUID(told["id"]))
            [attachment] = request.attachments
            assert request.number == told["number"]
            if attachment.state == "stored":
                content = media.stored_path(settings, attachment).read_bytes()
            else:
                assert not told["stored"]
                part = settings.uploads_dir / f"{attachment.id}.part"
                content = part.read_bytes() if part.exists() else b""
            assert len(content) >= told["offset"]
            assert bytes.fromhex(told["content"]).startswith(content)


@pytest.mark.parametrize("pieces", [1, 7])
def test_the_phone_finishes_an_upload_that_a_kill_interrupted(engine, settings, database_url, pieces):
    with subprocess.Popen(command(settings, database_url), stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        for _ in range(pieces):
            told = json.loads(process.stdout.readline())
        process.kill()
    with reading(engine) as session:
        upload = media.find_upload(session, told["number"], told["secret"], told["sha256"])
    content = bytes.fromhex(told["content"])
    at = media.offset(engine, settings, upload)
    assert at >= told["offset"]
    if at < len(content):
        media.append_bytes(settings, upload, at, content[at:])
    assert media.offset(engine, settings, upload) == len(content)
    with reading(engine) as session:
        kept = session.get_one(Attachment, upload.attachment_id)
    assert (kept.state, media.stored_path(settings, kept).read_bytes()) == ("stored", content)
