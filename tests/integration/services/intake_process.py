"""Takes in reports with sounds, in pieces, saying after each step what it acknowledges, until killed."""

import json
import sys
from itertools import count
from pathlib import Path
from uuid import uuid4

from lapor_pwa.db.session import make_engine, reading, writing
from lapor_pwa.domain.submission import PromisedAttachment, Submission
from lapor_pwa.services import media
from lapor_pwa.services.intake import receive_submission
from lapor_pwa.settings import Settings
from tests.integration.samples import sha256, wav

PIECE = 2_000


def main(data_dir: str, database_url: str) -> None:
    settings = Settings(data_dir=Path(data_dir), database_url=database_url, secret_key_text="only for tests")
    engine = make_engine(database_url)
    for number in count():
        content = wav(0.1 + number % 50 / 100)
        promised = PromisedAttachment(sha256(content), "audio/wav", len(content), "voice")
        submission = Submission(uuid4(), "id", "complaint", attachments=(promised,))
        with writing(engine) as session:
            receipt = receive_submission(session, settings, submission)
        told = {
            "id": str(submission.id),
            "number": receipt.service_request_id,
            "secret": receipt.secret,
            "sha256": promised.sha256,
            "content": content.hex(),
        }
        say(told, 0, False)
        with reading(engine) as session:
            upload = media.find_upload(session, receipt.service_request_id, receipt.secret, promised.sha256)
        for at in range(0, len(content), PIECE):
            media.append_bytes(settings, upload, at, content[at : at + PIECE])
            offset = media.offset(engine, settings, upload)
            say(told, offset, offset == len(content))


def say(told: dict, offset: int, stored: bool) -> None:
    print(json.dumps({**told, "offset": offset, "stored": stored}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
