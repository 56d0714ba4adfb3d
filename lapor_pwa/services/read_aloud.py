"""What can be heard of a report, sentence by sentence, for people who would rather hear than read."""

import re
from dataclasses import dataclass
from uuid import UUID

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.domain.spoken_status import sentence
from lapor_pwa.domain.tracking import group_number, group_secret, spell
from lapor_pwa.errors import LaporError, NotFound
from lapor_pwa.services.heard import Piece, pieces, worded
from lapor_pwa.services.standing import spoken_language
from lapor_pwa.services.tracking import language_of
from locales import CODES, N_, translate
from speech.errors import NoVoice, TextTooLong
from speech.sound import Sound
from speech.spoken.sentences import sentences
from speech.synthesizer import Synthesizer
from speech.utterances import FixedSentence, FreeText, Utterance

PERHAPS = N_("perhaps: {words}")


@dataclass(frozen=True)
class Part:
    """One sentence.

    Attributes:
        text: As it stands on the page.
        utterance: What a voice gets.
    """

    text: str
    utterance: Utterance


@dataclass(frozen=True)
class Reading:
    """Something that can be read aloud, in one language, as a whole or sentence by sentence."""

    language: str
    whole: Utterance
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class SpokenSentence:
    """One sentence: as it stands on the page, and as a voice says it."""

    text: str
    spoken: str


@dataclass(frozen=True)
class SpokenText:
    """What is read: its language (BCP 47) and its sentences in order."""

    language: str
    sentences: list[SpokenSentence]


def status_reading(request: ServiceRequest, locale: str) -> Reading:
    """Return the status sentences. They say nothing of this report alone, so any voice may be asked."""
    return _reading(FixedSentence(translate(locale, sentence(request.status))), locale)


def answer_reading(request: ServiceRequest, event_id: UUID) -> Reading:
    """Return the officer's words of one step in the history; they stay on this machine.

    The voice is of the answer's language, whatever language the listener's pages are in: another
    language's voice makes noise of the words.

    Raises:
        NotFound: There is no such step, or it has no words.
    """
    event = next((each for each in request.events if each.id == event_id), None)
    if event is None or not event.answer:
        raise NotFound
    return _reading(FreeText(event.answer), language_of(event, request))


def transcript_reading(request: ServiceRequest, locale: str) -> Reading:
    """Return what was heard, newest version; words in doubt come after a spoken "perhaps".

    Raises:
        NotFound: Nothing has been written down.
    """
    if not request.transcripts:
        raise NotFound
    version = request.transcripts[-1]
    language = version.language or spoken_language(request)
    heard = worded(pieces(version), locale)
    text = " ".join(piece.text for piece in heard)
    mark = language if language in CODES else locale
    parts = tuple(
        Part(each.text, FreeText(_marked(heard, each.start, each.end, mark)))
        for each in sentences(text, language)
    )
    return Reading(language, FreeText(_marked(heard, 0, len(text), mark)), parts)


def receipt_reading(request: ServiceRequest, secret: str, locale: str) -> Reading:
    """Return number and secret, sign by sign, for somebody who cannot read what they have to keep.

    Args:
        request: The report.
        secret: As the caller presented it; only its hash is known here. It is free text: it stays on this
            machine and is not cached.
        locale: Language of the words around.
    """
    number, letters = spell(group_number(request.number)), spell(group_secret(secret))
    words = translate(locale, N_("Number: {number}. Secret: {secret}."), number=number, secret=letters)
    return _reading(FreeText(words), locale)


def speak(reading: Reading, synthesizer: Synthesizer, part: int | None = None) -> Sound:
    """Return the sound of a reading, or of one of its sentences, counted from 0.

    Raises:
        NotFound: It has no such sentence.
        LaporError: ``speech_unavailable`` (503).
    """
    if part is not None and part >= len(reading.parts):
        raise NotFound
    utterance = reading.whole if part is None else reading.parts[part].utterance
    try:
        return synthesizer.speak(utterance, reading.language)
    except (NoVoice, TextTooLong) as error:
        raise LaporError(
            "speech_unavailable", N_("We cannot read this aloud now. You can read it here."), 503
        ) from error


def spoken_text(reading: Reading) -> SpokenText:
    """Return the sentences of a reading in words."""
    return SpokenText(
        reading.language,
        [SpokenSentence(part.text, part.utterance.spoken(reading.language)) for part in reading.parts],
    )


def _reading(whole: Utterance, language: str) -> Reading:
    return Reading(language, whole, tuple(Part(each.text(language), each) for each in whole.parts(language)))


def _marked(heard: tuple[Piece, ...], start: int, end: int, locale: str) -> str:
    """Return the words between two places of the joined pieces, those in doubt with a mark that is heard."""
    said, at = [], 0
    for piece in heard:
        words = piece.text[max(0, start - at) : max(0, end - at)].strip()
        doubtful = not piece.sure and piece.span is None
        if words:
            said.append(translate(locale, PERHAPS, words=words) if doubtful else words)
        at += len(piece.text) + 1
    # A short pause tells where the doubt begins and ends.
    return re.sub(r"(?<=\w)\n", ", ", "\n".join(said)).replace("\n", " ")
