"""The child that touches strangers' bytes: decoders are written in C, so it has little memory and time.

``decode`` gives a whole recording's samples; ``utterances`` gives those of what was said since a moment and
is over, in a recording that still goes on.
"""

import resource
from pathlib import Path
from typing import Any

from speech.decode import RATE, decode
from speech.errors import EmptyAudio, SpeechError, UnreadableAudio
from speech.host.answering import answer_parent
from speech.host.messages import from_outcome
from speech.host.spoken import closed
from speech.host.wire import Frame

MEMORY_BYTES = 800 * 1024 * 1024
# For one recording; 200 s of Opus take less than one.
CPU_SECONDS = 20


def main() -> None:
    """Limit this process, then answer."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    answer_parent(lambda: (Frame({}), _answer))


def _answer(request: Frame) -> Frame:
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    # Over the soft limit the kernel ends the process; it counts from the process's start (setrlimit(2)).
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    try:
        return _decoded(request.head)
    except SpeechError as error:
        return Frame(from_outcome(error))
    except MemoryError:
        return Frame(from_outcome(UnreadableAudio("takes too much memory")))
    except (OSError, ValueError):
        return Frame(from_outcome(UnreadableAudio("the file cannot be opened")))


def _decoded(asked: dict[str, Any]) -> Frame:
    path = Path(asked["path"])
    if not path.is_file():
        raise UnreadableAudio("no such file")  # Reading a pipe or device might never end.
    samples = decode(path, asked["max_seconds"])
    if asked["do"] == "decode":
        return Frame({}, samples.tobytes())
    spans = closed(samples, min(asked["since"], samples.size / RATE), ended=asked["ended"])
    if not spans:
        raise EmptyAudio("nothing new was said")
    pieces = [samples[round(span.start * RATE) : round(span.end * RATE)] for span in spans]
    told = [(span.start, span.end, piece.size) for span, piece in zip(spans, pieces, strict=True)]
    return Frame({"spans": told}, b"".join(piece.tobytes() for piece in pieces))


if __name__ == "__main__":
    main()
