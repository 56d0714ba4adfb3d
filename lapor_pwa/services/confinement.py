"""Look into a stranger's file in a process of its own, with little memory and little time.

Decoders are written in C. An MP4 of 900 bytes can make FFmpeg ask for gigabytes, a JPEG of 400 kB can keep
libjpeg busy for minutes, a broken file can end the process. Here that costs one file, not the server.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from lapor_pwa.errors import InvalidInput, LaporError
from lapor_pwa.services.examination import Examined, examine, unreadable

# A photo of 40 megapixels takes some 400 MB and 3 s; the rest is room for slow machines.
MEMORY_BYTES = 800 * 1024 * 1024
CPU_SECONDS = 8
WALL_SECONDS = 60
# What the kernel or the decoder itself ends a process with when a file is too much for it.
_FATAL = {signal.SIGXCPU, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGFPE, signal.SIGILL}
_PACKAGES = Path(__file__).parents[2]
Found = tuple[dict[str, Any], bytes]
"""Facts, and bytes that belong to them."""


class TooMuch(Exception):
    """The file took more memory or time than any honest one, or broke the decoder."""


def examine_apart(role: str, content: bytes, longest_side: int | None = None) -> Examined:
    """Like `examination.examine`, whatever the file tries.

    Raises:
        InvalidInput: As `examination.examine`; a file that takes too much is ``attachment_unreadable``.
        LaporError: ``server_busy`` (503): it could not be looked at now; nothing is said about the file.
    """
    try:
        facts, kept = call_apart(__name__, role, str(longest_side or 0), content=content)
    except TooMuch as error:
        raise unreadable(role) from error
    return Examined(kept or content, facts["media_type"], facts["seconds"])


def call_apart(module: str, *arguments: str, content: bytes, cpu_seconds: int | None = None) -> Found:
    """Run ``module`` as a confined process that hears ``content`` and `answer`s.

    Raises:
        TooMuch: It was ended by what it tried.
        InvalidInput: What it refused with.
        LaporError: ``server_busy`` (503): it could not run now; nothing is said about the file.
    """
    command = [sys.executable, "-m", module, str(cpu_seconds or CPU_SECONDS), *arguments]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=content, capture_output=True, timeout=WALL_SECONDS, env=surroundings(), check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise _busy() from error
    if -done.returncode in _FATAL:
        raise TooMuch
    if done.returncode < 0:
        raise _busy()
    if done.returncode:
        raise RuntimeError("the confined process does not start")
    head, _, kept = done.stdout.partition(b"\n")
    facts = json.loads(head)
    if "too_much" in facts:
        raise TooMuch
    if "problem" in facts:
        problem = facts["problem"]
        raise InvalidInput(
            problem["code"],
            problem["message"],
            *problem["fields"],
            status=problem["status"],
            **problem["values"],
        )
    return facts, kept


def answer(cpu_seconds: str, work: Callable[[bytes], Found]) -> None:
    """Be the confined process: give up memory, time and the ways out, do ``work``, say what it found."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (int(cpu_seconds), int(cpu_seconds) + 2))
    # Whatever is not the result goes nowhere: a decoder's complaints may quote what is in the file.
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    kept = b""
    try:
        facts, kept = work(sys.stdin.buffer.read())
    except MemoryError:
        facts = {"too_much": True}
    except InvalidInput as problem:
        facts = {"problem": asdict(problem)}
    with results:
        results.write(json.dumps(facts).encode() + b"\n" + kept)


def surroundings() -> dict[str, str]:
    """Return the environment of the process: no key and no database address, which a file might take."""
    return {"PYTHONPATH": str(_PACKAGES), "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}


def _busy() -> LaporError:
    return replace(LaporError(), code="server_busy", status=503)


def _examined(role: str, longest_side: str, content: bytes) -> Found:
    found = examine(role, content, int(longest_side) or None)
    kept = b"" if found.content is content else found.content
    return {"media_type": found.media_type, "seconds": found.seconds}, kept


if __name__ == "__main__":
    _cpu_seconds, _role, _longest_side = sys.argv[1:]
    answer(_cpu_seconds, lambda content: _examined(_role, _longest_side, content))
