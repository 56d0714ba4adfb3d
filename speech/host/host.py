"""The whole host put together: what ``lapor speech`` runs."""

import asyncio
import os
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

from speech.decode import RATE
from speech.host.child import Child
from speech.host.desk import DECODE_SECONDS, Desk
from speech.host.engine_room import EngineRoom, Patience
from speech.host.server import listening, serve

_PACKAGES = Path(__file__).parents[2]
# Whoever takes over a child by a file must not find these in its surroundings.
_SECRETS = ("LAPOR_SECRET_KEY", "DATABASE_URL")


@dataclass(frozen=True)
class Plan:
    """What a host is to be.

    Attributes:
        socket: Where it listens, see `place.socket_path`.
        model_command: Program of the child that owns the model.
        patience: How long that child may take.
    """

    socket: Path
    model_command: tuple[str, ...]
    patience: Patience = field(default_factory=Patience)


def plan(socket: Path, engine: str, spec: str, weights: Path) -> Plan:
    """Return the plan of a host with real weights; the names are those of `model.load`."""
    return Plan(socket, (sys.executable, "-m", "speech.host.model", engine, spec, str(weights)))


def run(plan: Plan) -> None:
    """Serve until SIGTERM or SIGINT. A second host on the same socket waits until the first has ended."""
    with listening(plan.socket) as listener:
        asyncio.run(_run(plan, listener))


async def _run(plan: Plan, listener: socket.socket) -> None:
    decoder_command = (sys.executable, "-m", "speech.host.decoder")
    # Each thread of OpenBLAS would ask for memory, of which the decoder has little.
    few = {**_surroundings(), "OPENBLAS_NUM_THREADS": "1"}
    decoder = Child(decoder_command, few, DECODE_SECONDS, quiet=True)
    model = Child(plan.model_command, {**_harmless(), **_surroundings()}, plan.patience.load, quiet=False)
    room = EngineRoom(model, RATE, plan.patience)
    try:
        await serve(listener, Desk(decoder, room).answer, room.run())
    finally:
        await decoder.stop()
        await model.stop()


def _surroundings() -> dict[str, str]:
    return {"PYTHONPATH": str(_PACKAGES), "LC_ALL": "C.UTF-8"}


def _harmless() -> dict[str, str]:
    """Return our own surroundings, which name proxies and graphics cards, without what is secret."""
    return {name: value for name, value in os.environ.items() if name not in _SECRETS}
