"""What waits for the model, and who is next: live text before reports, and nobody for ever."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from speech.transcriber import Job, Transcript

BATCH_JOBS = 8
BATCH_SECONDS = 60.0
"""Sound in one batch: more would make somebody who speaks right now wait too long."""
LIVE_IN_A_ROW = 3
"""After so many batches of live text, reports that wait get one."""
MOST_LIVE = 16
MOST_REPORTS = 32


class QueueFull(Exception):
    """More waits than can be kept in memory. Whoever asks again later is served."""


@dataclass(eq=False)
class Waiting:
    """A job and where its outcome goes.

    Attributes:
        seconds: Length of the sound.
        live: Somebody looks at the screen for it.
        alone: It was in a batch that failed, and is tried once more without company.
    """

    job: Job
    seconds: float
    live: bool
    outcome: asyncio.Future[Transcript]
    alone: bool = False


@dataclass
class Queue:
    """Two lines, each in order of arrival."""

    _live: deque[Waiting] = field(default_factory=deque)
    _reports: deque[Waiting] = field(default_factory=deque)
    _live_in_a_row: int = 0

    def put(self, waiting: Waiting) -> None:
        """Add at the end.

        Raises:
            QueueFull: There is no room.
        """
        line = self._line(waiting)
        if len(line) >= (MOST_LIVE if waiting.live else MOST_REPORTS):
            raise QueueFull
        line.append(waiting)

    def put_back(self, batch: list[Waiting]) -> None:
        """Put what a failed batch held before all others, each to be tried alone."""
        for waiting in reversed(batch):
            waiting.alone = True
            self._line(waiting).appendleft(waiting)

    def take(self) -> list[Waiting]:
        """Return the next batch; empty when nothing waits. Nobody is in it who has gone away."""
        for line in (self._live, self._reports):
            for waiting in [each for each in line if each.outcome.done()]:
                line.remove(waiting)
        live_first = self._live and not (self._reports and self._live_in_a_row >= LIVE_IN_A_ROW)
        self._live_in_a_row = self._live_in_a_row + 1 if live_first else 0
        return _first_of(self._live if live_first else self._reports)

    def _line(self, waiting: Waiting) -> deque[Waiting]:
        return self._live if waiting.live else self._reports


def _first_of(line: deque[Waiting]) -> list[Waiting]:
    batch: list[Waiting] = []
    seconds = 0.0
    while line and len(batch) < BATCH_JOBS:
        seconds += line[0].seconds
        if batch and (line[0].alone or seconds > BATCH_SECONDS):
            break
        batch.append(line.popleft())
        if batch[0].alone:
            break
    return batch
