"""The chain: cached, then a far voice for fixed sentences, then espeak-ng, then nobody."""

from pathlib import Path

import pytest

from speech.errors import NoVoice
from speech.sound import Sound
from speech.synthesizer import EspeakVoice, FileCache, Synthesizer
from speech.utterances import FixedSentence, FreeText

RECEIVED = FixedSentence("Laporan Anda sudah diterima.")


class FarVoice:
    """Counts what it is asked; speaks or not."""

    name = "far"

    def __init__(self, data: bytes | None) -> None:
        self.data = data
        self.asked: list[FixedSentence] = []

    def say(self, sentence: FixedSentence, language: str) -> Sound:
        self.asked.append(sentence)
        if self.data is None:
            raise NoVoice(language)
        return Sound(self.data, "audio/mpeg", self.name)


def chain(folder: Path, far: FarVoice) -> Synthesizer:
    return Synthesizer(FileCache(folder), (far,), EspeakVoice())


def test_one_call_serves_everyone_when_a_sentence_is_fixed(tmp_path: Path) -> None:
    far = FarVoice(b"sound")
    sounds = [chain(tmp_path, far).speak(RECEIVED, "id") for _ in range(3)]
    assert sounds == [Sound(b"sound", "audio/mpeg", "far")] * 3
    assert len(far.asked) == 1


def test_sounds_are_told_apart_when_language_differs(tmp_path: Path) -> None:
    far = FarVoice(b"sound")
    for language in ("id", "ms"):
        chain(tmp_path, far).speak(RECEIVED, language)
    assert len(far.asked) == 2


def test_espeak_speaks_when_the_far_voice_does_not(tmp_path: Path) -> None:
    sound = chain(tmp_path, FarVoice(None)).speak(RECEIVED, "id")
    assert sound.voice == "espeak-ng"
    assert sound.media_type == "audio/mpeg"


def test_far_voice_is_asked_again_when_it_failed_before(tmp_path: Path) -> None:
    chain(tmp_path, FarVoice(None)).speak(RECEIVED, "id")
    assert chain(tmp_path, FarVoice(b"better")).speak(RECEIVED, "id").voice == "far"


def test_peoples_words_stay_here_when_read_aloud(tmp_path: Path) -> None:
    far = FarVoice(b"sound")
    sound = chain(tmp_path, far).speak(FreeText("Jalan akan diperbaiki minggu depan."), "id")
    assert sound.voice == "espeak-ng"
    assert far.asked == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_kept_when_a_sound_is_empty(tmp_path: Path) -> None:
    FileCache(tmp_path).put(RECEIVED, "id", Sound(b"", "audio/mpeg", "far"))
    assert FileCache(tmp_path).get(RECEIVED, "id", "far") is None


def test_no_half_file_is_left_when_a_sound_is_kept(tmp_path: Path) -> None:
    FileCache(tmp_path).put(RECEIVED, "id", Sound(b"sound", "audio/mpeg", "far"))
    assert [file.suffix for file in tmp_path.rglob("*") if file.is_file()] == [".mp3"]


@pytest.mark.parametrize("language", ["jv", "su", "ban", "min", "fr"])
def test_nobody_speaks_when_no_voice_knows_the_language(language: str, tmp_path: Path) -> None:
    with pytest.raises(NoVoice):
        chain(tmp_path, FarVoice(None)).speak(RECEIVED, language)


class Recorded:
    """Recordings of some sentences."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def find(self, words: str, language: str) -> Sound | None:
        return Sound(words[:1].encode(), "audio/mpeg", "recorded") if words in self.words else None


def test_peoples_recordings_come_first_when_they_have_every_sentence(tmp_path: Path) -> None:
    far, two = FarVoice(b"sound"), FixedSentence("Sampun. Matur nuwun.")
    cache = FileCache(tmp_path)
    whole = Synthesizer(cache, (far,), EspeakVoice(), Recorded("Sampun.", "Matur nuwun."))
    assert whole.speak(two, "jv") == Sound(b"SM", "audio/mpeg", "recorded")
    assert whole.speak(two.parts("jv")[1], "jv") == Sound(b"M", "audio/mpeg", "recorded")
    assert far.asked == []
    half = Synthesizer(cache, (far,), EspeakVoice(), Recorded("Sampun."))
    assert half.speak(two, "jv").voice == "far"


def test_recordings_are_not_searched_when_a_person_wrote_the_words(tmp_path: Path) -> None:
    voices = Synthesizer(FileCache(tmp_path), (), EspeakVoice(), Recorded("Sampun."))
    with pytest.raises(NoVoice):
        voices.speak(FreeText("Sampun."), "jv")


def test_signs_are_words_when_a_sentence_is_handed_to_a_voice(tmp_path: Path) -> None:
    far = FarVoice(b"sound")
    assert FreeText("Rp5.000").spoken("id") == "lima ribu rupiah"
    chain(tmp_path, far).speak(FixedSentence("{count} hari", {"count": 3}), "id")
    assert far.asked[0].spoken("id") == "tiga hari"
