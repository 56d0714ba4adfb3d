"""The process that holds the model dies at any moment; no report is lost, and none gets another's words."""

import io
import os
import random
import shutil
import signal
import sys
import threading
import wave
from contextlib import suppress

import numpy as np
import pytest
from sqlalchemy import select

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import reading
from lapor_pwa.worker import Work
from speech import weights
from speech.espeak import say
from speech.host.host import plan
from speech.sound import to_wav
from tests.e2e.paths import WEIGHTS
from tests.e2e.server import wait_until
from tests.integration.speech.host import standin
from tests.integration.speech.host.hosting import Hosting

KILLS = 50
SETTLED = {"done", "audio_only"}


def sound(value: int, seconds: float = 0.2) -> bytes:
    """What the stand-in hears as "sound ``value``"."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(np.full(int(seconds * 16_000), value, "<i2").tobytes())
    return buffer.getvalue()


@pytest.fixture
def start_host(settings):
    started = []

    def start(*command: str, least: float = 30.0) -> Hosting:
        settings.make_data_dir()
        hosting = Hosting(settings.speech_socket, command or STANDIN, least)
        started.append(hosting)
        hosting.start()
        return hosting

    yield start
    for hosting in started:
        hosting.end(signal.SIGKILL)


STANDIN = (sys.executable, "-m", standin.__name__, "0.1")


@pytest.fixture
def work(settings):
    work = Work(settings)
    yield work
    work.engine.dispose()


def outcomes(engine) -> dict:
    with reading(engine) as session:
        return {
            each.id: (each.transcription, [version.text for version in each.transcripts])
            for each in session.scalars(select(ServiceRequest))
        }


class Killer(threading.Thread):
    """Kills the model's process a number of times, each time after a random while: every second time one
    that is ready and at work, else perhaps one that still loads.
    """

    def __init__(self, host: Hosting, kills: int, longest_seconds: float) -> None:
        super().__init__()
        self.host, self.kills, self.longest = host, kills, longest_seconds
        self.killed: list[int] = []

    def run(self) -> None:
        chance, never = random.Random(20260411), threading.Event()
        while len(self.killed) < self.kills:
            status = self.host.status()
            ready = status and (status.model or len(self.killed) % 2)
            if status and ready and status.pid and status.pid not in self.killed:
                never.wait(chance.uniform(0, self.longest))
                with suppress(ProcessLookupError):
                    os.kill(status.pid, signal.SIGKILL)
                    self.killed.append(status.pid)


class TestManyKills:
    @pytest.fixture
    def database_url(self, migrated_sqlite, tmp_path):
        """What is tried here has nothing to do with the kind of database."""
        shutil.copy(migrated_sqlite, tmp_path / "lapor.sqlite3")
        return f"sqlite:///{tmp_path / 'lapor.sqlite3'}"

    def test_every_report_is_written_down_or_waits_for_a_person_when_the_model_is_killed_fifty_times(
        self, engine, file_report, work, start_host
    ):
        host, filed = start_host(), {}
        killer = Killer(host, KILLS, longest_seconds=0.4)
        killer.start()
        while killer.is_alive():
            for value in range(100 + len(filed), 108 + len(filed)):
                filed[file_report(sound(value))[0]] = f"sound {value}"
            work.sweep()
        host.model_pid()
        work.sweep()

        found = outcomes(engine)
        assert found.keys() == filed.keys()
        assert {state for state, _ in found.values()} <= SETTLED
        assert all(texts == [filed[each]] for each, (state, texts) in found.items() if state == "done")
        assert all(texts == [] for state, texts in found.values() if state == "audio_only")
        assert len(killer.killed) == KILLS
        written = sum(state == "done" for state, _ in found.values())
        print(f"{len(found)} reports, {KILLS} kills: {written} written down, the others wait for a person")
        assert written > len(found) / 2

    @pytest.mark.whisper
    def test_every_report_is_settled_when_the_real_model_is_killed(
        self, engine, file_report, work, start_host, settings
    ):
        weights.find("base", WEIGHTS)
        command = plan(settings.speech_socket, "whisper", "base", WEIGHTS).model_command
        host = start_host(*command)
        host.model_pid()
        sentence = "The {} is closed today. Please help us soon."
        filed = {
            file_report(to_wav(say(sentence.format(word), "en")), spoken_language="en")[0]: word
            for word in ("bridge", "river", "hospital", "market")
        }
        killer = Killer(host, 2, longest_seconds=3.0)
        killer.start()
        while killer.is_alive() or not {state for state, _ in outcomes(engine).values()} <= SETTLED:
            work.sweep()
        killer.join()
        for each, (state, texts) in outcomes(engine).items():
            assert state in SETTLED
            assert all(filed[each] in text.lower() for text in texts), texts
        last, _ = file_report(to_wav(say(sentence.format("village"), "en")), spoken_language="en")
        host.model_pid()
        work.sweep()
        assert "closed today" in outcomes(engine)[last][1][0].lower()


def test_others_are_written_down_when_one_sound_hangs_the_model(engine, file_report, work, start_host):
    start_host(least=1.0)
    bad = file_report(sound(standin.HANGS))[0]
    good = {file_report(sound(value))[0]: f"sound {value}" for value in range(200, 206)}
    work.sweep()
    found = outcomes(engine)
    assert found.pop(bad) == ("audio_only", [])
    assert found == {each: ("done", [text]) for each, text in good.items()}


def test_reports_wait_when_the_host_is_killed_and_are_written_down_when_it_is_back(
    engine, file_report, work, start_host
):
    host = start_host(sys.executable, "-m", standin.__name__, "60")
    reports = [file_report(sound(value))[0] for value in (300, 301, 302)]
    sweep = threading.Thread(target=work.sweep)
    host.model_pid()
    sweep.start()
    wait_until(lambda: (found := host.status()) and found.waiting == 3, 20, "all three to be with the host")
    host.end(signal.SIGKILL)
    sweep.join(20)
    assert list(outcomes(engine).values()) == [("pending", [])] * 3
    with reading(engine) as session:
        assert {each.transcription_attempts for each in session.scalars(select(ServiceRequest))} == {0}

    start_host()
    work.sweep()
    assert [outcomes(engine)[each] for each in reports] == [
        ("done", [f"sound {value}"]) for value in (300, 301, 302)
    ]
