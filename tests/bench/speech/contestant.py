"""A process with one engine in it, so that its memory is its own. Talks JSON, a line each way.

Run by `tests.bench.speech.race`: ``python -m tests.bench.speech.contestant NAME CACHE THREADS``.
"""

import json
import re
import sys
from pathlib import Path
from time import perf_counter

import numpy as np

from tests.bench.speech.engines import make


def main(name: str, cache: Path, threads: int) -> None:
    """Answer each request (a file of samples, a language) with the text and the seconds it took."""
    answers, sys.stdout = sys.stdout, sys.stderr  # Engines print what they like.
    engine = make(name, cache, threads)
    print(json.dumps({"ready": True}), file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        samples = np.load(request["samples"])
        began = perf_counter()
        answer = engine(samples, request["language"])
        seconds = perf_counter() - began
        print(
            json.dumps({**answer, "seconds": seconds, "peak_mb": _peak_megabytes()}), file=answers, flush=True
        )


def _peak_megabytes() -> float:
    """Return the most memory this process ever held (Linux). ``ru_maxrss`` would begin with the parent's."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
