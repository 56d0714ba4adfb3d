"""The host as its clients see it: whose sound it is, who is isolated, what an operator is told."""

import os
import signal
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from speech.errors import EngineAway, EngineFailed, LanguageNotUnderstood, SpeechError, UnreadableAudio
from speech.host.client import SpeechClient
from tests.e2e.server import wait_until
from tests.integration.speech.host import standin
from tests.integration.test_supervisor import alive


def sound(value: int, seconds: float = 0.5) -> np.ndarray:
    return np.full(int(seconds * 16_000), value / 32768, np.float32)


def file_of(folder: Path, value: int) -> Path:
    path = folder / f"{value}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(np.full(8000, value, "<i2").tobytes())
    return path


def outcome(client, audio) -> str:
    try:
        return client.transcribe(audio, "id").text
    except SpeechError as error:
        return type(error).__name__


def test_samples_and_files_are_written_down_when_asked(host, tmp_path):
    heard = host.client.transcribe(sound(700), "id")
    assert (heard.text, heard.language, heard.model, heard.audio_seconds) == (
        "sound 700",
        "id",
        "standin@0",
        0.5,
    )
    assert [word.text for word in heard.segments[0].words] == ["sound", "700"]
    assert outcome(host.client, file_of(tmp_path, 900)) == "sound 900"


def test_each_gets_its_own_answer_when_many_ask_at_once(host, tmp_path):
    files = [file_of(tmp_path, value) for value in range(100, 140)]
    with ThreadPoolExecutor(16) as pool:
        said = list(pool.map(lambda file: outcome(host.client, file), files))
    assert said == [f"sound {value}" for value in range(100, 140)]


@pytest.mark.parametrize("bad", [standin.DIES, standin.HANGS, standin.BREAKS])
def test_only_the_sound_that_breaks_the_model_fails_when_others_are_in_its_batch(start_host, bad):
    # The first sound keeps the model busy until all others wait: so they are one batch.
    host = start_host(command=(sys.executable, "-m", standin.__name__, "0.3"), least=1.0)
    sounds = [sound(100), sound(101), sound(bad, 0.1), sound(102), sound(103)]
    with ThreadPoolExecutor(5) as pool:
        said = list(pool.map(lambda each: outcome(host.client, each), sounds))
    assert said == ["sound 100", "sound 101", EngineFailed.__name__, "sound 102", "sound 103"]


def test_a_person_is_needed_when_the_language_is_not_understood(host):
    with pytest.raises(LanguageNotUnderstood):
        host.client.transcribe(sound(standin.NOT_UNDERSTOOD), "ban")


@pytest.mark.parametrize("content", [b"", b"no sound at all", b"\x1a\x45\xdf\xa3" + b"\xff" * 5000])
def test_the_next_one_is_heard_when_a_file_is_no_recording(host, tmp_path, content):
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(UnreadableAudio):
        host.client.transcribe(tmp_path / "bad", "id")
    assert outcome(host.client, sound(500)) == "sound 500"


def test_a_file_is_refused_when_it_is_none(host, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none", Path("/dev/zero")):
        assert outcome(host.client, path) == UnreadableAudio.__name__


def test_the_engine_is_away_when_there_is_no_host(tmp_path, host):
    assert host.end() == 0
    assert not host.socket.exists()
    with pytest.raises(EngineAway):
        host.client.transcribe(sound(1), "id")


def test_the_operator_is_told_why_when_there_are_no_weights(start_host):
    host = start_host(command=(sys.executable, "-m", standin.__name__, "missing"))
    wait_until(lambda: host.status().problem, 20, "the host to say so")
    assert host.status().problem == "none here"
    with pytest.raises(EngineAway, match="none here"):
        host.client.transcribe(sound(1), "id")


def test_nobody_is_kept_waiting_while_the_weights_are_fetched(start_host):
    host = start_host(command=(sys.executable, "-m", standin.__name__, "never"), wait=0.3)
    for _ in range(2):
        with pytest.raises(EngineAway):
            SpeechClient(host.socket, seconds=20).transcribe(sound(1), "id")
    assert host.status().problem == "the model is still being loaded"
    family = children(host.process.pid)
    assert host.end() == 0
    wait_until(lambda: not any(alive(pid) for pid in family), 10, "its child to end")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_when_the_host_ends(host, number, tmp_path):
    outcome(host.client, file_of(tmp_path, 5))  # so that the decoder runs as well
    family = children(host.process.pid)
    assert len(family) == 2
    host.end(number)
    wait_until(lambda: not any(alive(pid) for pid in family), 10, "its children to end")


def test_the_model_is_loaded_again_when_its_process_dies_with_nothing_to_do(host):
    pid = host.model_pid()
    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: host.status().pid not in {0, pid}, 20, "another process")
    assert outcome(host.client, sound(8)) == "sound 8"


def test_those_who_wait_are_told_when_the_host_is_killed(start_host):
    host = start_host(command=(sys.executable, "-m", standin.__name__, "60"))
    host.model_pid()
    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(outcome, host.client, sound(9)) for _ in range(3)]
        wait_until(lambda: host.status().waiting == 3, 20, "all three to be with the host")
        host.end(signal.SIGKILL)
        assert [each.result(20) for each in waiting] == [EngineAway.__name__] * 3


def test_a_second_host_takes_over_when_the_first_is_killed(start_host):
    first, second = start_host(), start_host()
    assert second.status().pid == first.status().pid
    pid = first.model_pid()
    first.end(signal.SIGKILL)
    wait_until(lambda: (found := second.status()) and found.pid not in {0, pid}, 20, "the second to serve")
    assert outcome(second.client, sound(6)) == "sound 6"


def test_nothing_waits_any_more_when_whoever_asked_has_gone(start_host):
    host = start_host(command=(sys.executable, "-m", standin.__name__, "60"))
    host.model_pid()
    impatient = SpeechClient(host.socket, seconds=0.3)
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda value: outcome(impatient, sound(value)), range(50, 54)))
    assert said == [EngineAway.__name__] * 4
    wait_until(lambda: host.status().waiting == 0, 10, "the queue to be empty")


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
