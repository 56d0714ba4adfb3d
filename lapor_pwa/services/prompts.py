"""Fixed sentences spoken by people, where no voice at hand speaks: recorded, reviewed, played."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from lapor_pwa.db import blobs
from lapor_pwa.db.models import Officer, Prompt, now
from lapor_pwa.db.session import reading
from lapor_pwa.domain.spoken_status import SENTENCES
from lapor_pwa.errors import InvalidInput, LaporError, NotFound
from lapor_pwa.services.examination import Examined
from locales import CODES, N_, translate
from speech.sound import Sound
from speech.spoken.sentences import sentences

MAX_BYTES = 1_000_000
"""Twenty seconds as any phone records them."""

WAITING, APPROVED, REJECTED = "waiting", "approved", "rejected"
VOICE = "recorded"


@dataclass(frozen=True)
class Line:
    """One sentence to be spoken, as the catalogue has it today.

    Attributes:
        message: Message id that it belongs to.
        key: Names exactly these words; other words have another one.
    """

    message: str
    words: str
    key: str


@dataclass(frozen=True)
class Spoken:
    """A line and how far its recordings are.

    Attributes:
        approved: The recording that is played; ``None`` when there is none.
        waiting: The recording that waits for a review; ``None`` when there is none.
        mine: Whether the officer who asks has spoken the waiting one, and so cannot review it.
    """

    line: Line
    approved: UUID | None
    waiting: UUID | None
    mine: bool


def lines(language: str) -> list[Line]:
    """Return every sentence that is fixed and may be heard; none in a language without a catalogue."""
    if language not in CODES:
        return []
    found: dict[str, Line] = {}
    for message in SENTENCES.values():
        for each in sentences(translate(language, message), language):
            found.setdefault(each.text, Line(message, each.text, _key(language, each.text)))
    return list(found.values())


def overview(session: Session, officer: Officer, language: str) -> list[Spoken]:
    """Return all lines of a language. Recordings of words that have changed since are left out."""
    rows = session.scalars(
        select(Prompt)
        .where(Prompt.language == language, Prompt.state != REJECTED)
        .order_by(Prompt.recorded_at)
    ).all()
    newest = {(row.words, row.state): row for row in rows}

    def spoken(line: Line) -> Spoken:
        approved, waiting = newest.get((line.words, APPROVED)), newest.get((line.words, WAITING))
        mine = waiting is not None and waiting.recorded_by_id == officer.id
        return Spoken(line, approved and approved.id, waiting and waiting.id, mine)

    return [spoken(line) for line in lines(language)]


def find_line(language: str, key: str) -> Line:
    """Return the line that a recording is for.

    Raises:
        LaporError: ``prompt_words_changed`` (409): no line has these words now.
    """
    line = next((each for each in lines(language) if each.key == key), None)
    if line is None:
        raise LaporError(
            "prompt_words_changed",
            N_("The words of this sentence have changed. Open the page again, please."),
            409,
        )
    return line


def record(
    session: Session, folder: Path, officer: Officer, language: str, line: Line, sound: Examined
) -> None:
    """Keep an examined recording until somebody else has listened to it; it replaces one that still waits."""
    sha256 = blobs.put(folder, sound.content)
    session.execute(
        delete(Prompt).where(Prompt.language == language, Prompt.words == line.words, Prompt.state == WAITING)
    )
    session.add(
        Prompt(
            language=language,
            message=line.message,
            words=line.words,
            sha256=sha256,
            media_type=sound.media_type,
            seconds=sound.seconds or 0,
            recorded_by_id=officer.id,
        )
    )


def review(session: Session, officer: Officer, prompt_id: UUID, *, approve: bool) -> None:
    """Let a recording be played from now on, or never. Whoever spoke it does not decide.

    Raises:
        NotFound: There is no such recording.
        InvalidInput: ``own_recording``, ``prompt_reviewed``.
    """
    prompt = session.get(Prompt, prompt_id, with_for_update=True)
    if prompt is None:
        raise NotFound
    if prompt.state != WAITING:
        raise InvalidInput("prompt_reviewed", N_("Somebody has already decided about this recording."))
    if prompt.recorded_by_id == officer.id:
        raise InvalidInput("own_recording", N_("You spoke this yourself. Somebody else has to listen to it."))
    prompt.state = APPROVED if approve else REJECTED
    prompt.reviewed_at, prompt.reviewed_by_id = now(), officer.id


def recording(session: Session, prompt_id: UUID) -> Prompt:
    """Return one recording.

    Raises:
        NotFound: There is none, or it was rejected.
    """
    prompt = session.get(Prompt, prompt_id)
    if prompt is None or prompt.state == REJECTED:
        raise NotFound
    return prompt


@dataclass(frozen=True)
class ApprovedRecordings:
    """What `speech.synthesizer` asks first."""

    engine: Engine
    folder: Path

    def find(self, words: str, language: str) -> Sound | None:
        """Return the newest approved recording of exactly these words."""
        with reading(self.engine) as session:
            row = session.scalars(
                select(Prompt)
                .where(Prompt.language == language, Prompt.state == APPROVED, Prompt.words == words)
                .order_by(Prompt.recorded_at.desc())
                .limit(1)
            ).first()
        if row is None:
            return None
        try:
            data = blobs.path_of(self.folder, row.sha256).read_bytes()
        except FileNotFoundError:
            return None
        return Sound(data, row.media_type, VOICE)


def _key(language: str, words: str) -> str:
    return hashlib.sha256(f"{language}\0{words}".encode()).hexdigest()[:16]
