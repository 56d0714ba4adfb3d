"""Hands spoilt recordings to the intake, each in a process of its own, and watches what becomes of it.

Run: ``make fuzz`` or ``python -m tests.fuzz.audio EXAMPLES [SEED]``; without a seed they are the same each
time. Ends with an error at the first file that crashes the decoder, takes too much memory, leaves a file
behind, or ends in anything but a sound or one of our named errors.
"""

import os
import resource
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from lapor_pwa.domain.submission import VOICE_SECONDS
from lapor_pwa.errors import InvalidInput
from lapor_pwa.services.confinement import MEMORY_BYTES
from lapor_pwa.services.examination import examine
from speech.decode import decode
from speech.errors import SpeechError
from tests.fuzz.spoiling import spoilt_recordings

GROWTH_MEGABYTES = 100.0
"""More than three minutes of sound, twice, and FFmpeg's own buffers."""

CPU_SECONDS = 8
_TAKEN, _REFUSED, _TOO_MUCH, _UNNAMED = range(4)
_NAMES = {_TAKEN: "taken", _REFUSED: "refused", _TOO_MUCH: "too much"}


def main(examples: int, number: int | None = None) -> None:
    """Try so many files; print how many were taken and refused, and the most memory one took."""
    outcomes: Counter[str] = Counter()
    growth = 0.0
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=number is None,
            phases=[Phase.generate],
            suppress_health_check=(
                HealthCheck.too_slow,
                HealthCheck.data_too_large,
                HealthCheck.large_base_example,
            ),
        )
        @given(spoilt_recordings())
        def try_one(content: bytes) -> None:
            nonlocal growth
            outcome, megabytes = _apart(content)
            outcomes[outcome] += 1
            growth = max(growth, megabytes)
            assert megabytes < GROWTH_MEGABYTES, f"{megabytes:.0f} MB"
            assert not list(Path(folder).iterdir()), "a file was left behind"

        (seed(number)(try_one) if number is not None else try_one)()
        tempfile.tempdir = None
    print(f"fuzz audio {sum(outcomes.values())} files {dict(outcomes)} most_memory {growth:.0f} MB")


def _apart(content: bytes) -> tuple[str, float]:
    """Take the file in as the server does, in a fork; return what came of it, and how many MB that took."""
    child = os.fork()
    if not child:
        os._exit(_taken_in(content))
    _, status, used = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in _NAMES, f"ended with {code}"
    return _NAMES[code], used.ru_maxrss / 1024 - _own_megabytes()


def _own_megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024**2


def _taken_in(content: bytes) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    try:
        examine("voice", content)
        samples = decode(content, VOICE_SECONDS)
        assert abs(samples).max() <= 1
    except (InvalidInput, SpeechError):
        return _REFUSED
    except MemoryError:
        return _TOO_MUCH
    except BaseException:
        traceback.print_exc()
        return _UNNAMED
    return _TAKEN


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else None)
