"""Write down what was said. The report's row says whether that is still to be done."""

import logging
from dataclasses import asdict
from uuid import UUID

from sqlalchemy import Engine

from lapor_pwa.db import queries
from lapor_pwa.db.models import Transcript, now
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.tracking import parse_number
from lapor_pwa.services.media import stored_path
from lapor_pwa.services.standing import listen_again, spoken_language, voice_of, why_not_again
from lapor_pwa.settings import Settings
from speech import transcriber as recogniser
from speech.errors import EngineAway, SpeechError
from speech.languages import draft_worth_showing
from speech.transcriber import Transcriber

# A killed worker costs one. Giving up means that a person has to listen.
MAX_ATTEMPTS = 10
SWEEP_LIMIT = 100

log = logging.getLogger(__name__)


class NotAgain(Exception):
    """A report cannot be written down again; the message says why."""


def transcribe_request(
    engine: Engine, settings: Settings, transcriber: Transcriber, request_id: UUID
) -> None:
    """Write down a report's sound, once. Nothing happens when it is done already or the sound is not there.

    No transaction is open while the engine listens: that takes seconds, and others want to write.

    Raises:
        EngineAway: Nobody listens now. The report waits, and has lost none of its attempts.
    """
    with reading(engine) as session:
        request = queries.request_with_everything(session, request_id)
        voice = voice_of(request) if request else None
        if request is None or voice is None or not voice.stored_sha256 or request.transcription != "pending":
            return
        path, language = stored_path(settings, voice), spoken_language(request)
    if not draft_worth_showing(language, settings.whisper_model):
        _finish(engine, request_id, None)
        return
    with writing(engine) as session:
        attempt = queries.begin_transcription(session, request_id)
    if attempt is None:
        return
    if attempt > MAX_ATTEMPTS:
        log.error("Gave up writing down report %s after %d attempts", request_id, MAX_ATTEMPTS)
        _finish(engine, request_id, None)
        return
    try:
        transcript = transcriber.transcribe(path, language)
    except EngineAway:
        with writing(engine) as session:
            queries.take_back_transcription(session, request_id)
        raise
    except SpeechError as error:
        log.warning("Report %s stays a sound only: %s", request_id, type(error).__name__)
        transcript = None
    _finish(engine, request_id, transcript)


def pending(engine: Engine) -> list[UUID]:
    """Return what the queue may have forgotten."""
    with reading(engine) as session:
        return queries.pending_transcriptions(session, SWEEP_LIMIT)


def ask_again(engine: Engine, number: str) -> UUID:
    """Mark a report to be written down once more, and return its id for the queue. What is there stays.

    Raises:
        NotAgain: There is no such report, no sound, or a person's words already.
    """
    with writing(engine) as session:
        parsed = parse_number(number)
        found = queries.request_by_number(session, parsed) if parsed else None
        request = queries.lock_request(session, found.id) if found else None
        problem = why_not_again(request) if request else "no_such_report"
        if request is None or problem not in {None, "transcription_pending"}:
            raise NotAgain(f"Report {number} cannot be written down again: {problem}")
        listen_again(request)
        return request.id


def _finish(engine: Engine, request_id: UUID, heard: recogniser.Transcript | None) -> None:
    with writing(engine) as session:
        request = queries.lock_request(session, request_id)
        if request is None or request.transcription != "pending":
            return
        request.updated_at = now()
        request.transcription = "done" if heard and heard.text else "audio_only"
        if heard and heard.text:
            queries.add_transcript(
                session,
                Transcript(
                    request_id=request_id,
                    text=heard.text,
                    language=heard.language,
                    heard_as=heard.heard_as or None,
                    model=heard.model,
                    settings=dict(heard.settings),
                    segments=[asdict(segment) for segment in heard.segments],
                    audio_seconds=heard.audio_seconds,
                ),
            )
