"""The product running for a test: the same three processes that ``lapor serve`` supervises."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from lapor_pwa.settings import Settings
from tests.e2e.paths import ROOT

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Server:
    """Web server, worker and speech process on a folder of their own.

    Attributes:
        settings: What both run with.
        processes: Running process groups by name, ``web``, ``worker`` and ``speech``.
    """

    settings: Settings
    log: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.settings.port}"

    def lapor(self, *arguments: str) -> str:
        """Run a ``lapor`` command to its end; return what it printed."""
        done = subprocess.run(
            self._command(*arguments), env=self._environment(), cwd=ROOT, capture_output=True
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def start(self, *names: str) -> None:
        """Start all three, or those named, and wait until the web server answers."""
        for name in names or ("web", "worker", "speech"):
            with self.log.open("ab") as log:
                self.processes[name] = subprocess.Popen(
                    self._command(name),
                    env=self._environment(),
                    cwd=ROOT,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
        if "web" in self.processes:
            wait_until(self.answers, START_SECONDS, f"the server to answer; see {self.log}")

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def stop(self, *names: str) -> None:
        """Ask the processes to end, as Ctrl-C does."""
        self._end(signal.SIGTERM, names)

    def kill(self, *names: str) -> None:
        """End the processes as a power cut would: no handler runs, nothing is flushed."""
        self._end(signal.SIGKILL, names)

    def _end(self, number: int, names: tuple[str, ...]) -> None:
        for name in names or tuple(self.processes):
            process = self.processes.pop(name, None)
            if process is None:
                continue
            os.killpg(process.pid, number)
            process.wait(20)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "lapor_pwa.cli", *arguments]

    def _environment(self) -> dict[str, str]:
        settings = self.settings
        return os.environ | {
            "LAPOR_DATA_DIR": str(settings.data_dir),
            "LAPOR_PORT": str(settings.port),
            "LAPOR_WHISPER_MODEL": settings.whisper_model,
            "LAPOR_GTTS": "off",
            "LAPOR_SECRET_KEY": settings.secret_key_text,
            "LAPOR_SUBMISSIONS_PER_HOUR": str(settings.submissions_per_hour),
            "DATABASE_URL": settings.database_url,
        }


def wait_until(condition, seconds: float, what: str) -> None:
    """Wait for a state, never for a time; fail naming what did not come."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.05)
