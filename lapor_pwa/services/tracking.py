"""Find a report again by what its receipt says, and tell its reporter how it stands."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from lapor_pwa.db import queries
from lapor_pwa.db.models import Event, ServiceRequest
from lapor_pwa.domain.spoken_status import sentence
from lapor_pwa.domain.tracking import hash_secret, parse_number
from lapor_pwa.domain.transcript_answers import TO_REPORTERS, answer_in
from lapor_pwa.errors import NotFound
from lapor_pwa.services.transcript_view import TranscriptView, transcript_view
from locales import translate

# Compared with when there is no such report, so that both ways of being wrong do the same work.
NO_HASH = "0" * 64


@dataclass(frozen=True)
class AttachmentView:
    """A file of the report. The phone deletes its copy only once this says ``stored``."""

    sha256: str
    role: str
    state: str


@dataclass(frozen=True)
class EventView:
    """One step in the report's history, with the officer's public words, if any, and their language.

    Attributes:
        about: What the reporter did, in words, when it is their own step and no change of status.
    """

    id: UUID
    status: str
    at: datetime
    answer: str | None
    language: str | None
    about: str | None


@dataclass(frozen=True)
class RequestView:
    """What the reporter may know about their report."""

    service_request_id: str
    status: str
    requested_at: datetime
    updated_at: datetime
    request_type: str
    agency_responsible: str | None
    transcript: str | None
    transcription: str
    spoken: TranscriptView | None
    attachments: list[AttachmentView]
    history: list[EventView]
    spoken_status: str


def find_request(session: Session, number: str, secret: str) -> ServiceRequest:
    """Return the report that this number and secret belong to.

    Raises:
        NotFound: No such number, or not its secret: told alike.
    """
    parsed, hashed = parse_number(number), hash_secret(secret)
    # Only what is compared: reading all of a report takes longer than finding none, and that would tell.
    expected = queries.secret_hash(session, parsed) if parsed else None
    right = hmac.compare_digest(expected or NO_HASH, hashed or "")
    request = queries.request_by_number(session, parsed) if parsed and expected and right else None
    if request is None:
        raise NotFound
    return request


def view(request: ServiceRequest, locale: str) -> RequestView:
    """Return what the reporter sees, in ``locale``."""
    return RequestView(
        service_request_id=request.number,
        status=request.status,
        requested_at=request.requested_at,
        updated_at=request.updated_at,
        request_type=request.request_type,
        agency_responsible=request.agency_responsible,
        transcript=current_transcript(request),
        transcription=request.transcription,
        spoken=transcript_view(request, locale),
        attachments=[AttachmentView(each.sha256, each.role, each.state) for each in request.attachments],
        history=[_event(each, request, locale) for each in request.events],
        spoken_status=translate(locale, sentence(request.status)),
    )


def language_of(event: Event, request: ServiceRequest) -> str:
    """Return the language of the words in ``event``: as the officer said, else the report's."""
    return event.answer_language or request.locale


def current_transcript(request: ServiceRequest) -> str | None:
    """Return the newest transcript: an officer's correction, else the machine's."""
    return request.transcripts[-1].text if request.transcripts else None


def _event(event: Event, request: ServiceRequest, locale: str) -> EventView:
    language = language_of(event, request) if event.answer else None
    answer = answer_in(event.actor, event.reason)
    about = translate(locale, TO_REPORTERS[answer]) if answer else None
    return EventView(event.id, event.status, event.at, event.answer, language, about)
