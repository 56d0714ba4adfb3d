"""A phone talking to the API, over each kind of database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
import pytest

from lapor_pwa.api import create_api
from lapor_pwa.settings import Settings
from tests.integration.serving import serving

TUS = {"Tus-Resumable": "1.0.0"}
CONTENT_TYPE = "application/offset+octet-stream"
BUSY = 20
REVIEW = """<!doctype html><html lang="id"><head><title>Periksa</title></head><body>
<div data-hidden-unless="%%errors%%"><p id="t">%%error_text%%</p><p id="v">%%error_voice%%</p>
<p id="p">%%error_photo%%</p><p id="d">%%error_occurred_on%%</p><p id="o">%%error_other%%</p></div>
<input type="hidden" name="id" value="%%id%%"><textarea name="text">%%text%%</textarea>
<input type="checkbox" name="anonymous" data-checked-if="%%anonymous%%">
<p id="voice">%%voice_words%%</p><p id="photos">%%photos_words%%</p><p id="place">%%jurisdiction_words%%</p>
<p id="mask">%%mask_voice%%</p><p id="shown">%%mask_voice_shown%%</p>
<p id="language">%%spoken_language_words%%</p>
</body></html>"""
RECEIPT = """<!doctype html><html lang="id"><head><title>Diterima</title></head><body>
<p id="number">%%number%%</p><p id="spoken">%%number_spoken%%</p><p id="secret">%%secret%%</p>
<p id="status">%%status_sentence%%</p><p id="files">%%error_files%%</p></body></html>"""


@dataclass(frozen=True)
class Phone:
    """Sends reports and their files as the client does."""

    client: httpx.Client

    def submit(self, submission: dict) -> dict:
        answer = self.client.post("/api/v1/submissions", json=submission)
        assert answer.status_code in {200, 201}, answer.text
        return answer.json()

    def head(self, receipt: dict, sha256: str) -> httpx.Response:
        return self.client.head(upload_url(receipt, sha256), headers=TUS | bearer(receipt))

    def patch(self, receipt: dict, sha256: str, content: object, offset: int = 0, **headers: str):
        return self.client.patch(
            upload_url(receipt, sha256),
            content=content,
            headers=TUS
            | bearer(receipt)
            | {"Content-Type": CONTENT_TYPE, "Upload-Offset": str(offset)}
            | headers,
        )

    def status(self, receipt: dict, **query: str) -> dict:
        url = f"/api/v1/requests/{receipt['service_request_id']}"
        answer = self.client.get(url, headers=bearer(receipt), params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()


def bearer(receipt: dict) -> dict:
    return {"Authorization": f"Bearer {receipt['secret']}"}


def upload_url(receipt: dict, sha256: str) -> str:
    return f"/api/v1/requests/{receipt['service_request_id']}/attachments/{sha256}"


def assert_problem(answer: httpx.Response, status: int, code: str) -> None:
    """A clear problem document, and the server alive after it."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["code"], problem["type"]) == (status, code, f"/problems/{code}")
    assert problem["title"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Pages as the build exports them, as far as the API fills them in."""
    for slug, html in (("tinjau", REVIEW), ("tanda-terima", RECEIPT)):
        for locale in ("id", "en"):
            page = tmp_path / "site" / locale / slug / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(html)
    return tmp_path / "site"


@contextmanager
def api(settings: Settings, site: Path) -> Iterator[httpx.Client]:
    app = create_api(settings, site)
    with serving(app) as client:
        yield client
    app.state.context.engine.dispose()


@pytest.fixture
def client(settings: Settings, site: Path) -> Iterator[httpx.Client]:
    with api(settings, site) as client:
        yield client


@pytest.fixture
def busy_client(settings: Settings, site: Path) -> Iterator[httpx.Client]:
    """An address that may send `BUSY` reports in an hour."""
    with api(replace(settings, submissions_per_hour=BUSY), site) as client:
        yield client


@pytest.fixture
def phone(client: httpx.Client) -> Phone:
    return Phone(client)
