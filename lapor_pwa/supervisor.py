"""Keep the web server and the worker running, and stop them together.

Own code instead of a process manager: supervisord wants a configuration file and honcho does not restart
(docs/decisions/0005).
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field

# A process that ends this often within this many seconds will not get better by starting it again.
GIVE_UP_AFTER = 5
WITHIN_SECONDS = 60
STOP_SECONDS = 10


@dataclass
class _Child:
    name: str
    command: list[str]
    starts: deque[float] = field(default_factory=lambda: deque(maxlen=GIVE_UP_AFTER))
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.starts.append(time.monotonic())
        # A session of its own: Ctrl-C reaches the supervisor only, and a crashed server's
        # grandchildren, which would keep the port, can be ended as a group.
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603

    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def signal(self, number: int) -> None:
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def hopeless(self) -> bool:
        return len(self.starts) == GIVE_UP_AFTER and self.starts[-1] - self.starts[0] < WITHIN_SECONDS


def run(commands: dict[str, list[str]]) -> int:
    """Run ``commands`` by name until a signal asks to stop; return the exit code.

    A child that ends is started again; one that keeps ending stops everything with code 1, so that
    whoever started us notices.
    """
    children = [_Child(name, command) for name, command in commands.items()]
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    for child in children:
        child.start()
    code = 0
    while not stop.wait(0.2):
        for child in children:
            if child.running():
                continue
            child.signal(signal.SIGKILL)
            if child.hopeless():
                print(f"{child.name} keeps ending; giving up. Try: lapor doctor", file=sys.stderr)  # noqa: T201
                code = 1
                stop.set()
                break
            print(f"{child.name} ended; starting it again.", file=sys.stderr)  # noqa: T201
            child.start()
    _stop(children)
    return code


def _stop(children: list[_Child]) -> None:
    """Ask all to finish, then insist."""
    for child in children:
        child.signal(signal.SIGTERM)
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        if child.process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0, deadline - time.monotonic()))
        child.signal(signal.SIGKILL)
