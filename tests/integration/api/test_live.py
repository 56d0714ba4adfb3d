"""Words while they are spoken: what comes back, what is refused, and that nothing is left."""

import io
import os
import shutil
import signal
import sys
import time
import wave
from uuid import UUID, uuid4

import httpx
import numpy as np
import pytest

from lapor_pwa.api.live import PIECES
from lapor_pwa.domain.submission import VOICE_BYTES
from lapor_pwa.services import live, live_takes, room
from tests.integration.api.conftest import assert_problem
from tests.integration.media_recorder import RATE, media_recorder, said
from tests.integration.speech.host import standin
from tests.integration.speech.host.hosting import QUICK, Hosting


@pytest.fixture
def database_url(migrated_sqlite, tmp_path):
    """No database is asked here, so one kind is enough."""
    shutil.copy(migrated_sqlite, tmp_path / "lapor.sqlite3")
    return f"sqlite:///{tmp_path / 'lapor.sqlite3'}"


@pytest.fixture(scope="module")
def spoken() -> np.ndarray:
    return said("The road near the school is broken.", "Please repair the bridge.")


@pytest.fixture(scope="module")
def stream(spoken) -> bytes:
    return b"".join(media_recorder(spoken))


@pytest.fixture
def start_host(settings):
    started = []

    def start(command=QUICK, **changes):
        hosting = Hosting(settings.speech_socket, command=command, **changes)
        started.append(hosting)
        settings.make_data_dir()
        hosting.start()
        return hosting

    yield start
    for hosting in started:
        hosting.end(signal.SIGKILL)


class Take:
    """A phone that sends its recording piece by piece."""

    def __init__(self, client, language="en"):
        self.client, self.language, self.url = client, language, f"/api/v1/live/{uuid4()}"

    def send(self, offset, piece, **changes):
        asked = {"offset": offset, "language": self.language, **changes}
        return self.client.post(self.url, params=asked, content=piece)


def words(answer):
    return [word["text"] for segment in answer.json()["segments"] for word in segment["words"]]


