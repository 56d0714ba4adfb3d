"""The host's socket: one connection, one question, one answer. Garbage costs only whoever sent it."""

import asyncio
import contextlib
import os
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

from speech.host.place import make_folder
from speech.host.wire import LINE_BYTES, BadFrame, Frame, receive_soon, send_soon

Answer = Callable[[Frame], Coroutine[Any, Any, dict[str, Any]]]

MOST_CLIENTS = 64
ASKING_SECONDS = 10.0
"""How long a question may take to arrive; the longest has 13 MB and comes from this machine."""
_BODY_BYTES = 16 * 1024 * 1024


async def serve(listener: socket.socket, answer: Answer, background: Coroutine[Any, Any, None]) -> None:
    """Answer on ``listener`` and run ``background`` beside it until SIGTERM or SIGINT.

    Whoever waits then sees the connection close.
    """
    asked_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked_to_stop.set)
    clients: set[asyncio.Task[None]] = set()

    async def welcome(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None or len(clients) >= MOST_CLIENTS:
            writer.close()
            return
        clients.add(task)
        try:
            await _one(reader, writer, answer)
        finally:
            clients.discard(task)
            writer.close()

    server = await asyncio.start_unix_server(welcome, sock=listener, limit=LINE_BYTES)
    work, stop = asyncio.create_task(background), asyncio.create_task(asked_to_stop.wait())
    await asyncio.wait({work, stop}, return_when=asyncio.FIRST_COMPLETED)
    server.close()
    for task in (work, stop, *clients):
        task.cancel()
    ended, *_ = await asyncio.gather(work, stop, *clients, return_exceptions=True)
    if isinstance(ended, Exception):
        raise ended


async def _one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Answer) -> None:
    """Answer one question, unless whoever asked goes away before."""
    try:
        async with asyncio.timeout(ASKING_SECONDS):
            question = await receive_soon(reader, _BODY_BYTES)
    except (BadFrame, TimeoutError, OSError):
        return
    answering, gone = asyncio.create_task(answer(question)), asyncio.create_task(reader.read(1))
    try:
        await asyncio.wait({answering, gone}, return_when=asyncio.FIRST_COMPLETED)
        if answering.done():
            with contextlib.suppress(OSError, BadFrame):
                await send_soon(writer, Frame(answering.result()))
    finally:
        for task in (answering, gone):
            task.cancel()
        await asyncio.gather(answering, gone, return_exceptions=True)


@contextmanager
def listening(path: Path) -> Iterator[socket.socket]:
    """Listen as the only one: a second host waits here until the first has ended, however it ends."""
    make_folder(path)
    lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        flock(lock, LOCK_EX)
        path.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listener:
            before = os.umask(0o177)
            try:
                listener.bind(str(path))
            finally:
                os.umask(before)
            yield listener
        path.unlink(missing_ok=True)
    finally:
        os.close(lock)
