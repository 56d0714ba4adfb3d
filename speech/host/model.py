"""The child that owns the model: loads it once, writes down batches. Only it ever holds torch."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from speech.errors import WeightsMissing
from speech.host.answering import answer_parent
from speech.host.messages import from_outcome
from speech.host.wire import Frame
from speech.transcriber import BatchTranscriber, Job

log = logging.getLogger(__name__)


def main() -> None:
    """Load what the command line names: engine, weights, folder for weights."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    # It tells of every recording.
    logging.getLogger("faster_whisper").setLevel(logging.WARNING)
    engine, spec, folder = sys.argv[1:]
    serve(lambda: load(engine, spec, Path(folder)))


def serve(make: Callable[[], BatchTranscriber]) -> None:
    """Answer with the engine that ``make`` gives; without one, say why and end."""

    def start() -> tuple[Frame, Callable[[Frame], Frame]]:
        try:
            engine = make()
        except WeightsMissing as problem:
            return Frame(from_outcome(problem)), lambda _: sys.exit()
        told = {"model": engine.model, "device": engine.device}
        return Frame(told), lambda request: Frame({"outcomes": write_down(engine, request)})

    answer_parent(start)


def load(engine: str, spec: str, folder: Path) -> BatchTranscriber:
    """Return the engine, which takes seconds, and minutes where weights have to be fetched.

    Raises:
        WeightsMissing: They are not to be had, or not usable.
    """
    threads = os.cpu_count() or 1
    if engine == "ct2":
        from speech.engine_ct2 import CTranslate2Transcriber

        return CTranslate2Transcriber(spec, threads)
    from speech import weights
    from speech.engine.pipeline import WhisperTranscriber

    return WhisperTranscriber(weights.find(spec, folder, _say), threads=threads)


def write_down(engine: BatchTranscriber, request: Frame) -> list[dict]:
    """Return the outcome of each job of the request, whose body is the jobs' samples one after the other."""
    samples = np.frombuffer(request.body, np.float32)
    jobs, at = [], 0
    for size, language in request.head["jobs"]:
        jobs.append(Job(samples[at : at + size].copy(), language))  # torch wants to be able to write
        at += size
    return [from_outcome(outcome) for outcome in engine.transcribe_all(jobs)]


def _say(*progress: object) -> None:
    log.info("Speech model: %s", " ".join(map(str, progress)))


if __name__ == "__main__":
    main()
