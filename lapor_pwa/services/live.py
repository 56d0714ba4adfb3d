"""Text while somebody speaks, so that they see they are heard. A help, never needed, and nothing is kept."""

from typing import Any
from uuid import UUID

from lapor_pwa.domain.submission import VOICE_BYTES
from lapor_pwa.errors import LaporError
from lapor_pwa.services import live_takes, partial_files
from lapor_pwa.services.live_takes import Notes
from lapor_pwa.services.partial_files import OffsetConflict
from lapor_pwa.services.room import check_room
from lapor_pwa.settings import Settings
from locales import N_
from speech.errors import AudioTooLong, LanguageNotUnderstood, SpeechError, UnreadableAudio
from speech.host.client import SpeechClient
from speech.languages import draft_worth_showing
from speech.transcriber import DOUBTFUL, Segment, Word

AT_ONCE = 4
"""People who see their words at the same time; two slow processors can follow so many."""
MOST_KEPT = 64
"""Takes on the disk, with those of phones that fell silent: a stranger can fill half a gigabyte, not all."""
_SORRY = N_("We cannot show your words now. Your recording goes on.")


def append(settings: Settings, take: UUID, offset: int, piece: bytes) -> int:
    """Add the next bytes of a take and return how many there are now.

    Raises:
        LaporError: ``live_offset`` (409) with the ``offset`` to go on from, ``live_too_long`` (413),
            ``server_busy`` or ``no_room`` (503).
    """
    path = live_takes.sound_path(settings, take)
    check_room(settings)
    if not offset and not path.exists():
        live_takes.remove_idle(settings)
        full = live_takes.count_kept(settings) >= MOST_KEPT
        if full or live_takes.count_active(settings) >= AT_ONCE:
            raise _sorry("server_busy", 503)
    if offset + len(piece) > VOICE_BYTES:
        raise _sorry("live_too_long", 413)
    try:
        return partial_files.append(path, offset, piece)
    except OffsetConflict as conflict:
        raise _sorry("live_offset", 409, offset=conflict.offset) from conflict


def write_along(settings: Settings, speech: SpeechClient, take: UUID, language: str, *, ended: bool) -> Notes:
    """Return all that was understood until now; takes as long as the newest utterances need.

    Args:
        settings: Where the take is.
        speech: The speech process.
        take: Has bytes already.
        language: BCP 47 code that the speaker chose.
        ended: The recording is over; else what was said last waits for a pause after it.

    Raises:
        LaporError: ``live_language`` (422), ``live_too_long`` (413), ``server_busy`` (503).
    """
    if not draft_worth_showing(language, settings.whisper_model):
        raise _sorry("live_language", 422)
    with live_takes.sole_writer(settings, take) as writer:
        notes = live_takes.read_notes(settings, take)
        if writer is None:
            return notes
        try:
            path = live_takes.sound_path(settings, take)
            new = speech.write_along(path, language, notes.until, ended=ended)
        except UnreadableAudio:
            return notes  # The first bytes are no sound yet.
        except AudioTooLong as error:
            raise _sorry("live_too_long", 413) from error
        except LanguageNotUnderstood as error:
            raise _sorry("live_language", 422) from error
        except SpeechError as error:
            raise _sorry("server_busy", 503) from error
        notes = Notes(new.until, (*notes.segments, *(_shown(each) for each in new.segments if each.text)))
        live_takes.write_notes(writer, notes)
        return notes


def _shown(segment: Segment) -> dict[str, Any]:
    """Return a segment for the screen. An engine that tells nothing of words doubts all or none."""
    words = segment.words or [Word(text, segment.confidence) for text in segment.text.split()]
    shown = [{"text": word.text, "sure": word.confidence >= DOUBTFUL} for word in words]
    return {"start": segment.start, "end": segment.end, "words": shown}


def _sorry(code: str, status: int, **members: object) -> LaporError:
    return LaporError(code, _SORRY, status, members=members)
