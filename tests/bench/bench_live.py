"""How far behind the speaker the live text is, against how long the same utterance takes by itself.

A real server, the real model, a recording sent in real time, a second at a time, as a phone does.
"""

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from uuid import uuid4

import httpx
import numpy as np

from speech.decode import decode
from speech.host.client import SpeechClient
from tests.e2e.conftest import make_server
from tests.e2e.server import wait_until
from tests.integration.media_recorder import QUIET_SECONDS, RATE, media_recorder, said

SENTENCES = (
    "The road near the school is broken since Monday.",
    "Please repair the bridge soon.",
    "The hospital has no clean water.",
)


def main() -> None:
    utterances = [said(sentence) for sentence in SENTENCES]
    with tempfile.TemporaryDirectory() as folder:
        server = make_server(Path(folder))
        server.start("web", "speech")
        speech = SpeechClient(server.settings.speech_socket)
        try:
            wait_until(lambda: speech.status().model, 120, "the model")
            plain = [seconds_alone(speech, utterance) for utterance in utterances]
            behind = seconds_behind(server.url, utterances)
        finally:
            server.kill()
    print(f"live text: {median(behind):.2f} s after an utterance; by itself it takes {median(plain):.2f} s")
    print(f"bench live_seconds_behind {median(behind) / median(plain):.2f} ratio")


def seconds_alone(speech: SpeechClient, utterance: np.ndarray) -> float:
    samples = decode(b"".join(media_recorder(utterance)), 60)
    began = perf_counter()
    speech.transcribe(samples, "en")
    return perf_counter() - began


def seconds_behind(url: str, utterances: list[np.ndarray]) -> list[float]:
    """Return how long after the end of each utterance its text was there."""
    ends = np.cumsum([each.size for each in utterances]) / RATE - QUIET_SECONDS
    take, at, behind = f"{url}/api/v1/live/{uuid4()}", 0, []
    began = perf_counter()
    with httpx.Client(timeout=30) as client:
        for number, piece in enumerate(media_recorder(np.concatenate(utterances)), 1):
            sleep(max(0.0, began + number - perf_counter()))
            answer = client.post(
                take, params={"offset": at, "language": "en"}, content=piece
            ).raise_for_status()
            at = answer.json()["offset"]
            now = perf_counter() - began
            behind += [now - end for end in ends[len(behind) :] if end - 0.5 <= answer.json()["until"]]
        client.delete(take)
    return behind


if __name__ == "__main__":
    main()
