"""A child's side: says once that it is ready, then answers one request after the other on its pipes.

It never outlives its parent, not even one that was killed: the kernel ends it (prctl(2), PR_SET_PDEATHSIG),
and where there is no such kernel, the end of its input does.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

from speech.host.wire import Frame, receive, send

_PR_SET_PDEATHSIG = 1
_ANY_SIZE = 2**31
NICE = 10
"""Politeness towards the web server: with both at work, it gets nine tenths of a processor (sched(7))."""


def answer_parent(start: Callable[[], tuple[Frame, Callable[[Frame], Frame]]]) -> None:
    """Run until the parent closes the pipe.

    Args:
        start: Does what takes long at first, and returns what to say then and what answers each request.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # Ctrl-C reaches a whole terminal; the parent says when it is over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    # Whatever libraries print must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    ready, answer = start()
    send(answers, ready)
    while request := receive(sys.stdin.buffer, _ANY_SIZE):
        send(answers, answer(request))
