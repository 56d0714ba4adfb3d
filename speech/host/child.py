"""A child process that answers one request at a time. Dead or too late, it is killed and made anew."""

import asyncio
import contextlib
import subprocess
from collections.abc import Mapping, Sequence

from speech.host.wire import LINE_BYTES, BadFrame, Frame, receive_soon, send_soon

# The samples of the longest recording, and some room.
_ANSWER_BYTES = 64 * 1024 * 1024


class ChildFailed(Exception):
    """The child died or did not answer in time. It is gone; the next request starts another."""


class Child:
    """Owns the process. Must be used from the main thread's event loop: the kernel ends a child together
    with the *thread* that started it (prctl(2), PR_SET_PDEATHSIG).
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], start_seconds: float, *, quiet: bool
    ) -> None:
        """Describe the child; nothing is started yet.

        Args:
            command: Program that calls `answering.answer_parent`.
            environment: All that it gets to know of ours.
            start_seconds: How long until it must be ready.
            quiet: What it complains about goes nowhere: it may quote what is in a stranger's file.
        """
        self._command, self._environment, self._start_seconds = command, dict(environment), start_seconds
        self._stderr = subprocess.DEVNULL if quiet else None
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """Process id, ``None`` while there is no process."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def start(self) -> Frame | None:
        """Start it unless it runs; return what it said when it was ready, ``None`` when it ran already.

        Raises:
            ChildFailed: It never was ready.
        """
        async with self._turn:
            return await self._start()

    async def ask(self, request: Frame, seconds: float) -> Frame:
        """Return the answer to ``request``, which must come within ``seconds`` once it is our turn.

        Raises:
            ChildFailed: It did not come.
        """
        async with self._turn:
            await self._start()
            return await self._exchange(request, seconds)

    async def ended(self) -> None:
        """Return once the process has ended, of itself or not."""
        if self._process:
            await self._process.wait()

    async def stop(self) -> None:
        """End it now, whatever it does."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()

    async def _start(self) -> Frame | None:
        if self.pid is not None:
            return None
        await self.stop()
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._stderr,
            env=self._environment,
            limit=LINE_BYTES,
        )
        return await self._exchange(None, self._start_seconds)

    async def _exchange(self, request: Frame | None, seconds: float) -> Frame:
        process = self._process
        assert process and process.stdin and process.stdout  # noqa: S101
        try:
            async with asyncio.timeout(seconds):
                if request:
                    await send_soon(process.stdin, request)
                return await receive_soon(process.stdout, _ANSWER_BYTES)
        except (BadFrame, TimeoutError, OSError) as error:
            await self.stop()
            raise ChildFailed(type(error).__name__) from error
        except asyncio.CancelledError:
            # Its answer would come in place of the next one's.
            await self.stop()
            raise
