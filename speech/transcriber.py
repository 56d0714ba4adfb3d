"""What a recogniser of speech is, whichever engine does the work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from speech.errors import SpeechError

DOUBTFUL = 0.5
"""Words less sure than this are marked. Of 525 words in 62 real clips 35 in 100 were wrong below it, 11
in 100 above; the mark finds two in three of the wrong ones."""

UNCLEAR = 0.4
"""Confidence. Below it the words of a stretch are left out, and a person listens to it. Of 62 real clips it
takes single words, said alone, of which two in three were wrong."""

UNCLEAR_WITH_NOBODY = 0.5
"""So much more confidence is asked for where the model is sure that nobody speaks; half of it at one half.
Low televisions come out at 0.49 to 0.55, with 0.35 to 0.49 for nobody; whole sentences of our 62 real clips
higher, or with less for nobody."""

MAX_SECONDS = 200.0
"""Longest recording written down in one go, seconds: the three minutes a person may speak, and some slack."""


def is_unclear(confidence: float, nobody: float = 0.0) -> bool:
    """Tell whether a stretch's words are likely made up; ``nobody`` is the model's probability of silence."""
    return confidence < UNCLEAR + UNCLEAR_WITH_NOBODY * nobody


@dataclass(frozen=True)
class Word:
    """A word as it is shown, with its punctuation.

    Attributes:
        text: Without spaces around.
        confidence: Probability of its least sure token, 0 to 1; below `DOUBTFUL` it is shown with a mark.
    """

    text: str
    confidence: float


@dataclass(frozen=True)
class Segment:
    """A stretch of speech and what was understood.

    Attributes:
        start: Seconds from the beginning of the recording.
        end: Seconds from the beginning of the recording.
        text: What was understood, trimmed; empty where somebody spoke and nothing sure was understood.
        confidence: Geometric mean of the probabilities of its tokens, 0 to 1. Of 100 Indonesian words by
            Whisper ``base``, 1 is wrong from 0.82 up, 9 at 0.64–0.74, 36 at 0.55–0.64, 79 below 0.45.
        words: Those of ``text`` in their order; empty when the engine tells nothing of single words.
    """

    start: float
    end: float
    text: str
    confidence: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """What was understood of a recording: a draft. The sound remains the original.

    Attributes:
        text: All segments in one line; empty when nobody spoke.
        language: BCP 47 code, given by the speaker or detected; empty when there was nothing to detect it in.
        segments: In order of time.
        model: Which weights, with the beginning of their hash.
        settings: What else it takes to make the same transcript again; only text and numbers.
        audio_seconds: Duration of the recording.
        heard_as: BCP 47 code of the language it sounded like, when that is not ``language``: something to
            ask the speaker, never to act on. Else empty.
    """

    text: str
    language: str
    segments: tuple[Segment, ...]
    model: str
    settings: Mapping[str, str | int | float]
    audio_seconds: float
    heard_as: str = ""


@dataclass(frozen=True, eq=False)
class Job:
    """One recording that waits to be written down.

    Attributes:
        samples: Mono float32 at 16 kHz, between −1 and 1.
        language: BCP 47 code that the speaker chose; ``None`` to detect it.
    """

    samples: np.ndarray
    language: str | None


class Transcriber(Protocol):
    """Writes down speech. One call at a time; a caller with threads may call, others then wait."""

    def transcribe(self, audio: np.ndarray | Path, language: str | None) -> Transcript:
        """Write down ``audio``: a file, or mono float32 samples at 16 kHz.

        Args:
            audio: What was recorded.
            language: BCP 47 code that the speaker chose; ``None`` to detect it.

        Raises:
            LanguageNotUnderstood: The engine does not know the language; a person has to listen.
            UnreadableAudio: The file is not a recording.
            AudioTooLong: The file lasts longer than the engine takes.
        """
        ...


class BatchTranscriber(Transcriber, Protocol):
    """Writes down several recordings at once, in less time than one after the other.

    Attributes:
        model: As in `Transcript.model`.
        device: ``cpu`` or ``cuda``.
    """

    model: str
    device: str

    def transcribe_all(self, jobs: Sequence[Job]) -> list[Transcript | SpeechError]:
        """Write down all jobs, in their order; one that cannot be understood gives its error."""
        ...
