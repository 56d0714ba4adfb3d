"""A host for tests in a process of its own, as ``lapor speech`` is: it can be killed like any other."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from speech.errors import EngineAway
from speech.host.client import SpeechClient
from speech.host.messages import HostStatus
from tests.e2e.paths import ROOT
from tests.e2e.server import wait_until
from tests.integration.speech.host import standin

PROGRAM = """
import sys
from pathlib import Path
from speech.host.engine_room import Patience
from speech.host.host import Plan, run
patience = Patience(load=60, least=float(sys.argv[2]), per_second=5, again=0.2, wait=float(sys.argv[3]))
run(Plan(Path(sys.argv[1]), tuple(sys.argv[4:]), patience))
"""
QUICK = (sys.executable, "-m", standin.__name__, "0")


@dataclass
class Hosting:
    """A host on a socket.

    Attributes:
        command: Program of the model's child; by default one without a model.
        least: Seconds after which it counts as hanging, beside those for the sound itself.
        wait: Seconds after which those who ask are sent away while the model is loaded.
    """

    socket: Path
    command: tuple[str, ...] = QUICK
    least: float = 30.0
    wait: float = 30.0
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    @property
    def client(self) -> SpeechClient:
        return SpeechClient(self.socket)

    def start(self) -> None:
        arguments = [str(self.socket), str(self.least), str(self.wait), *self.command]
        self.process = subprocess.Popen([sys.executable, "-c", PROGRAM, *arguments], cwd=ROOT)
        wait_until(lambda: self.status() is not None, 20, "the host to answer")

    def status(self) -> HostStatus | None:
        with suppress(EngineAway):
            return self.client.status()
        return None

    def model_pid(self) -> int:
        """Wait until the model is loaded and return its process."""
        wait_until(lambda: (found := self.status()) and found.model and found.pid, 60, "the model")
        status = self.status()
        return status.pid if status else 0

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, wait for the end, and return the exit code."""
        if self.process is None:
            return 0
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, number)
        code, self.process = self.process.wait(20), None
        return code
