"""Hands batches to the model's child, one after the other, and finds out which sound breaks it.

A batch whose child dies or is late is taken apart: each of its jobs is tried once more, alone. One that
breaks the child again is `EngineFailed`; a person has to listen. The others get their transcripts.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from speech.errors import EngineAway, EngineFailed, SpeechError
from speech.host.child import Child, ChildFailed
from speech.host.messages import HostStatus, to_outcome
from speech.host.waiting import Queue, QueueFull, Waiting
from speech.host.wire import BadFrame, Frame
from speech.transcriber import Job, Transcript

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Patience:
    """How long the model may take, in seconds.

    Attributes:
        load: For loading; weights may have to be fetched first.
        least: For any batch.
        per_second: More for each second of sound. Whisper ``base`` takes 0.3 on two slow cores.
        again: After loading failed, until it is tried again.
        wait: How long those who ask wait for a model that is being loaded; fetching weights takes minutes.
    """

    load: float = 1800.0
    least: float = 30.0
    per_second: float = 5.0
    again: float = 15.0
    wait: float = 30.0


class EngineRoom:
    """The queue, the model's child, and whoever waits."""

    def __init__(self, child: Child, rate: int, patience: Patience) -> None:
        """Nothing is loaded before `run`; ``rate`` is the samples in a second."""
        self._child, self._rate, self._patience = child, rate, patience
        self._queue = Queue()
        self._something = asyncio.Event()
        self._unanswered = 0
        self._away = ""
        self._told: Mapping[str, object] = {}

    def status(self) -> HostStatus:
        """Return how the host is."""
        model, device = str(self._told.get("model", "")), str(self._told.get("device", ""))
        return HostStatus(model, device, self._unanswered, self._away, self._child.pid or 0)

    async def write_down(self, job: Job, *, live: bool) -> Transcript:
        """Return the job's transcript, when it is its turn.

        Raises:
            EngineAway: No model, or too much waits already.
            EngineFailed: The sound broke the child twice.
            SpeechError: As `Transcriber.transcribe`.
        """
        if self._away:
            raise EngineAway(self._away)
        outcome = asyncio.get_running_loop().create_future()
        try:
            self._queue.put(Waiting(job, job.samples.size / self._rate, live, outcome))
        except QueueFull as error:
            raise EngineAway("too much waits") from error
        self._something.set()
        self._unanswered += 1
        try:
            return await outcome
        finally:
            self._unanswered -= 1

    async def run(self) -> None:
        """Load the model, then work until cancelled."""
        while True:
            await self._load()
            batch = self._queue.take()
            if batch:
                await self._try(batch)
            else:
                await self._something_to_do()

    async def _something_to_do(self) -> None:
        """Return when a job has come, or the child has died: then it is loaded before the next job comes."""
        self._something.clear()
        events = [asyncio.create_task(self._something.wait()), asyncio.create_task(self._child.ended())]
        try:
            await asyncio.wait(events, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for event in events:
                event.cancel()

    async def _load(self) -> None:
        """Return once the model is loaded; meanwhile those who wait are told when that fails."""
        while True:
            if self._child.pid is None:
                self._told = {}
            try:
                ready = await self._loaded()
            except ChildFailed as failure:
                reason = f"the model's process ended or hung while loading ({failure})"
            else:
                if ready is None or "error" not in ready.head:
                    self._told = ready.head if ready else self._told
                    self._away = ""
                    return
                reason = str(ready.head.get("detail"))
                await self._child.stop()
            log.error("No speech model: %s. Reports wait. Try: lapor doctor", reason)
            self._told = {}
            self._send_away(reason)
            await asyncio.sleep(self._patience.again)

    async def _loaded(self) -> Frame | None:
        """Load the model; when that takes long, those who wait are sent away: they have other work to do."""
        loading = asyncio.create_task(self._child.start())
        try:
            await asyncio.wait({loading}, timeout=self._patience.wait)
            if not loading.done():
                self._send_away("the model is still being loaded")
            return await loading
        finally:
            loading.cancel()

    def _send_away(self, reason: str) -> None:
        self._away = reason
        while batch := self._queue.take():
            for waiting in batch:
                waiting.outcome.set_exception(EngineAway(reason))

    async def _try(self, batch: list[Waiting]) -> None:
        try:
            outcomes = await self._outcomes(batch)
        except ChildFailed as failure:
            await self._child.stop()
            log.warning("The model's process failed with %d sounds (%s)", len(batch), failure)
            if not batch[0].alone:
                self._queue.put_back(batch)
                return
            outcomes = [EngineFailed("broke the model twice")]
        for waiting, outcome in zip(batch, outcomes, strict=True):
            _give(waiting, outcome)

    async def _outcomes(self, batch: list[Waiting]) -> list[Transcript | SpeechError]:
        jobs = [(waiting.job.samples.size, waiting.job.language) for waiting in batch]
        sound = b"".join(waiting.job.samples.tobytes() for waiting in batch)
        seconds = self._patience.least + self._patience.per_second * sum(each.seconds for each in batch)
        answer = await self._child.ask(Frame({"jobs": jobs}, sound), seconds)
        try:
            outcomes = [to_outcome(each) for each in answer.head["outcomes"]]
        except (BadFrame, KeyError, TypeError) as error:
            raise ChildFailed("an answer that makes no sense") from error
        if len(outcomes) != len(batch):
            raise ChildFailed("another number of outcomes")
        return outcomes


def _give(waiting: Waiting, outcome: Transcript | SpeechError) -> None:
    if waiting.outcome.done():
        return  # Whoever asked has gone away.
    if isinstance(outcome, SpeechError):
        waiting.outcome.set_exception(outcome)
    else:
        waiting.outcome.set_result(outcome)
