"""Lets the engines take turns on every clip, so that whatever else the machine does hits all of them."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.speech.engines import NAMES
from tests.clips.manifest import Clip

SHORT = 15.0
"""Seconds: what counts as a short clip."""

_TIMED = {True: 6, False: 3}


@dataclass(frozen=True)
class Turn:
    """What an engine made of a clip in one round."""

    engine: str
    clip: Clip
    text: str
    raw: str
    seconds: float
    peak_mb: float


def race(clips: Sequence[Clip], rounds: int, cache: Path, threads: int) -> list[Turn]:
    """Run all engines on all clips once, then on those of `timed` until there were ``rounds`` rounds."""
    turns: list[Turn] = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        engines = {name: stack.enter_context(_contestant(name, cache, threads)) for name in NAMES}
        for engine in engines.values():
            _ask(engine, clips[0], folder)
        for number in range(rounds):
            for place, clip in enumerate(clips if number == 0 else timed(clips)):
                shift = (number + place) % len(NAMES)
                for name in NAMES[shift:] + NAMES[:shift]:
                    answer = _ask(engines[name], clip, folder)
                    turns.append(Turn(name, clip, **{"raw": answer["text"], **answer}))
    return turns


def timed(clips: Sequence[Clip]) -> list[Clip]:
    """Return up to six short and three long clips, evenly spread over their durations."""
    chosen: list[Clip] = []
    for short, most in _TIMED.items():
        group = sorted(
            (clip for clip in clips if (clip.seconds <= SHORT) is short), key=lambda clip: clip.seconds
        )
        places = np.linspace(0, len(group) - 1, min(most, len(group))).round().astype(int)
        chosen += [group[place] for place in places]
    return chosen


@contextmanager
def _contestant(name: str, cache: Path, threads: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.bench.speech.contestant", name, str(cache), str(threads)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert _answer(process)["ready"]
            yield process
        finally:
            assert process.stdin
            process.stdin.close()


def _ask(process: subprocess.Popen[str], clip: Clip, folder: Path) -> dict[str, Any]:
    file = folder / f"{clip.name}.npy"
    if not file.exists():
        np.save(file, clip.samples)
    assert process.stdin
    process.stdin.write(json.dumps({"samples": str(file), "language": clip.language}) + "\n")
    process.stdin.flush()
    return _answer(process)


def _answer(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout
    line = process.stdout.readline()
    assert line, f"{process.args} ended with {process.wait()}"
    return json.loads(line)
