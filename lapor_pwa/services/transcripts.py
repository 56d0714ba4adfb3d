"""What reporters say about the words that were written down for them: right, wrong, another language.

Each may arrive twice, from a phone that did not hear the answer: the second time changes nothing.
"""

from uuid import UUID

from sqlalchemy.orm import Session

from lapor_pwa.db import queries
from lapor_pwa.db.models import Event, ServiceRequest, now
from lapor_pwa.domain.transcript_answers import TranscriptAnswer
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services import masking, standing
from lapor_pwa.settings import Settings
from locales import N_


def approve(
    session: Session, settings: Settings, request_id: UUID, version: int, destroy_voice: bool
) -> ServiceRequest:
    """Keep that the words are right; then, when asked to, let the original voice be destroyed.

    Args:
        session: A writing one.
        settings: Where files are.
        request_id: Whose words.
        version: How many transcripts there were when the reporter read the last one.
        destroy_voice: The reporter's choice; it takes the place of what was chosen when sending. It is done
            once this transaction is on the disk, or when the masked voice is there (`masking`).

    Raises:
        NotFound: There is no such report.
        LaporError: ``transcript_changed``, ``nothing_to_approve``, ``voice_stays``.
    """
    request = _locked(session, request_id)
    _check_version(request, version)
    newly = standing.approvable(request)
    if not newly and request.transcript_approved_at is None:
        raise LaporError("nothing_to_approve", N_("There are no words yet that you could confirm."), 409)
    if destroy_voice and not (standing.may_destroy_voice(request) or standing.voice_destroyed(request)):
        raise LaporError("voice_stays", N_("The recording of this report is kept."), 409)
    if newly:
        request.transcript_approved_at = now()
        _add_line(session, request, TranscriptAnswer.APPROVED)
    if destroy_voice and (newly or not request.destroy_voice):
        _add_line(session, request, TranscriptAnswer.VOICE_DESTROYED)
    if not standing.voice_destroyed(request):
        request.destroy_voice = destroy_voice
    if destroy_voice:
        masking.destroy_original(session, settings, request)
    return request


def dispute(session: Session, request_id: UUID, version: int) -> ServiceRequest:
    """Keep that some words are wrong: a person listens next. An earlier "right" is taken back.

    Raises:
        NotFound: There is no such report.
        LaporError: ``transcript_changed``; ``nobody_can_listen``: the voice is gone, or not there yet.
    """
    request = _locked(session, request_id)
    if request.transcription == "audio_only":
        return request
    _check_version(request, version)
    if not standing.disputable(request):
        raise LaporError(
            "nobody_can_listen", N_("Nobody can listen to this recording. Send a new report instead."), 409
        )
    request.transcription = "audio_only"
    request.transcript_approved_at = None
    if not standing.voice_destroyed(request):
        request.destroy_voice = False
    _add_line(session, request, TranscriptAnswer.DISPUTED)
    return request


def answer_language(session: Session, request_id: UUID, language: str) -> ServiceRequest:
    """Keep what the reporter says was spoken; another language than before is written down anew.

    Raises:
        NotFound: There is no such report.
        InvalidInput: ``unknown_language``: neither the present one nor the one asked about.
    """
    request = _locked(session, request_id)
    asked = standing.heard_as(request)
    if language == asked:
        request.spoken_language = language
        standing.listen_again(request)
        _add_line(session, request, TranscriptAnswer.LANGUAGE_CHANGED)
    elif language != standing.spoken_language(request):
        raise InvalidInput("unknown_language", N_("Choose the language from the list."), "language")
    elif asked:
        _add_line(session, request, TranscriptAnswer.LANGUAGE_KEPT)
    return request


def _locked(session: Session, request_id: UUID) -> ServiceRequest:
    """Return the report with everything, as nobody else can change it now."""
    if queries.lock_request(session, request_id) is None:
        raise NotFound
    request = queries.request_with_everything(session, request_id)
    if request is None:
        raise NotFound
    return request


def _check_version(request: ServiceRequest, version: int) -> None:
    if version != len(request.transcripts):
        raise LaporError("transcript_changed", N_("The words have changed. Please read them again."), 409)


def _add_line(session: Session, request: ServiceRequest, answer: TranscriptAnswer) -> None:
    request.updated_at = now()
    line = Event(
        request_id=request.id,
        at=request.updated_at,
        status=request.status,
        actor="reporter",
        reason=answer.value,
    )
    queries.add_event(session, line)
    session.flush()
    session.expire(request, ["events"])
