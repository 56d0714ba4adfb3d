"""The tables. A report's row is the truth about what has happened to it and what still has to be done."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from lapor_pwa.db.types import UtcDateTime


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


class Base(DeclarativeBase):
    """Common ground: every constraint has a predictable name, so that a migration can find it again."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


class ServiceRequest(Base):
    """A report (Open311: service request). Its id is the submission's, made on the phone.

    Attributes:
        number: Ten digits that people read out (``service_request_id`` outside).
        secret_sha256: Hash of the receipt's secret; the secret itself is kept nowhere.
        submission_sha256: Hash of the canonical submission, to tell a repetition from another report.
        transcription: ``none``, ``pending``, ``done`` or ``audio_only`` (a person has to listen).
        transcription_attempts: How often the worker began; a sound that kills it is given up in the end.
        spoken_language: BCP 47 code of what was spoken; empty means that of ``locale``.
        mask_voice: Officers hear the voice with pitch and formants changed only.
        destroy_voice: The original is destroyed once the reporter has approved the transcript.
        agency_responsible: Public name of the agency, once an officer has chosen one.
    """

    __tablename__ = "service_request"
    __table_args__ = (
        Index("ix_service_request_newest", "requested_at", "id"),
        Index("ix_service_request_transcription", "transcription", "transcription_attempts"),
        CheckConstraint("length(number) = 10", name="number_length"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(10), unique=True)
    secret_sha256: Mapped[str] = mapped_column(String(64))
    submission_sha256: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(16))
    request_type: Mapped[str] = mapped_column(String(32))
    status: Mapped[str] = mapped_column(String(32), index=True)
    requested_at: Mapped[datetime] = mapped_column(default=now)
    updated_at: Mapped[datetime] = mapped_column(default=now)
    text: Mapped[str | None] = mapped_column(Text)
    jurisdiction_id: Mapped[str | None] = mapped_column(String(16), index=True)
    address: Mapped[str | None] = mapped_column(String(500))
    occurred_on: Mapped[date | None]
    anonymous: Mapped[bool] = mapped_column(default=False)
    confidential: Mapped[bool] = mapped_column(default=False)
    contact: Mapped[str | None] = mapped_column(String(200))
    agency_responsible: Mapped[str | None] = mapped_column(String(200))
    transcription: Mapped[str] = mapped_column(String(16), default="none")
    transcription_attempts: Mapped[int] = mapped_column(default=0)
    spoken_language: Mapped[str | None] = mapped_column(String(16))
    mask_voice: Mapped[bool] = mapped_column(server_default=false())
    destroy_voice: Mapped[bool] = mapped_column(server_default=false())
    transcript_approved_at: Mapped[datetime | None]

    attachments: Mapped[list["Attachment"]] = relationship(
        back_populates="request", order_by="Attachment.position"
    )
    events: Mapped[list["Event"]] = relationship(back_populates="request", order_by="Event.position")
    transcripts: Mapped[list["Transcript"]] = relationship(
        back_populates="request", order_by="Transcript.position"
    )


class Attachment(Base):
    """A sound or photo that belongs to a report, promised by the submission and stored when it has arrived.

    Attributes:
        position: Place in the submission, from 0.
        sha256: Hash of the bytes as the phone has them; with the request it names the upload.
        state: ``missing``, ``stored`` or ``rejected``.
        stored_sha256: Hash of the bytes kept, which names the file; a photo is re-encoded, so it differs.
        stored_media_type: What the kept bytes really are, found by decoding them.
        seconds: Length of a sound.
        problem: Code of the reason for a rejection, or why a stored voice cannot be masked.
        masked_sha256: Hash of the masked sound, which names its file.
        destroyed_at: When the original was destroyed; ``stored_sha256`` is empty since.
    """

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("request_id", "sha256"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("service_request.id"))
    position: Mapped[int]
    role: Mapped[str] = mapped_column(String(16))
    media_type: Mapped[str] = mapped_column(String(100))
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16), default="missing")
    stored_sha256: Mapped[str | None] = mapped_column(String(64))
    stored_media_type: Mapped[str | None] = mapped_column(String(100))
    stored_at: Mapped[datetime | None]
    seconds: Mapped[float | None]
    problem: Mapped[str | None] = mapped_column(String(64))
    masked_sha256: Mapped[str | None] = mapped_column(String(64))
    destroyed_at: Mapped[datetime | None]

    request: Mapped[ServiceRequest] = relationship(back_populates="attachments")


