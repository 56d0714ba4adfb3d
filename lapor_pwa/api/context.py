"""What the API's routes work with, made once per process, and handed to them by FastAPI."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Header, Request
from sqlalchemy import Engine

from lapor_pwa.api.limits import Limits
from lapor_pwa.services.jobs import Jobs
from lapor_pwa.settings import Settings
from speech.synthesizer import Synthesizer


@dataclass(frozen=True)
class Context:
    """The parts of the process.

    Attributes:
        site: Folder of the exported pages.
    """

    settings: Settings
    engine: Engine
    jobs: Jobs
    limits: Limits
    synthesizer: Synthesizer
    site: Path


def _context(request: Request) -> Context:
    return request.app.state.context


def _secret(authorization: Annotated[str, Header()] = "") -> str:
    scheme, _, secret = authorization.partition(" ")
    return secret if scheme.lower() == "bearer" else ""


Ctx = Annotated[Context, Depends(_context)]
Secret = Annotated[str, Depends(_secret)]
