"""The worker process: several jobs at once, because most of the time it waits for the speech process."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID

from huey.consumer import Consumer
from sqlalchemy import Engine

from lapor_pwa.db.session import make_engine
from lapor_pwa.services import live_takes, masking, media, staging, transcription
from lapor_pwa.services.jobs import make_jobs
from lapor_pwa.settings import Settings
from speech.errors import EngineAway
from speech.host.client import SpeechClient
from speech.transcriber import Transcriber

AT_ONCE = 4
"""Reports handed to the speech process at once: it writes them down together, which is quicker."""

log = logging.getLogger(__name__)


class Work:
    """What the worker does. Every method may be called by several threads at once."""

    def __init__(self, settings: Settings, transcriber: Transcriber | None = None) -> None:
        self.settings = settings
        self.engine: Engine = make_engine(settings.sqlalchemy_url)
        self.transcriber = transcriber or SpeechClient(settings.speech_socket)
        self._in_hand: set[UUID] = set()
        self._lock = threading.Lock()
        self._masking, self._transcribing = threading.Lock(), threading.Lock()

    def transcribe(self, request_id: UUID) -> bool:
        """Write down one report's sound; tell whether the speech process was there.

        Without it the report stays pending, and the sweep comes back to it.
        """
        with self._taken(request_id) as ours:
            if ours:
                try:
                    transcription.transcribe_request(self.engine, self.settings, self.transcriber, request_id)
                except EngineAway as problem:
                    log.error("Reports wait for the speech process: %s. Try: lapor doctor", problem)
                    return False
        return True

    def mask(self, request_id: UUID) -> None:
        """Make the masked voice of one report."""
        masking.mask_request(self.engine, self.settings, request_id)

    def sweep(self) -> None:
        """Do what the queue forgot: those tried least first, so that one bad sound holds up nobody else."""
        # Sounds that must not stay do not wait until an earlier sweep has written down all that it found.
        live_takes.remove_idle(self.settings)
        staging.forget_old(self.settings)
        staging.forget_arrived(self.engine, self.settings)
        media.remove_leftovers(self.engine, self.settings)
        _alone(self._masking, lambda: masking.sweep(self.engine, self.settings))
        _alone(self._transcribing, self._transcribe_forgotten)

    def _transcribe_forgotten(self) -> None:
        away = threading.Event()

        def try_one(request_id: UUID) -> None:
            try:
                if not away.is_set() and not self.transcribe(request_id):
                    away.set()
            except Exception as error:
                log.error("Writing down report %s failed: %s", request_id, type(error).__name__)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(try_one, transcription.pending(self.engine)))

    @contextmanager
    def _taken(self, request_id: UUID) -> Iterator[bool]:
        """Tell whether no other thread has this report in hand; keep it from them meanwhile."""
        with self._lock:
            ours = request_id not in self._in_hand
            self._in_hand.add(request_id)
        try:
            yield ours
        finally:
            if ours:
                with self._lock:
                    self._in_hand.discard(request_id)


def _alone(turn: threading.Lock, work: Callable[[], None]) -> None:
    """Do the work unless another thread still does."""
    if turn.acquire(blocking=False):
        try:
            work()
        finally:
            turn.release()


def run(settings: Settings) -> None:
    """Work until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    # One line a minute about the sweep would hide what matters.
    logging.getLogger("huey").setLevel(logging.WARNING)
    work = Work(settings)
    jobs = make_jobs(settings, work.transcribe, work.mask, work.sweep)
    jobs.sweep()
    Consumer(
        jobs.huey, workers=AT_ONCE, worker_type="thread", periodic=True, initial_delay=0.1, max_delay=1
    ).run()
