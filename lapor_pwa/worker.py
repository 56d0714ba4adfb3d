"""The worker process: it owns the one speech model, which must not be used by two threads at once."""

import logging
import os
import sys
from functools import cached_property
from uuid import UUID

from huey.consumer import Consumer
from sqlalchemy import Engine

from lapor_pwa.db.session import make_engine
from lapor_pwa.services import media, staging, transcription
from lapor_pwa.services.jobs import make_jobs
from lapor_pwa.settings import Settings
from speech.errors import WeightsMissing
from speech.transcriber import Transcriber

log = logging.getLogger(__name__)


class Work:
    """What the worker does, one thing after the other."""

    def __init__(self, settings: Settings, transcriber: Transcriber | None = None) -> None:
        self.settings = settings
        self.engine: Engine = make_engine(settings.sqlalchemy_url)
        if transcriber:
            self.transcriber = transcriber

    @cached_property
    def transcriber(self) -> Transcriber:
        """The model, loaded when first needed: it takes seconds and 0.7 GB."""
        from speech import weights
        from speech.engine.pipeline import WhisperTranscriber

        path = weights.find(self.settings.whisper_model, self.settings.weights_dir, _say)
        return WhisperTranscriber(path, threads=os.cpu_count() or 1)

    def transcribe(self, request_id: UUID) -> None:
        """Write down one report's sound; without a model it stays pending and the sweep comes back to it."""
        try:
            transcription.transcribe_request(self.engine, self.settings, self.transcriber, request_id)
        except WeightsMissing as problem:
            log.error("No speech model: %s. Reports wait. Try: lapor doctor", problem)

    def sweep(self) -> None:
        """Do what the queue forgot: those tried least first, so that one bad sound holds up nobody else."""
        for request_id in transcription.pending(self.engine):
            try:
                self.transcribe(request_id)
            except Exception as error:
                log.error("Writing down report %s failed: %s", request_id, type(error).__name__)
        staging.forget_old(self.settings)
        media.remove_leftovers(self.engine, self.settings)


def run(settings: Settings) -> None:
    """Work until told to stop."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    # One line a minute about the sweep would hide what matters.
    logging.getLogger("huey").setLevel(logging.WARNING)
    work = Work(settings)
    jobs = make_jobs(settings, work.transcribe, work.sweep)
    jobs.sweep()
    Consumer(jobs.huey, workers=1, worker_type="thread", periodic=True, initial_delay=0.1, max_delay=1).run()


def _say(*progress: object) -> None:
    log.info("Speech model: %s", " ".join(map(str, progress)))
