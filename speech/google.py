"""Google's voice, by gTTS: nicer than espeak-ng, and it knows Javanese and Sundanese. Fixed sentences only.

gTTS packs the requests; they are sent from here. Its own sending has no time limit and does not check who
answers (``verify=False``): anybody on the way could make us say "rejected", and we would keep that sound.
"""

import base64
import binascii
import re
from collections.abc import Callable
from time import monotonic

import requests

from speech.breaker import Breaker
from speech.deadline import within
from speech.decode import probe
from speech.errors import AudioTooLong, NoVoice, UnreadableAudio
from speech.languages import find_language
from speech.sound import Sound
from speech.utterances import FixedSentence

CONNECT_SECONDS = 2.0
ANSWER_SECONDS = 6.0
"""For one sentence, all its parts together. A person is waiting; espeak-ng takes over after that."""

MAX_ANSWER_BYTES = 2_000_000
_LONGEST_SOUND_SECONDS = 120.0
_SOUND = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=]+)\\"]')
_FAILURES = (
    TimeoutError,
    requests.RequestException,
    UnreadableAudio,
    AudioTooLong,
    binascii.Error,
    AssertionError,
)


class GoogleVoice:
    """Speaks fixed sentences in the languages that Google has a voice for."""

    name = "google"

    def __init__(
        self,
        session: Callable[[], requests.Session] = requests.Session,
        breaker: Breaker | None = None,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Take ``session`` to send with: a new one each time, so that no cookie ties two people together."""
        from gtts import gTTS

        self._gtts = gTTS
        self._session = session
        self._breaker = breaker or Breaker()
        self._answer_seconds = answer_seconds

    def say(self, sentence: FixedSentence, language: str) -> Sound:
        """Fetch the sound of ``sentence``.

        Raises:
            NoVoice: No such voice, no answer in time, or no playable sound in the answer.
            TypeError: Anything but a `FixedSentence`: it must not be sent.
        """
        if not isinstance(sentence, FixedSentence):
            raise TypeError("only fixed sentences may be sent to Google")
        row = find_language(language)
        if row is None or row.gtts is None:
            raise NoVoice(f"Google does not speak {language}")
        if not self._breaker.allows():
            raise NoVoice("Google did not answer lately")
        try:
            data = within(
                CONNECT_SECONDS + self._answer_seconds, self._fetch, sentence.spoken(language), row.gtts
            )
            probe(data, _LONGEST_SOUND_SECONDS)
        except _FAILURES as error:
            self._breaker.failed()
            raise NoVoice("Google gave no sound") from error
        self._breaker.succeeded()
        return Sound(data, "audio/mpeg", self.name)

    def _fetch(self, text: str, language: str) -> bytes:
        deadline = monotonic() + self._answer_seconds
        parts = self._gtts(text, lang=language, lang_check=False)._prepare_requests()
        with self._session() as session:
            return b"".join(_sound_in(_answer(session, part, deadline)) for part in parts)


def _answer(session: requests.Session, part: requests.PreparedRequest, deadline: float) -> bytes:
    settings = session.merge_environment_settings(part.url or "", {}, True, None, None)
    limits = (CONNECT_SECONDS, max(0.1, deadline - monotonic()))
    body = b""
    with session.send(part, timeout=limits, allow_redirects=False, **settings) as response:
        if response.status_code != requests.codes.ok:
            raise UnreadableAudio(f"status {response.status_code}")
        for piece in response.iter_content(16_384):
            body += piece
            if len(body) > MAX_ANSWER_BYTES or monotonic() > deadline:
                raise UnreadableAudio("too much, or too slow")
    return body


def _sound_in(body: bytes) -> bytes:
    found = _SOUND.search(body)
    if found is None:
        raise UnreadableAudio("no sound in the answer")
    return base64.b64decode(found.group(1), validate=True)
