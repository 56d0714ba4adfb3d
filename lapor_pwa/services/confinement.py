"""Examine a stranger's file in a process of its own, with little memory and little time.

Decoders are written in C. An MP4 of 900 bytes can make FFmpeg ask for gigabytes, a JPEG of 400 kB can keep
libjpeg busy for minutes, a broken file can end the process. Here that costs one file, not the server.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

from lapor_pwa.errors import InvalidInput, LaporError
from lapor_pwa.services.examination import Examined, examine, unreadable

# A photo of 40 megapixels takes some 400 MB and 3 s; the rest is room for slow machines.
MEMORY_BYTES = 800 * 1024 * 1024
CPU_SECONDS = 8
WALL_SECONDS = 60
# What the kernel or the decoder itself ends a process with when a file is too much for it.
_FATAL = {signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL}
_PACKAGES = Path(__file__).parents[2]


def examine_apart(role: str, content: bytes, longest_side: int | None = None) -> Examined:
    """Like `examination.examine`, whatever the file tries.

    Raises:
        InvalidInput: As `examination.examine`; a file that takes too much is ``attachment_unreadable``.
        LaporError: ``server_busy`` (503): it could not be looked at now; nothing is said about the file.
    """
    command = [sys.executable, "-m", __name__, role, str(longest_side or 0), str(CPU_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=WALL_SECONDS, env=surroundings(), check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise _busy() from error
    if -done.returncode in _FATAL:
        raise unreadable(role)
    if done.returncode < 0:
        raise _busy()
    if done.returncode:
        raise RuntimeError("the examining process does not start")
    head, _, kept = done.stdout.partition(b"\n")
    found = json.loads(head)
    if "problem" in found:
        problem = found["problem"]
        raise InvalidInput(
            problem["code"],
            problem["message"],
            *problem["fields"],
            status=problem["status"],
            **problem["values"],
        )
    return Examined(kept or content, found["media_type"], found["seconds"])


def surroundings() -> dict[str, str]:
    """Return the environment of the process: no key and no database address, which a file might take."""
    return {"PYTHONPATH": str(_PACKAGES), "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}


def _busy() -> LaporError:
    return replace(LaporError(), code="server_busy", status=503)


def _main(role: str, longest_side: str, cpu_seconds: str) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds) + 2))
    # Whatever is not the result goes nowhere: a decoder's complaints may quote what is in the file.
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    content = sys.stdin.buffer.read()
    kept = b""
    try:
        examined = examine(role, content, int(longest_side) or None)
        found = {"media_type": examined.media_type, "seconds": examined.seconds}
        kept = b"" if examined.content is content else examined.content
    except MemoryError:
        found = {"problem": asdict(unreadable(role))}
    except InvalidInput as problem:
        found = {"problem": asdict(problem)}
    with results:
        results.write(json.dumps(found).encode() + b"\n" + kept)


if __name__ == "__main__":
    _main(*sys.argv[1:])
