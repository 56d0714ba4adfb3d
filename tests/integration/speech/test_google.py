"""Google's voice against a stand-in on this machine that speaks its protocol, reached over real HTTP.

No test calls Google. The stand-in's answers are held against gTTS's own reading of them.
"""

import base64
import io
import json
import threading
from collections.abc import Callable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from gtts import gTTS
from requests import Session
from requests.adapters import HTTPAdapter

from speech.breaker import Breaker
from speech.decode import probe
from speech.errors import NoVoice
from speech.espeak import say
from speech.google import GoogleVoice
from speech.sound import to_mp3
from speech.synthesizer import EspeakVoice, FileCache, Synthesizer
from speech.utterances import FixedSentence, FreeText

RECEIVED = FixedSentence("Laporan Anda sudah diterima.")
LONG = FixedSentence("Laporan Anda sudah diterima. " * 8)


@cache
def spoken(text: str) -> bytes:
    return to_mp3(say(text, "id"))


class StandIn(ThreadingHTTPServer):
    """Takes the remote call gTTS makes and answers as Google does, or as it should not."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.heard: list[tuple[str, str]] = []
        self.misbehave = ""
        self.release = threading.Event()


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        call = json.loads(parse_qs(body)["f.req"][0])[0][0]
        text, language, _speed, _ = json.loads(call[1])
        self.server.heard.append((text, language))
        if self.server.misbehave == "hang":
            self.server.release.wait(30)
            return
        if self.server.misbehave == "drip":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            while not self.server.release.wait(0.02):
                self.wfile.write(b"a")
            return
        self.send_response({"error": 503, "redirect": 302}.get(self.server.misbehave, 200))
        self.send_header("Location", "http://127.0.0.1:9/elsewhere")
        self.end_headers()
        self.wfile.write(self.answer(text))

    def answer(self, text: str) -> bytes:
        match self.server.misbehave:
            case "portal":
                return b"<html>Please log in to this network</html>"
            case "huge":
                return b"x" * 3_000_000
            case "empty":
                sound = b""
            case "noise":
                sound = b"this is not sound " * 100
            case _:
                sound = spoken(text)
        rpc = [
            "wrb.fr",
            "jQ1olc",
            json.dumps([base64.b64encode(sound).decode()]),
            None,
            None,
            None,
            "generic",
        ]
        return b")]}'\n\n" + json.dumps([rpc], separators=(",", ":")).encode() + b"\n"

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet."""


class ToStandIn(HTTPAdapter):
    def __init__(self, port: int) -> None:
        super().__init__()
        self.port = port

    def send(self, request: requests.PreparedRequest, *args, **kwargs) -> requests.Response:
        request.url = f"http://127.0.0.1:{self.port}{urlsplit(request.url or '').path}"
        return super().send(request, *args, **kwargs)


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.release.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def session(stand_in: StandIn) -> Callable[[], requests.Session]:
    def make() -> requests.Session:
        session = Session()
        session.trust_env = False
        session.mount("https://translate.google.com/", ToStandIn(stand_in.server_port))
        return session

    return make


def test_sentence_is_spoken_when_google_answers(stand_in: StandIn, session) -> None:
    sound = GoogleVoice(session).say(RECEIVED, "id")
    assert stand_in.heard == [("Laporan Anda sudah diterima.", "id")]
    assert (sound.media_type, sound.voice) == ("audio/mpeg", "google")
    assert probe(sound.data, 60).seconds > 1


def test_googles_own_code_is_sent_when_language_is_javanese(stand_in: StandIn, session) -> None:
    GoogleVoice(session).say(RECEIVED, "jv")
    assert stand_in.heard[0][1] == "jw"


def test_parts_are_joined_when_a_sentence_is_long(stand_in: StandIn, session) -> None:
    sound = GoogleVoice(session).say(LONG, "id")
    assert len(stand_in.heard) > 1
    assert all(len(text) <= 100 for text, _ in stand_in.heard)
    assert probe(sound.data, 120).seconds > 10


def test_sound_is_the_same_when_gtts_reads_the_answer_itself(
    stand_in: StandIn, session, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = GoogleVoice(session).say(LONG, "id").data
    monkeypatch.setattr(requests, "Session", session)
    theirs = io.BytesIO()
    gTTS(LONG.text("id"), lang="id").write_to_fp(theirs)
    assert ours == theirs.getvalue()


@pytest.mark.parametrize("how", ["error", "redirect", "portal", "huge", "empty", "noise", "hang", "drip"])
def test_espeak_speaks_when_google_does(how: str, stand_in: StandIn, session, tmp_path: Path) -> None:
    stand_in.misbehave = how
    google = GoogleVoice(session, answer_seconds=0.3)
    with pytest.raises(NoVoice):
        google.say(RECEIVED, "id")
    chain = Synthesizer(FileCache(tmp_path), (google,), EspeakVoice())
    assert chain.speak(RECEIVED, "id").voice == "espeak-ng"
    stand_in.release.set()
    stand_in.misbehave = ""
    assert chain.speak(RECEIVED, "id").voice == "google"


def test_google_is_left_alone_when_it_failed_three_times(stand_in: StandIn, session) -> None:
    stand_in.misbehave = "error"
    google = GoogleVoice(session, Breaker(failures=3))
    for _ in range(5):
        with pytest.raises(NoVoice):
            google.say(RECEIVED, "id")
    assert len(stand_in.heard) == 3


def test_one_call_asks_again_when_the_pause_is_over(stand_in: StandIn, session) -> None:
    now = [0.0]
    google = GoogleVoice(session, Breaker(failures=1, pause=300, clock=lambda: now[0]))
    stand_in.misbehave = "error"
    for moment in (0, 10, 301, 302):
        now[0] = moment
        with pytest.raises(NoVoice):
            google.say(RECEIVED, "id")
    assert len(stand_in.heard) == 2
    stand_in.misbehave, now[0] = "", 602
    assert [google.say(RECEIVED, "id").voice for _ in range(2)] == ["google", "google"]


def test_nothing_is_sent_when_a_person_wrote_it(stand_in: StandIn, session, tmp_path: Path) -> None:
    google = GoogleVoice(session)
    with pytest.raises(TypeError):
        google.say(FreeText("Tetangga saya"), "id")  # pyright: ignore[reportArgumentType]
    Synthesizer(FileCache(tmp_path), (google,), EspeakVoice()).speak(FreeText("Tetangga saya"), "id")
    assert stand_in.heard == []


@pytest.mark.parametrize("language", ["ban", "min"])
def test_nothing_is_sent_when_google_does_not_know_the_language(
    language: str, stand_in: StandIn, session
) -> None:
    with pytest.raises(NoVoice):
        GoogleVoice(session).say(RECEIVED, language)
    assert stand_in.heard == []
