"""Does reading a status stay quick while recordings wait to be written down? Its p99, against idle.

Everything is real: the three processes, the model, twenty recordings. Idle and busy are measured in turn.
"""

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import httpx

from speech.host.client import SpeechClient
from tests.e2e.conftest import make_server
from tests.e2e.server import Server, wait_until
from tests.integration.media_recorder import media_recorder, said
from tests.integration.samples import attachment, submission

RECORDINGS = 20
ROUNDS = 2
READS = 300


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        server = make_server(Path(folder))
        server.start("web", "speech")
        speech = SpeechClient(server.settings.speech_socket)
        try:
            wait_until(lambda: speech.status().model, 120, "the model")
            with httpx.Client(base_url=server.url, timeout=60) as client:
                found = [one_round(server, client, speech, number) for number in range(ROUNDS)]
        finally:
            server.kill()
    idle, busy = (median(times) for times in zip(*found, strict=True))
    print(f"status read, slowest of 100: idle {idle:.1f} ms, under load {busy:.1f} ms")
    print(f"bench status_p99_under_transcription {busy / idle:.2f} ratio")


def one_round(server: Server, client: httpx.Client, speech: SpeechClient, number: int) -> tuple[float, float]:
    """Return the 99th percentile in milliseconds, idle and while recordings wait.

    They gather while there is no worker, and what of the round before is left is written down meanwhile.
    """
    receipts = [
        file(client, f"Report {number} {each}: the road near the school is broken.")
        for each in range(RECORDINGS)
    ]
    for receipt, voice in receipts:
        upload(client, receipt, voice)
    wait_until(lambda: not speech.status().waiting, 120, "the speech process to be idle")
    idle = slowest(client, receipts[0][0])
    server.start("worker")
    wait_until(lambda: speech.status().waiting, 60, "recordings to wait")
    busy = slowest(client, receipts[0][0])
    assert speech.status().waiting, "too quick to be measured"
    server.kill("worker")
    return idle, busy


def slowest(client: httpx.Client, receipt: dict) -> float:
    times = []
    for _ in range(READS):
        began = perf_counter()
        status(client, receipt)
        times.append((perf_counter() - began) * 1000)
    return sorted(times)[int(READS * 0.99) - 1]


def file(client: httpx.Client, words: str) -> tuple[dict, bytes]:
    voice = b"".join(media_recorder(said(words)))
    report = submission(attachment(voice), locale="en", text=None)
    return client.post("/api/v1/submissions", json=report).raise_for_status().json(), voice


def upload(client: httpx.Client, receipt: dict, voice: bytes) -> None:
    [sha256] = receipt["missing_attachments"]
    client.patch(
        f"/api/v1/requests/{receipt['service_request_id']}/attachments/{sha256}",
        content=voice,
        headers={
            **bearer(receipt),
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": "0",
            "Content-Type": "application/offset+octet-stream",
        },
    ).raise_for_status()


def status(client: httpx.Client, receipt: dict) -> dict:
    url = f"/api/v1/requests/{receipt['service_request_id']}"
    return client.get(url, headers=bearer(receipt)).raise_for_status().json()


def bearer(receipt: dict) -> dict:
    return {"Authorization": f"Bearer {receipt['secret']}"}


if __name__ == "__main__":
    main()
