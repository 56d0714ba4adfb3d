"""faster-whisper (CTranslate2, int8) behind the `Transcriber` protocol: the extra ``[ct2]``.

Only this module loads it, and only when the engine is used. It needs half the memory of openai-whisper.
How the two compare: docs/speech.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from speech.ct2_files import read_files
from speech.decode import RATE, decode
from speech.errors import SpeechError, WeightsMissing
from speech.latin import is_latin
from speech.repeats import without_repeats
from speech.transcriber import MAX_SECONDS, UNCLEAR, Job, Segment, Transcript, Word, is_unclear
from speech.voice_activity import Span, find_speech
from speech.whisper_codes import CODES, bcp47, whisper_code
from speech.written import write_segment

SETTINGS = {"beam_size": 5, "temperature": 0.0, "compute_type": "int8"}
"""Beams, and nothing drawn by lot: retries made sentences of a television's murmur."""

_LOOP_RATIO = 2.4  # As openai-whisper tells a loop.


class CTranslate2Transcriber:
    """Loads the model once and uses it for one recording at a time.

    Attributes:
        model: The name of the weights, with the beginning of their hash.
        device: What it computes on: ``cpu``, or ``cuda`` where CTranslate2 finds a graphics card.
    """

    def __init__(self, weights: str, threads: int = 2) -> None:
        """Load the model; nothing is ever downloaded.

        Args:
            weights: A directory with CTranslate2's ``model.bin`` and its ``config.json``, ``tokenizer.json``
                and vocabulary; or a name like ``base``, when the extra ``[weights]`` has it.
            threads: CPU threads to use.

        Raises:
            WeightsMissing: The files are absent or damaged, or the extra ``[ct2]`` is not installed.
        """
        files = read_files(weights)
        try:
            import ctranslate2
            import faster_whisper
        except ImportError as error:
            raise WeightsMissing("CTranslate2 is not installed: install the extra [ct2]") from error
        try:
            self._engine: Any = faster_whisper.WhisperModel(
                weights, files=dict(files.content), compute_type=SETTINGS["compute_type"], cpu_threads=threads
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise WeightsMissing(f"{weights} cannot be loaded by CTranslate2") from error
        self._lock = Lock()
        self.model = f"{Path(weights).stem}@{files.sha256[:12]}"
        self.device = str(self._engine.model.device)
        self._settings = {
            **SETTINGS,
            "engine": f"faster-whisper {faster_whisper.__version__}",
            "ctranslate2": ctranslate2.__version__,
            "written": 1,
        }

    def transcribe(self, audio: np.ndarray | Path, language: str | None) -> Transcript:
        """See `Transcriber.transcribe`."""
        samples = decode(audio, MAX_SECONDS) if isinstance(audio, Path) else audio
        code = whisper_code(language) if language else ""
        spans = find_speech(samples)
        if not spans:
            return self._transcript((), language or "", samples)
        with self._lock:
            code = code or self._detect(samples)
            # It yields while it works: the lock has to hold until the last one is there.
            found = list(self._listen(samples, code))
        said = without_repeats(tuple(segment for segment in found if _is_said(segment, spans)))
        language = language or bcp47(code)
        shown = tuple(write_segment(_honest(segment), language) for segment in said)
        return self._transcript(shown, language, samples)

    def transcribe_all(self, jobs: Sequence[Job]) -> list[Transcript | SpeechError]:
        """See `BatchTranscriber.transcribe_all`; here it is one after the other."""
        return [self._tried(job) for job in jobs]

    def _tried(self, job: Job) -> Transcript | SpeechError:
        try:
            return self.transcribe(job.samples, job.language)
        except SpeechError as error:
            return error

    def _listen(self, samples: np.ndarray, code: str) -> Iterator[Segment]:
        raw, _ = self._engine.transcribe(
            samples,
            language=code,
            beam_size=SETTINGS["beam_size"],
            temperature=SETTINGS["temperature"],
            condition_on_previous_text=False,
            word_timestamps=True,
        )
        for piece in raw:
            words = tuple(Word(word.word.strip(), float(word.probability)) for word in piece.words or ())
            confidence = float(np.exp(piece.avg_logprob))
            heard = Segment(piece.start, piece.end, piece.text.strip(), confidence, words)
            if piece.compression_ratio > _LOOP_RATIO:
                heard = replace(heard, confidence=0.0)
            yield _honest(heard, float(piece.no_speech_prob))

    def _transcript(self, segments: tuple[Segment, ...], language: str, samples: np.ndarray) -> Transcript:
        return Transcript(
            text=" ".join(segment.text for segment in segments if segment.text),
            language=language,
            segments=segments,
            model=self.model,
            settings=self._settings,
            audio_seconds=samples.size / RATE,
        )

    def _detect(self, samples: np.ndarray) -> str:
        """Choose among the languages of our table only: the other 94 are never right here."""
        _, _, chances = self._engine.detect_language(samples)
        return max((pair for pair in chances if pair[0] in CODES), key=lambda pair: pair[1])[0]


def _is_said(segment: Segment, spans: Sequence[Span]) -> bool:
    """Words where nobody speaks are invented."""
    return any(span.start < segment.end and segment.start < span.end for span in spans)


def _honest(segment: Segment, nobody: float = 0.0) -> Segment:
    """Leave out the words of a stretch that are likely made up; somebody has to listen to it."""
    if not is_unclear(segment.confidence, nobody) and is_latin(segment.text):
        return segment
    return replace(segment, text="", words=(), confidence=min(segment.confidence, UNCLEAR))
