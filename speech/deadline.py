"""A time limit around work that has none of its own everywhere: looking up a name, a server that drips."""

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def within(seconds: float, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what ``work`` returns, or raise what it raises.

    Raises:
        TimeoutError: It took longer. It goes on in its thread until its own limits end it; nobody waits.
    """
    ended: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            ended.put((work(*args, **kwargs), None))
        except Exception as error:
            ended.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        result, error = ended.get(timeout=seconds)
    except Empty as late:
        raise TimeoutError from late
    if error is not None:
        raise error
    return result  # type: ignore[return-value]
