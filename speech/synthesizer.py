"""The chain that reads aloud: people's recordings, Google for fixed sentences, espeak-ng, or nobody.

Sounds of fixed sentences are kept, whoever made them.
"""

import hashlib
import tempfile
from pathlib import Path
from typing import Protocol

from speech import espeak
from speech.errors import NoVoice
from speech.google import GoogleVoice
from speech.sound import Sound, to_mp3
from speech.utterances import FixedSentence, Utterance


class FixedVoice(Protocol):
    """Something that speaks fixed sentences, and may be far away."""

    name: str

    def say(self, sentence: FixedSentence, language: str) -> Sound:
        """Speak, or raise `NoVoice`."""
        ...


class Recordings(Protocol):
    """Fixed sentences as people have spoken them."""

    def find(self, words: str, language: str) -> Sound | None:
        """Return the approved recording of exactly these words."""
        ...


class EspeakVoice:
    """espeak-ng: any text, on this machine."""

    name = "espeak-ng"

    def say(self, utterance: Utterance, language: str) -> Sound:
        """Speak.

        Raises:
            NoVoice: espeak-ng does not speak the language.
            TextTooLong: More than `espeak.MAX_CHARACTERS`.
        """
        return Sound(to_mp3(espeak.say(utterance.spoken(language), language)), "audio/mpeg", self.name)


class FileCache:
    """Sounds of fixed sentences, so that one costs one call for everyone. It may be emptied at any time.

    What people wrote is never kept here: it would outlive the report it came from.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, sentence: FixedSentence, language: str, voice: str) -> Sound | None:
        """Return the sound of ``sentence`` by ``voice``, if it was made before."""
        try:
            data = self._path(sentence, language, voice).read_bytes()
        except FileNotFoundError:
            return None
        return Sound(data, "audio/mpeg", voice) if data else None

    def put(self, sentence: FixedSentence, language: str, sound: Sound) -> None:
        """Keep a sound. Another process sees all of it or nothing."""
        if not sound.data:
            return
        path = self._path(sentence, language, sound.voice)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
            file.write(sound.data)
        Path(file.name).replace(path)

    def _path(self, sentence: FixedSentence, language: str, voice: str) -> Path:
        key = "\0".join((sentence.spoken(language), language, voice))
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / digest[:2] / f"{digest}.mp3"


class Synthesizer:
    """Asks its voices in turn, best first."""

    def __init__(
        self,
        cache: FileCache,
        fixed_voices: tuple[FixedVoice, ...],
        own_voice: EspeakVoice,
        recordings: Recordings | None = None,
    ) -> None:
        self._cache = cache
        self._recordings = recordings
        self._fixed_voices = (*fixed_voices, own_voice)
        self._own_voice = own_voice

    def speak(self, utterance: Utterance, language: str) -> Sound:
        """Return ``utterance`` spoken in ``language`` (BCP 47), as MP3. No other language's voice steps in.

        Raises:
            NoVoice: Nobody speaks this language here and now. The phone may, and the text is there.
            TextTooLong: More than is read in one go.
        """
        if not isinstance(utterance, FixedSentence):
            return self._own_voice.say(utterance, language)
        if recorded := self._recorded(utterance, language):
            return recorded
        for voice in self._fixed_voices:
            if kept := self._cache.get(utterance, language, voice.name):
                return kept
            try:
                sound = voice.say(utterance, language)
            except NoVoice:
                continue
            self._cache.put(utterance, language, sound)
            return sound
        raise NoVoice(f"no voice speaks {language} now")

    def _recorded(self, sentence: FixedSentence, language: str) -> Sound | None:
        """Return people's recordings of all its sentences, or of none: two voices in turn only confuse."""
        if self._recordings is None or sentence.values:
            return None
        sounds = []
        for part in sentence.parts(language):
            sound = self._recordings.find(part.template, language)
            if sound is None:
                return None
            sounds.append(sound)
        if not sounds:
            return None
        # Frames of one make: they can stand one after the other in one file.
        return Sound(b"".join(sound.data for sound in sounds), sounds[0].media_type, sounds[0].voice)


def make_synthesizer(cache: Path, google: bool, recordings: Recordings | None = None) -> Synthesizer:
    """Return the usual chain; ``google`` is whether fixed sentences may be sent there."""
    return Synthesizer(FileCache(cache), (GoogleVoice(),) if google else (), EspeakVoice(), recordings)
