"""espeak-ng: speaks three languages, any text, from many threads, and no language with another's voice."""

import io
import wave
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from speech.decode import decode, probe
from speech.errors import NoVoice, TextTooLong
from speech.espeak import MAX_CHARACTERS, say
from speech.sound import MP3_BITS_A_SECOND, to_mp3, to_wav


@pytest.mark.parametrize("language", ["id", "ms", "en", "id-ID"])
def test_sound_lasts_as_long_as_speaking_does_when_spoken(language: str) -> None:
    assert 2 < say("Laporan Anda sudah diterima. Kami sedang memeriksanya.", language).seconds < 8


@pytest.mark.parametrize("language", ["jv", "su", "ban", "min", "fr", ""])
def test_no_other_voice_steps_in_when_a_language_is_not_spoken(language: str) -> None:
    with pytest.raises(NoVoice):
        say("Sugeng enjing", language)


@pytest.mark.parametrize("text", ["", "   ", "\0"])
def test_nothing_is_spoken_when_there_is_nothing_to_say(text: str) -> None:
    with pytest.raises(NoVoice):
        say(text, "id")


def test_text_is_refused_when_too_long() -> None:
    with pytest.raises(TextTooLong):
        say("a" * (MAX_CHARACTERS + 1), "id")


def test_whole_text_is_spoken_when_it_holds_odd_characters() -> None:
    plain = say("Jalan rusak. Lampu mati.", "id").seconds
    odd = say("Jalan\0 rusak.\x1b \ud800 <b>Lampu</b> mati. 🙂", "id").seconds
    assert odd > plain * 0.9


def test_sounds_do_not_mix_when_many_threads_speak() -> None:
    sentences = [
        "Satu.",
        "Laporan Anda sudah diterima hari ini.",
        "Terima kasih atas laporan Anda.",
    ] * 4
    alone = [say(sentence, "id").samples.size for sentence in sentences]
    with ThreadPoolExecutor(6) as pool:
        together = [pcm.samples.size for pcm in pool.map(lambda sentence: say(sentence, "id"), sentences)]
    assert together == pytest.approx(alone, rel=0.01)  # espeak-ng itself varies by a few samples


def test_mp3_is_small_and_whole_when_encoded() -> None:
    pcm = say("Laporan Anda sudah diterima. Kami sedang memeriksanya.", "id")
    mp3 = to_mp3(pcm)
    assert probe(mp3, 200).codec == "mp3"
    assert probe(mp3, 200).seconds == pytest.approx(pcm.seconds, abs=0.1)
    assert len(mp3) < pcm.seconds * MP3_BITS_A_SECOND / 8 * 1.1


def test_wav_is_plain_16_bit_when_made_for_a_fake_microphone() -> None:
    pcm = say("The road is broken.", "en")
    with wave.open(io.BytesIO(to_wav(pcm))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, pcm.rate)
        assert file.getnframes() == pcm.samples.size
    assert np.abs(decode(to_wav(pcm), 200)).max() > 0.1
