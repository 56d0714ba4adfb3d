"""The supervisor with real processes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.e2e.server import wait_until

PROGRAM = """
import sys
from lapor_pwa.supervisor import run
sys.exit(run({"one": [sys.executable, "-c", sys.argv[1]]}))
"""
# A child that writes its own id and a grandchild's, then waits.
LIVING = """
import os, pathlib, subprocess, sys
grandchild = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
with open({path!r}, "a") as file: file.write(f"{{os.getpid()}} {{grandchild.pid}}\\n")
grandchild.wait()
"""


def supervise(program):
    return subprocess.Popen([sys.executable, "-c", PROGRAM, program], stderr=subprocess.PIPE)


def lines(path):
    return path.read_text().splitlines() if path.exists() else []


def alive(pid):
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().split(")")[-1].split()[0] != "Z"


def test_child_starts_again_and_its_family_is_gone_when_it_is_killed(tmp_path):
    started = tmp_path / "started"
    supervisor = supervise(LIVING.format(path=str(started)))
    wait_until(lambda: len(lines(started)) == 1, 20, "the child to start")
    child, grandchild = lines(started)[0].split()

    os.kill(int(child), signal.SIGKILL)

    wait_until(lambda: len(lines(started)) == 2, 20, "the child to start again")
    assert not alive(grandchild)
    supervisor.send_signal(signal.SIGINT)
    supervisor.communicate(timeout=20)
    assert supervisor.returncode == 0
    assert not any(alive(pid) for pid in lines(started)[1].split())


def test_gives_up_and_says_so_when_a_child_keeps_ending():
    supervisor = supervise("pass")

    _, said = supervisor.communicate(timeout=30)

    assert supervisor.returncode == 1
    assert b"lapor doctor" in said
