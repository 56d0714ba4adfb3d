"""openai-whisper behind the `Transcriber` protocol. Only this module loads whisper and torch, when used."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from speech.checksums import file_sha256
from speech.decode import RATE, decode
from speech.energy import is_silent, may_be_speech
from speech.engine.checkpoints import load
from speech.errors import LanguageNotUnderstood, SpeechError
from speech.languages import LANGUAGES, find_language
from speech.repeats import without_repeats
from speech.transcriber import Job, Segment, Transcript

MAX_SECONDS = 200.0
"""Longest recording written down in one go, seconds: the three minutes a person may speak, and some slack."""

SETTINGS = {"beam_size": 5, "temperature": 0.0, "temperature_retry": 0.4, "seed": 0}
"""Beam search makes a third fewer wrong words than greedy decoding. One retry, not five: the others cost up
to 30 s and came out as gibberish in foreign scripts (docs/speech.md)."""

_MARGIN = 0.3


class WhisperTranscriber:
    """Loads the model once and uses it for one recording at a time.

    The model is not thread-safe: two threads on one model gave wrong words without any error. Hence the lock;
    for more throughput, more processes.
    """

    def __init__(self, weights: Path, threads: int = 2) -> None:
        """Load ``weights`` (a checkpoint in openai-whisper's format) for ``threads`` CPU threads.

        Raises:
            WeightsMissing: The file cannot be loaded.
        """
        import torch
        import whisper

        torch.set_num_threads(threads)
        self._model = load(weights, "cpu")
        self._whisper, self._torch = whisper, torch
        self._lock = Lock()
        self._name = f"{weights.stem}@{file_sha256(weights)[:12]}"
        self._settings = {
            **SETTINGS,
            "engine": f"openai-whisper {whisper.__version__}",
            "torch": torch.__version__,
        }

    def transcribe(self, audio: np.ndarray | Path, language: str | None) -> Transcript:
        """See `Transcriber.transcribe`."""
        samples = decode(audio, MAX_SECONDS) if isinstance(audio, Path) else audio
        code = _whisper_code(language)
        if not may_be_speech(samples):
            return self._transcript((), language or "", samples)
        with self._lock:
            self._torch.manual_seed(SETTINGS["seed"])  # The retry draws lots: the same lots each time.
            code = code or self._detect(samples)
            result: dict[str, Any] = self._whisper.transcribe(
                self._model,
                samples,
                language=code,
                beam_size=SETTINGS["beam_size"],
                temperature=(SETTINGS["temperature"], SETTINGS["temperature_retry"]),
                condition_on_previous_text=False,
                fp16=False,
            )
        segments = tuple(segment for raw in result["segments"] if (segment := _segment(raw, samples)))
        return self._transcript(without_repeats(segments), _bcp47(code), samples)

    def transcribe_all(self, jobs: Sequence[Job]) -> list[Transcript | SpeechError]:
        """See `BatchTranscriber.transcribe_all`."""
        return [self._tried(job) for job in jobs]

    def _tried(self, job: Job) -> Transcript | SpeechError:
        try:
            return self.transcribe(job.samples, job.language)
        except SpeechError as error:
            return error

    def _transcript(self, segments: tuple[Segment, ...], language: str, samples: np.ndarray) -> Transcript:
        return Transcript(
            text=" ".join(segment.text for segment in segments),
            language=language,
            segments=segments,
            model=self._name,
            settings=self._settings,
            audio_seconds=samples.size / RATE,
        )

    def _detect(self, samples: np.ndarray) -> str:
        """Choose among the languages of our table only: the other 94 are never right here."""
        audio = self._whisper.pad_or_trim(samples)
        mel = self._whisper.log_mel_spectrogram(audio, self._model.dims.n_mels)
        chances: Any
        _, chances = self._model.detect_language(mel)
        return max((row.whisper for row in LANGUAGES.values() if row.whisper), key=lambda code: chances[code])


def _whisper_code(language: str | None) -> str | None:
    if language is None:
        return None
    row = find_language(language)
    if row is None or row.whisper is None:
        raise LanguageNotUnderstood(language)
    return row.whisper


def _bcp47(code: str) -> str:
    return next(row.code for row in LANGUAGES.values() if row.whisper == code)


def _segment(raw: dict[str, Any], samples: np.ndarray) -> Segment | None:
    """Return the segment, or ``None`` when its stretch of sound is silent: then its words are invented."""
    text = raw["text"].strip()
    start, end = float(raw["start"]), min(float(raw["end"]), samples.size / RATE)
    # Whisper's times are a little off, so a margin is listened to as well.
    around = samples[max(0, int((start - _MARGIN) * RATE)) : int((end + _MARGIN) * RATE)]
    if not text or not _has_latin(text) or is_silent(around):
        return None
    return Segment(start, end, text, float(np.exp(raw["avg_logprob"])))


def _has_latin(text: str) -> bool:
    """Every language of our table is written in Latin letters; other scripts are Whisper losing its way."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)
