"""Recordings that wait for a person to write them down: what the machine does not know, or got wrong."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from lapor_pwa.db import queries
from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.domain.regions import place_name
from lapor_pwa.services import standing

SHOWN = 25


@dataclass(frozen=True)
class WaitingReport:
    """One recording that waits.

    Attributes:
        language: BCP 47 code of what is spoken, as the reporter says.
        seconds: Length of the recording.
        disputed: Whether there are words already and the reporter says that some are wrong.
    """

    number: str
    language: str
    request_type: str
    place: str | None
    requested_at: datetime
    seconds: float
    disputed: bool


@dataclass(frozen=True)
class WritingQueue:
    """The oldest that wait, and how many wait in each language."""

    reports: tuple[WaitingReport, ...]
    counts: dict[str, int]


def waiting(session: Session, language: str = "") -> WritingQueue:
    """Return those who have waited longest, of one language when given.

    What is written down leaves the queue, so there is no second page.
    """
    rows = queries.waiting_for_a_person(session, language, SHOWN)
    return WritingQueue(tuple(_waiting(row) for row in rows), queries.waiting_by_language(session))


def next_number(session: Session, language: str = "") -> str:
    """Return the number of the report that has waited longest; empty when none waits."""
    rows = queries.waiting_for_a_person(session, language, 1)
    return rows[0].number if rows else ""


def _waiting(request: ServiceRequest) -> WaitingReport:
    voice = standing.voice_of(request)
    return WaitingReport(
        number=request.number,
        language=standing.spoken_language(request),
        request_type=request.request_type,
        place=place_name(request.jurisdiction_id) or request.address,
        requested_at=request.requested_at,
        seconds=(voice.seconds if voice else None) or 0,
        disputed=bool(request.transcripts),
    )
