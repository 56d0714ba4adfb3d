"""The other engine behind the same protocol: CTranslate2, from files on this machine only."""

import shutil
import socket
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from speech import weights
from speech.decode import decode
from speech.engine_ct2 import CTranslate2Transcriber
from speech.errors import LanguageNotUnderstood, WeightsMissing
from speech.espeak import say
from speech.sound import to_mp3
from speech.transcriber import DOUBTFUL, Job, Transcript

pytestmark = pytest.mark.whisper

SENTENCE = "The street light in front of the market has been broken for two weeks."


@pytest.fixture(scope="module")
def engine() -> CTranslate2Transcriber:
    return CTranslate2Transcriber("base")


@pytest.fixture(scope="module")
def spoken() -> np.ndarray:
    return decode(to_mp3(say(SENTENCE, "en")), 60)


def test_words_come_with_times_and_confidence_when_somebody_speaks(
    engine: CTranslate2Transcriber, spoken: np.ndarray
) -> None:
    transcript = engine.transcribe(spoken, "en")
    assert "street light" in transcript.text
    assert transcript.audio_seconds == pytest.approx(spoken.size / 16_000)
    for segment in transcript.segments:
        assert 0 <= segment.start < segment.end <= transcript.audio_seconds + 0.1
        assert " ".join(word.text for word in segment.words) == segment.text
        assert all(0 < word.confidence <= 1 for word in segment.words)


def test_transcript_says_how_to_make_it_again_when_asked(
    engine: CTranslate2Transcriber, spoken: np.ndarray
) -> None:
    first, second = (engine.transcribe(spoken, "en") for _ in range(2))
    assert first == second
    assert first.model == "base@d01c3014881c"
    assert first.settings["compute_type"] == "int8"
    assert str(first.settings["engine"]).startswith("faster-whisper ")


def test_language_is_found_among_ours_when_none_was_chosen(
    engine: CTranslate2Transcriber, spoken: np.ndarray
) -> None:
    assert engine.transcribe(spoken, None).language == "en"


def test_nothing_is_written_when_nobody_speaks(engine: CTranslate2Transcriber) -> None:
    noise = np.random.default_rng(1).normal(0, 0.05, 16_000 * 5).astype(np.float32)
    assert engine.transcribe(noise, "id").segments == ()


def test_numbers_are_written_as_people_write_them_and_marked_when_it_hears_some(
    engine: CTranslate2Transcriber, spoken: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [SimpleNamespace(word=f" {word}", probability=0.99) for word in ("dua", "ribu", "rupiah")]
    piece = SimpleNamespace(
        start=0.0,
        end=2.0,
        text=" dua ribu rupiah",
        avg_logprob=-0.1,
        words=words,
        no_speech_prob=0.0,
        compression_ratio=1.0,
    )
    monkeypatch.setattr(engine._engine, "transcribe", lambda *_, **__: ([piece], None))

    [segment] = engine.transcribe(spoken, "id").segments

    assert segment.text == "Rp2.000."
    assert segment.words[0].confidence < DOUBTFUL


def test_other_jobs_are_done_when_one_cannot_be(engine: CTranslate2Transcriber, spoken: np.ndarray) -> None:
    refused, done = engine.transcribe_all([Job(spoken, "ban"), Job(spoken, "en")])
    assert isinstance(refused, LanguageNotUnderstood)
    assert isinstance(done, Transcript)
    assert done.text


def test_nothing_is_fetched_when_it_loads_from_a_directory(
    tmp_path: Path, spoken: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    parts = weights.packaged("base")
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        shutil.copy(parts[0].parent / name, tmp_path)
    (tmp_path / "model.bin").write_bytes(b"".join(part.read_bytes() for part in parts))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert "street light" in CTranslate2Transcriber(str(tmp_path)).transcribe(spoken, "en").text


@pytest.mark.parametrize("missing", ["model.bin", "tokenizer.json"])
def test_directory_is_refused_when_a_file_is_missing(missing: str, tmp_path: Path) -> None:
    for name in {"model.bin", "config.json", "tokenizer.json", "vocabulary.txt"} - {missing}:
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(WeightsMissing):
        CTranslate2Transcriber(str(tmp_path))


def test_directory_is_refused_when_its_model_is_damaged(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt"):
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(WeightsMissing):
        CTranslate2Transcriber(str(tmp_path))


def test_name_is_refused_when_no_package_has_it() -> None:
    with pytest.raises(WeightsMissing):
        CTranslate2Transcriber("large-v3")
