"""The real Whisper `base`: understands English by espeak-ng, and invents nothing where nobody speaks."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from speech.decode import RATE, decode
from speech.engine.pipeline import WhisperTranscriber
from speech.errors import EmptyAudio, LanguageNotUnderstood
from speech.espeak import say
from speech.sound import to_mp3, to_wav
from speech.transcriber import Job, Transcript

pytestmark = pytest.mark.whisper

SENTENCE = "The road in front of the school is broken and the water is rising. Please repair the bridge soon."
KEY_WORDS = {"road", "school", "broken", "water", "repair", "bridge"}


def spoken(text: str) -> np.ndarray:
    return decode(to_wav(say(text, "en")), 200)


def words(text: str) -> set[str]:
    return {word.strip(".,!?").lower() for word in text.split()}


def test_key_words_are_written_down_when_spoken(transcriber: WhisperTranscriber, tmp_path: Path) -> None:
    (tmp_path / "voice").write_bytes(to_mp3(say(SENTENCE, "en")))
    heard = transcriber.transcribe(tmp_path / "voice", "en")
    assert words(heard.text) >= KEY_WORDS
    assert heard.language == "en"
    assert heard.audio_seconds == pytest.approx(say(SENTENCE, "en").seconds, abs=0.1)
    assert heard.model.startswith("base@")
    settings = json.loads(json.dumps(dict(heard.settings)))
    assert settings["beam_size"] == 5
    assert settings["language"] == "en"
    assert heard.text == " ".join(segment.text for segment in heard.segments)
    for segment in heard.segments:
        assert 0 <= segment.start < segment.end <= heard.audio_seconds
        assert 0.5 < segment.confidence <= 1
        assert segment.text == " ".join(word.text for word in segment.words)
        assert all(0 < word.confidence <= 1 for word in segment.words)


def test_language_is_found_when_not_given(transcriber: WhisperTranscriber) -> None:
    heard = transcriber.transcribe(spoken(SENTENCE), None)
    assert heard.language == "en"
    assert words(heard.text) >= KEY_WORDS


@pytest.mark.parametrize("language", ["id", None])
def test_no_word_is_written_down_when_nobody_speaks(
    language: str | None, transcriber: WhisperTranscriber
) -> None:
    time = np.arange(6 * RATE) / RATE
    random = np.random.default_rng(3)
    for sound in (
        np.zeros(6 * RATE),
        random.normal(0, 0.1, 6 * RATE),
        0.3 * np.sin(2 * np.pi * 440 * time),
        0.05 * np.sin(2 * np.pi * 50 * time) + random.normal(0, 0.002, 6 * RATE),
    ):
        heard = transcriber.transcribe(sound.astype(np.float32), language)
        assert (heard.text, heard.segments, heard.audio_seconds) == ("", (), 6)


def test_no_word_is_added_when_a_long_silence_follows(transcriber: WhisperTranscriber) -> None:
    voice = spoken("The street light in front of the school is broken. It is dangerous for the children.")
    heard = transcriber.transcribe(np.concatenate([voice, np.zeros(30 * RATE, np.float32)]), "en")
    assert {"light", "school", "broken", "dangerous"} <= words(heard.text)
    assert len(heard.text.split()) <= 17


def test_person_has_to_listen_when_whisper_does_not_know_the_language(
    transcriber: WhisperTranscriber,
) -> None:
    for language in ("ban", "min"):
        with pytest.raises(LanguageNotUnderstood):
            transcriber.transcribe(spoken("Om swastiastu"), language)


def test_empty_file_is_told_apart_when_sent(transcriber: WhisperTranscriber, tmp_path: Path) -> None:
    (tmp_path / "voice").touch()
    with pytest.raises(EmptyAudio):
        transcriber.transcribe(tmp_path / "voice", "id")


def test_transcript_is_the_same_when_made_again(transcriber: WhisperTranscriber) -> None:
    voice = spoken(SENTENCE)
    assert transcriber.transcribe(voice, "en") == transcriber.transcribe(voice, "en")


def test_transcripts_are_the_same_when_jobs_are_done_together(transcriber: WhisperTranscriber) -> None:
    sentences = ("The road near the school is broken.", "The hospital has no clean water.", SENTENCE)
    jobs = [Job(spoken(text), "en") for text in sentences]
    jobs.insert(1, Job(np.zeros(3 * RATE, np.float32), "id"))
    together = transcriber.transcribe_all(jobs)
    for job, outcome in zip(jobs, together, strict=True):
        assert isinstance(outcome, Transcript)
        assert outcome.text == transcriber.transcribe(job.samples, job.language).text
        assert outcome.language == job.language


def test_others_are_written_down_when_one_job_is_in_a_language_that_whisper_does_not_know(
    transcriber: WhisperTranscriber,
) -> None:
    voice = spoken("The hospital has no clean water.")
    first, unknown, last = transcriber.transcribe_all([Job(voice, "en"), Job(voice, "ban"), Job(voice, "en")])
    assert isinstance(unknown, LanguageNotUnderstood)
    assert isinstance(first, Transcript)
    assert first == last


def test_no_job_is_done_when_there_is_none(transcriber: WhisperTranscriber) -> None:
    assert transcriber.transcribe_all([]) == []


def test_stretches_stand_where_they_were_spoken_when_pauses_are_long(transcriber: WhisperTranscriber) -> None:
    voice, pause = spoken(SENTENCE), np.zeros(12 * RATE, np.float32)
    heard = transcriber.transcribe(np.concatenate([pause, voice, pause, voice]), "en")
    starts = [segment.start for segment in heard.segments]
    assert starts == pytest.approx([12, 24 + voice.size / RATE], abs=0.6)
    assert heard.segments[0].end == pytest.approx(12 + voice.size / RATE, abs=0.8)


def test_question_is_raised_when_it_sounds_like_english_and_indonesian_was_chosen(
    transcriber: WhisperTranscriber,
) -> None:
    assert transcriber.transcribe(spoken(SENTENCE), "id").heard_as == "en"
    assert transcriber.transcribe(spoken(SENTENCE), "en").heard_as == ""


def test_words_do_not_mix_when_two_threads_call(transcriber: WhisperTranscriber) -> None:
    voices = [spoken("The road near the school is broken."), spoken("The hospital has no clean water.")]
    alone = [transcriber.transcribe(voice, "en").text for voice in voices]
    with ThreadPoolExecutor(2) as pool:
        together = [
            heard.text for heard in pool.map(lambda voice: transcriber.transcribe(voice, "en"), voices)
        ]
    assert together == alone
