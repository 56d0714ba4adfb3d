"""From recordings to transcripts: gate, loudness, voice activity, windows, model, honesty, written form."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import numpy as np

from speech.decode import RATE, decode
from speech.energy import is_silent
from speech.engine.decoding import Draft
from speech.engine.hearing import heard_as, language_chances
from speech.engine.honesty import segment, without_doubt
from speech.engine.recogniser import Recogniser
from speech.engine.windows import Window, windows
from speech.engine.words import words_of
from speech.errors import LanguageNotUnderstood, SpeechError
from speech.loudness import louder
from speech.repeats import without_repeats
from speech.transcriber import MAX_SECONDS, Job, Segment, Transcript
from speech.voice_activity import find_speech
from speech.whisper_codes import bcp47, whisper_code
from speech.written import write_segment


@dataclass(frozen=True, eq=False)
class _Task:
    """A job on its way: Whisper's code for its language, empty until it is detected, and where speech is."""

    job: Job
    code: str
    windows: list[Window]


class WhisperTranscriber:
    """openai-whisper's model behind `speech.transcriber.BatchTranscriber`.

    The model is not thread-safe: two threads on one model gave wrong words without any error. Hence the lock;
    for more throughput give several jobs at once.

    Attributes:
        model: Which weights, with the beginning of their hash.
        device: ``cpu`` or ``cuda``.
    """

    def __init__(self, weights: Path, threads: int = 2, written: bool = True) -> None:
        """Load ``weights`` (a checkpoint in openai-whisper's format) for ``threads`` CPU threads.

        Args:
            weights: See `speech.weights.find`.
            threads: Of the processor.
            written: Whether numbers, dates and names come out as people write them (`speech.written`).

        Raises:
            WeightsMissing: The file cannot be loaded.
        """
        self._recogniser = Recogniser(weights, threads)
        self._written = written
        self._lock = Lock()
        self.model = self._recogniser.name
        self.device = self._recogniser.device

    def transcribe(self, audio: np.ndarray | Path, language: str | None) -> Transcript:
        """See `Transcriber.transcribe`."""
        samples = decode(audio, MAX_SECONDS) if isinstance(audio, Path) else audio
        (outcome,) = self.transcribe_all([Job(samples, language)])
        if isinstance(outcome, SpeechError):
            raise outcome
        return outcome

    def transcribe_all(self, jobs: Sequence[Job]) -> list[Transcript | SpeechError]:
        """See `BatchTranscriber.transcribe_all`."""
        outcomes: dict[int, Transcript | SpeechError] = {}
        tasks: dict[int, _Task] = {}
        for number, job in enumerate(jobs):
            try:
                tasks[number] = _task(job)
            except LanguageNotUnderstood as error:
                outcomes[number] = error
        with self._lock:
            outcomes.update(zip(tasks, self._write_down(list(tasks.values())), strict=True))
        return [outcomes[number] for number in range(len(jobs))]

    def _write_down(self, tasks: list[_Task]) -> list[Transcript]:
        tasks = [
            replace(task, code=self._recogniser.detect(task.windows))
            if task.windows and not task.code
            else task
            for task in tasks
        ]
        asked = [(window, task.code) for task in tasks for window in task.windows]
        drafts = iter(self._recogniser.recognise(asked))
        return [self._transcript(task, [next(drafts) for _ in task.windows]) for task in tasks]

    def _transcript(self, task: _Task, drafts: list[Draft]) -> Transcript:
        language = bcp47(task.code) if task.code else ""
        segments = [
            shown
            for window, draft in zip(task.windows, drafts, strict=True)
            if (shown := self._segment(window, draft, task.code, language))
        ]
        kept = tuple(map(without_doubt, without_repeats(tuple(segments))))
        heard = ""
        if task.job.language and kept:
            seconds = [window.seconds for window in task.windows]
            tokenizer = self._recogniser.tokenizer(task.code)
            heard = heard_as(language, language_chances(drafts, seconds, tokenizer), sum(seconds))
        return Transcript(
            text=" ".join(one.text for one in kept if one.text),
            language=language,
            segments=kept,
            model=self.model,
            settings={**self._recogniser.settings(task.code), "written": int(self._written)},
            audio_seconds=task.job.samples.size / RATE,
            heard_as=heard,
        )

    def _segment(self, window: Window, draft: Draft, code: str, language: str) -> Segment | None:
        line, tokenizer = draft.line, self._recogniser.tokenizer(code)
        words = words_of(line.tokens, line.logprobs[: len(line.tokens)], tokenizer)
        shown = segment(draft, words, window.span)
        return write_segment(shown, language) if shown and self._written else shown


def _task(job: Job) -> _Task:
    """Prepare a job: find where somebody speaks; nowhere means that the model is not asked.

    Raises:
        LanguageNotUnderstood: Whisper does not know the language.
    """
    code = whisper_code(job.language) if job.language else ""
    if is_silent(job.samples):
        return _Task(job, code, [])
    samples = louder(job.samples)
    return _Task(job, code, windows(find_speech(samples), samples))
