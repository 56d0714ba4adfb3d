"""Say how a report stands, and what the officer answered, for people who would rather hear it."""

from uuid import UUID

from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.domain.spoken_status import sentence
from lapor_pwa.domain.tracking import group_number, group_secret, spell
from lapor_pwa.errors import LaporError, NotFound
from lapor_pwa.services.tracking import language_of
from locales import N_, translate
from speech.errors import NoVoice, TextTooLong
from speech.sound import Sound
from speech.synthesizer import Synthesizer
from speech.utterances import FixedSentence, FreeText, Utterance


def spoken_status(request: ServiceRequest, locale: str, synthesizer: Synthesizer) -> Sound:
    """Return the status sentence, spoken. It says nothing of this report alone, so any voice may be asked.

    Raises:
        LaporError: ``speech_unavailable`` (503).
    """
    return _speak(FixedSentence(translate(locale, sentence(request.status))), locale, synthesizer)


def spoken_answer(request: ServiceRequest, event_id: UUID, synthesizer: Synthesizer) -> Sound:
    """Return the officer's words of one step in the history, spoken on this machine only.

    The voice is of the answer's language, whatever language the listener's pages are in: another
    language's voice makes noise of the words.

    Raises:
        NotFound: There is no such step, or it has no words.
        LaporError: ``speech_unavailable`` (503).
    """
    event = next((each for each in request.events if each.id == event_id), None)
    if event is None or not event.answer:
        raise NotFound
    return _speak(FreeText(event.answer), language_of(event, request), synthesizer)


def spoken_receipt(request: ServiceRequest, secret: str, locale: str, synthesizer: Synthesizer) -> Sound:
    """Return number and secret, spoken sign by sign, for somebody who cannot read what they have to keep.

    Args:
        request: The report.
        secret: As the caller presented it; only its hash is known here.
        locale: Language of the words around.
        synthesizer: Who speaks. The secret is free text: it stays on this machine and is not cached.

    Raises:
        LaporError: ``speech_unavailable`` (503).
    """
    number, letters = spell(group_number(request.number)), spell(group_secret(secret))
    words = translate(locale, N_("Number: {number}. Secret: {secret}."), number=number, secret=letters)
    return _speak(FreeText(words), locale, synthesizer)


def _speak(utterance: Utterance, locale: str, synthesizer: Synthesizer) -> Sound:
    try:
        return synthesizer.speak(utterance, locale)
    except (NoVoice, TextTooLong) as error:
        raise LaporError(
            "speech_unavailable", N_("We cannot read this aloud now. You can read it here."), 503
        ) from error