def test_text_grows_utterance_by_utterance_while_the_sound_arrives(client, start_host, stream, spoken):
    start_host()
    take, seen = Take(client), []
    for at in range(0, len(stream), len(stream) // 12):
        answer = take.send(at, stream[at : at + len(stream) // 12])
        assert answer.status_code == 200, answer.text
        seen.append(len(answer.json()["segments"]))
    told = answer.json()
    assert told["offset"] == len(stream)
    assert seen == sorted(seen)
    assert {0, 1, 2} == set(seen)
    first, second = told["segments"]
    assert 0 <= first["start"] < first["end"] < second["start"] < second["end"] == told["until"]
    assert told["until"] < spoken.size / RATE
    assert first["words"][0] == {"text": "sound", "sure": True}


def test_what_no_pause_has_closed_comes_when_the_recording_is_over(client, start_host, stream):
    start_host()
    take, cut = Take(client), int(len(stream) * 0.2)
    assert take.send(0, stream[:cut]).json()["segments"] == []
    last = take.send(cut, b"", last=True).json()
    assert len(last["segments"]) == 1


def test_the_phone_is_told_where_to_go_on_when_bytes_are_missing(client, start_host, stream):
    start_host()
    take = Take(client)
    take.send(0, stream[:1000])
    for wrong in (0, 999, 5000):
        answer = take.send(wrong, stream[wrong : wrong + 10])
        assert_problem(answer, 409, "live_offset")
        assert answer.json()["offset"] == 1000
    assert take.send(1000, stream[1000:2000]).json()["offset"] == 2000


def test_nothing_is_left_when_the_phone_says_it_is_over(client, start_host, stream, settings):
    start_host()
    take = Take(client)
    take.send(0, stream, last=True)
    assert len(list(settings.live_dir.iterdir())) == 2
    assert client.delete(take.url).status_code == 204
    assert list(settings.live_dir.iterdir()) == []
    assert client.delete(take.url).status_code == 204
    assert take.send(len(stream), b"more").json()["offset"] == 0


def test_nothing_is_left_when_the_phone_is_silent_for_minutes(client, start_host, stream, settings):
    start_host()
    old, new = Take(client), Take(client)
    for take in (old, new):
        take.send(0, stream[:3000])
    for path in settings.live_dir.glob(f"{old.url.rsplit('/')[-1]}.*"):
        os.utime(path, (time.time() - live_takes.IDLE_SECONDS - 1,) * 2)
    live_takes.remove_idle(settings)
    left = {path.stem for path in settings.live_dir.iterdir()}
    assert left == {new.url.rsplit("/")[-1]}


def test_only_this_program_can_read_the_takes(client, start_host, stream, settings):
    start_host()
    Take(client).send(0, stream[:3000])
    assert settings.live_dir.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in settings.live_dir.iterdir())


def test_others_are_sent_away_when_all_places_are_taken_and_come_in_when_one_is_free(
    client, start_host, stream
):
    start_host()
    takes = [Take(client) for _ in range(live.AT_ONCE)]
    assert {take.send(0, stream[:1000]).status_code for take in takes} == {200}
    late = Take(client)
    assert_problem(late.send(0, stream[:1000]), 503, "server_busy")
    assert takes[0].send(1000, stream[1000:2000]).status_code == 200
    client.delete(takes[0].url)
    assert late.send(0, stream[:1000]).status_code == 200


def test_takes_cannot_fill_the_disk_when_a_stranger_keeps_many_alive(
    client, start_host, stream, settings, monkeypatch
):
    start_host()
    monkeypatch.setattr(live, "MOST_KEPT", 2)
    takes = [Take(client) for _ in range(2)]
    for take in takes:
        assert take.send(0, stream[:1000]).status_code == 200
        path = live_takes.sound_path(settings, UUID(take.url.rsplit("/")[-1]))
        os.utime(path, (time.time() - live_takes.ACTIVE_SECONDS - 1,) * 2)
    assert_problem(Take(client).send(0, stream[:1000]), 503, "server_busy")
    monkeypatch.setattr(room, "KEEP_FREE_BYTES", 2**62)
    assert_problem(takes[0].send(1000, stream[1000:2000]), 503, "no_room")


def test_the_recording_goes_on_alone_when_nobody_holds_a_model(client, stream):
    assert_problem(Take(client).send(0, stream[:1000]), 503, "server_busy")


@pytest.mark.parametrize("language", ["ban", "jv", "xx", ""])
def test_no_words_are_shown_when_the_language_is_not_written_well(client, start_host, stream, language):
    start_host()
    assert_problem(Take(client, language).send(0, stream[:1000]), 422, "live_language")


def test_a_recording_is_refused_when_it_is_too_long_or_too_large(client, start_host):
    start_host()
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(2 * 8000 * 201))
    assert_problem(Take(client).send(0, buffer.getvalue()), 413, "live_too_long")
    take = Take(client)
    assert_problem(take.send(0, bytes(VOICE_BYTES + 1)), 413, "live_too_long")


def test_a_stream_that_is_no_sound_gives_no_words(client, start_host):
    start_host()
    assert take_all(client, os.urandom(20_000)) == []
    assert take_all(client, b"\x1a\x45\xdf\xa3" + os.urandom(20_000)) == []


def take_all(client, content):
    return Take(client).send(0, content, last=True).json()["segments"]


@pytest.mark.parametrize(("offset", "language"), [(-1, "id"), ("x", "id"), (0, "x" * 17)])
def test_a_question_is_refused_when_it_makes_no_sense(client, offset, language):
    assert_problem(Take(client, language).send(offset, b""), 422, "invalid_fields")


def test_an_address_is_slowed_down_when_it_sends_without_end(client, start_host):
    take = Take(client, "ban")
    codes = [take.send(0, b"").status_code for _ in range(PIECES.amount + 1)]
    assert codes == [422] * PIECES.amount + [429]


def test_the_server_answers_others_while_the_model_hangs(client, start_host, stream):
    start_host(command=(sys.executable, "-m", standin.__name__, "60"))
    take = Take(client)
    with pytest.raises(httpx.ReadTimeout):
        client.post(take.url, params={"offset": 0, "language": "en", "last": True}, content=stream, timeout=2)
    assert client.get("/healthz").status_code == 200