class Event(Base):
    """One change of a report's state: who, when, why, and the answer people may read. Never changed again.

    Attributes:
        position: Place in the report's history, from 0; two events cannot claim the same place.
        actor: ``reporter``, ``system`` or ``officer``.
        reason: Internal note; never shown to the reporter.
        answer: Public words of the officer.
        answer_language: Language the answer is written in (BCP 47); ``None`` in old rows.
    """

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("request_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("service_request.id"))
    position: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)
    status: Mapped[str] = mapped_column(String(32))
    actor: Mapped[str] = mapped_column(String(16))
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    reason: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text)
    answer_language: Mapped[str | None] = mapped_column(String(16))

    request: Mapped[ServiceRequest] = relationship(back_populates="events")
    officer: Mapped["Officer | None"] = relationship()


class Transcript(Base):
    """What was said, written down: first by the machine, then by officers who listened. Only ever added to.

    Attributes:
        position: Place among the report's transcripts, from 0; the last one counts.
        officer_id: Who wrote it; empty for the machine's.
        segments: The machine's pieces with start and end in seconds and confidence.
        settings: How the machine listened, so that a result can be explained later.
        heard_as: BCP 47 code of the language it sounded like, when that is not the one the reporter chose.
    """

    __tablename__ = "transcript"
    __table_args__ = (UniqueConstraint("request_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    request_id: Mapped[UUID] = mapped_column(ForeignKey("service_request.id"))
    position: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)
    text: Mapped[str] = mapped_column(Text)
    officer_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))
    language: Mapped[str | None] = mapped_column(String(16))
    model: Mapped[str | None] = mapped_column(String(200))
    settings: Mapped[dict[str, Any] | None]
    segments: Mapped[list[Any] | None]
    audio_seconds: Mapped[float | None]
    heard_as: Mapped[str | None] = mapped_column(String(16))

    request: Mapped[ServiceRequest] = relationship(back_populates="transcripts")
    officer: Mapped["Officer | None"] = relationship()


class Officer(Base):
    """Somebody who answers reports.

    Attributes:
        role: One of ``lapor_pwa.domain.privacy.Role``.
        must_change: The password is the one-time one and has to be replaced at first sign-in.
    """

    __tablename__ = "officer"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    role: Mapped[str] = mapped_column(String(32))
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    disabled_at: Mapped[datetime | None]


class OfficerSession(Base):
    """A signed-in officer's browser. Only the token's hash is kept, so a stolen database opens no session."""

    __tablename__ = "officer_session"

    token_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    officer_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_seen_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(index=True)

    officer: Mapped[Officer] = relationship()


class Prompt(Base):
    """A fixed sentence spoken by a contributor, for languages that no engine at hand speaks.

    Attributes:
        message: Message id in the catalogue.
        words: What was on the screen when it was recorded; other words since then need another recording.
        state: ``waiting``, ``approved`` or ``rejected``; somebody else than the speaker reviews.
    """

    __tablename__ = "prompt"
    __table_args__ = (Index("ix_prompt_language", "language", "state"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    language: Mapped[str] = mapped_column(String(16))
    message: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str] = mapped_column(String(100))
    seconds: Mapped[float]
    recorded_at: Mapped[datetime] = mapped_column(default=now)
    recorded_by_id: Mapped[UUID] = mapped_column(ForeignKey("officer.id"))
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("officer.id"))

    recorded_by: Mapped[Officer] = relationship(foreign_keys=recorded_by_id)
