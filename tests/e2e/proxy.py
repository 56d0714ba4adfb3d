"""A bad network: a TCP proxy that resets a connection after a given number of bytes."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Cut:
    """Where connections break.

    Attributes:
        direction: ``up`` counts bytes to the server, ``down`` bytes to the phone.
        after_bytes: Bytes that still pass, over all connections since it was set.
        times: How many connections it breaks.
    """

    direction: str
    after_bytes: int
    times: int = 1


@dataclass
class Proxy:
    """Forward ``port`` to ``target_port`` on loopback.

    Attributes:
        when_cut: Called in the proxy's thread at the moment a connection breaks.
    """

    port: int
    target_port: int
    cut: Cut | None = None
    passed: int = 0
    broken: int = 0
    when_cut: Callable[[], None] | None = None
    _ready: threading.Event = field(default_factory=threading.Event)
    _loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True).start()
        assert self._ready.wait(5)

    def stop(self) -> None:
        if self._loop:
            self._loop.call_soon_threadsafe(self._stopped.set)

    def set(self, cut: Cut | None) -> None:
        self.passed, self.cut = 0, cut

    async def _serve(self) -> None:
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", self.port)
        self._ready.set()
        async with server:
            await self._stopped.wait()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:
            _reset(writer)
            return
        both = (writer, up_writer)
        await asyncio.gather(
            self._pump(reader, up_writer, "up", both), self._pump(up_reader, writer, "down", both)
        )

    async def _pump(self, reader, writer, direction, both) -> None:
        try:
            while data := await reader.read(1400):
                cut = self.cut
                if cut and cut.direction == direction and cut.times > 0:
                    room = cut.after_bytes - self.passed
                    self.passed += len(data)
                    if len(data) > room:
                        writer.write(data[: max(0, room)])
                        await writer.drain()
                        cut.times -= 1
                        self.passed = 0
                        self.broken += 1
                        if self.when_cut:
                            self.when_cut()
                        for end in both:
                            _reset(end)
                        return
                writer.write(data)
                await writer.drain()
        except (ConnectionError, OSError):
            pass
        finally:
            for end in both:
                end.close()


def _reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection at once, as a lost signal does, instead of closing it politely."""
    sock = writer.get_extra_info("socket")
    if sock is not None:
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
