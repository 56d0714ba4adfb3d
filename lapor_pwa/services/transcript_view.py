"""What was written down of a report's sound, as its reporter sees it and may answer to it."""

from dataclasses import dataclass
from datetime import datetime

from babel import Locale

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.services import standing
from lapor_pwa.services.heard import pieces, worded
from locales import N_, translate


@dataclass(frozen=True)
class PieceView:
    """Some words of the transcript, and whether the machine was sure of them."""

    text: str
    sure: bool


@dataclass(frozen=True)
class TranscriptView:
    """What was written down of the report's sound, and what its reporter may say to it.

    Attributes:
        version: How many there have been; names what the reporter read when they answer.
        pieces: The newest, in its order.
        by_officer: Whether a person wrote it.
        language: BCP 47 code of what was spoken, as the reporter says.
        heard_as: The one it sounded like, while the reporter has not answered `question`.
        approvable: Whether the words wait to be confirmed.
        disputable: Whether a person can still listen and correct them.
        may_destroy_voice: Whether deleting the original voice is offered.
        destroy_voice: Whether that was chosen; it may still wait for the masked voice.
    """

    version: int
    pieces: list[PieceView]
    by_officer: bool
    language: str
    heard_as: str | None
    question: str | None
    approvable: bool
    approved_at: datetime | None
    disputable: bool
    may_destroy_voice: bool
    destroy_voice: bool
    voice_destroyed: bool


def transcript_view(request: ServiceRequest, locale: str) -> TranscriptView | None:
    """Return the newest transcript, in ``locale`` where we speak; ``None`` when there is none."""
    if not request.transcripts:
        return None
    newest, heard_as = request.transcripts[-1], standing.heard_as(request)
    return TranscriptView(
        version=len(request.transcripts),
        pieces=[PieceView(piece.text, piece.sure) for piece in worded(pieces(newest), locale)],
        by_officer=newest.officer_id is not None,
        language=standing.spoken_language(request),
        heard_as=heard_as,
        question=_question(heard_as, locale) if heard_as else None,
        approvable=standing.approvable(request),
        approved_at=request.transcript_approved_at,
        disputable=standing.disputable(request),
        may_destroy_voice=standing.may_destroy_voice(request),
        destroy_voice=request.destroy_voice,
        voice_destroyed=standing.voice_destroyed(request),
    )


def _question(language: str, locale: str) -> str:
    name = Locale.parse(locale).languages.get(language, language)
    return translate(locale, N_("It sounds like {language}. Did you speak {language}?"), language=name)
