"""How the words of a spoken report stand: who wrote them, are they confirmed, what may still be asked."""

from lapor_pwa.db.models import Attachment, ServiceRequest
from lapor_pwa.domain.transcript_answers import TranscriptAnswer
from lapor_pwa.services.hearing import hearable

LANGUAGE_ANSWERS = frozenset({TranscriptAnswer.LANGUAGE_KEPT, TranscriptAnswer.LANGUAGE_CHANGED})


def voice_of(request: ServiceRequest) -> Attachment | None:
    """Return the recording that has arrived and was found good."""
    found = (each for each in request.attachments if each.role == "voice" and each.state == "stored")
    return next(found, None)


def spoken_language(request: ServiceRequest) -> str:
    """Return the language the reporter says was spoken; that of their pages when they did not say."""
    return request.spoken_language or request.locale


def approvable(request: ServiceRequest) -> bool:
    """Tell whether there are words to confirm that are not confirmed yet."""
    return (
        request.transcription == "done" and bool(request.transcripts) and not request.transcript_approved_at
    )


def disputable(request: ServiceRequest) -> bool:
    """Tell whether a person can still listen and write the words down anew."""
    return request.transcription == "done" and bool(request.transcripts) and _can_be_heard(request)


def voice_destroyed(request: ServiceRequest) -> bool:
    """Tell whether the original voice is gone."""
    voice = voice_of(request)
    return voice is not None and voice.destroyed_at is not None


def may_destroy_voice(request: ServiceRequest) -> bool:
    """Tell whether the reporter is offered to delete the original: those who want to be unknown."""
    wished = request.mask_voice or request.anonymous or request.confidential or request.destroy_voice
    return wished and voice_of(request) is not None and not voice_destroyed(request)


def heard_as(request: ServiceRequest) -> str | None:
    """Return the language it sounded like, when the reporter has still to be asked about it."""
    if not approvable(request) or voice_destroyed(request):
        return None
    answered = any(event.actor == "reporter" and event.reason in LANGUAGE_ANSWERS for event in request.events)
    heard = request.transcripts[-1].heard_as
    return heard if heard and heard != spoken_language(request) and not answered else None


def why_not_again(request: ServiceRequest) -> str | None:
    """Return a code for why the machine cannot write this down again; ``None`` when it can."""
    voice = voice_of(request)
    if voice is None:
        return "no_voice"
    if voice.stored_sha256 is None:
        return "voice_destroyed"
    if request.transcript_approved_at:
        return "transcript_approved"
    if any(version.officer_id for version in request.transcripts):
        return "written_by_a_person"
    if request.transcription == "audio_only" and request.transcripts:
        return "person_promised"
    return "transcription_pending" if request.transcription == "pending" else None


def listen_again(request: ServiceRequest) -> None:
    """Let the machine write this down once more. The caller holds the lock, and asks the queue afterwards."""
    request.transcription = "pending"
    request.transcription_attempts = 0


def _can_be_heard(request: ServiceRequest) -> bool:
    voice = voice_of(request)
    return voice is not None and hearable(request, voice) in {"yes", "soon"}
