"""What the API's routes work with, made once per process, and handed to them by FastAPI."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Header, Request
from sqlalchemy import Engine

from lapor_pwa.api.limits import Limits
from lapor_pwa.services import live, masking
from lapor_pwa.services.jobs import Jobs
from lapor_pwa.settings import Settings
from speech.host.client import SpeechClient
from speech.synthesizer import Synthesizer

P = ParamSpec("P")
T = TypeVar("T")
# Each takes a processor and some hundred megabytes for as long as a file needs.
AT_ONCE = 2


@dataclass(frozen=True)
class Context:
    """The parts of the process.

    Attributes:
        speech: Asks the process that holds the model.
        site: Folder of the exported pages.
        live_turns: Threads that may wait for words of people who speak right now.
        preview_places: Recordings to be heard disguised that are in memory.
        preview_turn: One of them at work; files of reports have turns of their own and do not wait for it.
    """

    settings: Settings
    engine: Engine
    jobs: Jobs
    limits: Limits
    synthesizer: Synthesizer
    speech: SpeechClient
    site: Path
    live_turns: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(live.AT_ONCE))
    preview_places: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(masking.PREVIEWS))
    preview_turn: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(1))
    _turns: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(AT_ONCE))

    async def in_turn(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what is heavy, two at a time. Those who wait hold no thread, so all others are served."""
        return await to_thread.run_sync(partial(work, *args, **kwargs), limiter=self._turns)


def _context(request: Request) -> Context:
    return request.app.state.context


def _secret(authorization: Annotated[str, Header()] = "") -> str:
    scheme, _, secret = authorization.partition(" ")
    return secret if scheme.lower() == "bearer" else ""


Ctx = Annotated[Context, Depends(_context)]
Secret = Annotated[str, Depends(_secret)]
