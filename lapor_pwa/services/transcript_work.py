"""What officers do with the words of a recording: write down, correct, let the machine try again."""

from uuid import UUID

from sqlalchemy.orm import Session

from lapor_pwa.db import queries
from lapor_pwa.db.models import Officer, ServiceRequest
from lapor_pwa.errors import LaporError
from lapor_pwa.services import follow_up, standing
from lapor_pwa.services.casework import request_of
from locales import N_

# By the codes of `standing.why_not_again`.
NOT_AGAIN = {
    "no_voice": N_("There is no recording to listen to."),
    "voice_destroyed": N_("The original recording is deleted. The machine cannot listen to it again."),
    "transcript_approved": N_("The reporter has confirmed these words."),
    "written_by_a_person": N_("A person has written this down. The machine would know less."),
    "person_promised": N_("Some words are wrong. The reporter waits for a person to listen."),
    "transcription_pending": N_("The machine is about to write this down."),
}


def write_down(session: Session, officer: Officer, number: str, text: str) -> None:
    """Keep what an officer heard of a recording that waits; it leaves the queue. A second click does nothing.

    Raises:
        NotFound: There is no such report.
        LaporError: ``transcript_empty``; ``written_meanwhile``: a colleague was quicker.
        InvalidInput: ``answer_too_long``.
    """
    request, text = _locked(session, number), _tidy(text)
    if request.transcription == "audio_only":
        follow_up.correct_transcript(session, officer, request.id, text)
        return
    newest = request.transcripts[-1] if request.transcripts else None
    if newest is None or (newest.officer_id, newest.text) != (officer.id, text):
        raise LaporError(
            "written_meanwhile",
            N_("This recording was written down meanwhile. Your words are still here. Look at the report."),
            409,
        )


def correct_transcript(session: Session, officer: Officer, number: str, text: str) -> None:
    """Keep what an officer heard as the newest version; unchanged words make no new one.

    Words that the reporter calls wrong are looked at by a person: kept unchanged they count, too.

    Raises:
        NotFound: There is no such report.
        LaporError: ``transcript_empty``, and what `follow_up.correct_transcript` refuses.
    """
    request, text = _locked(session, number), _tidy(text)
    waits = request.transcription == "audio_only"
    if waits or not request.transcripts or request.transcripts[-1].text != text:
        follow_up.correct_transcript(session, officer, request.id, text)


def write_again(session: Session, number: str) -> UUID:
    """Let the machine write a recording down once more; return the report's id, to ask the queue for it.

    Raises:
        NotFound: There is no such report.
        LaporError: The code of `standing.why_not_again`.
    """
    request = _locked(session, number)
    problem = standing.why_not_again(request)
    if problem:
        raise LaporError(problem, NOT_AGAIN[problem], 409)
    standing.listen_again(request)
    return request.id


def _locked(session: Session, number: str) -> ServiceRequest:
    request = request_of(session, number)
    queries.lock_request(session, request.id)
    # The lock may have waited for somebody else's change.
    session.expire(request, ["transcripts", "attachments"])
    return request


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise LaporError("transcript_empty", N_("Write down what you hear."), 422, ("transcript",))
    return text
