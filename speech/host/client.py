"""The way to the host for everybody else: a `Transcriber` without a model."""

import socket
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from speech.errors import EmptyAudio, EngineAway, SpeechError
from speech.host.messages import HostStatus, to_outcome
from speech.host.place import check_owner
from speech.host.wire import BadFrame, Frame, pack, receive
from speech.transcriber import Segment, Transcript

# A batch before ours and ours, of three minutes each, on a slow machine.
REPORT_SECONDS = 3600.0
# Live text that comes later helps nobody.
LIVE_SECONDS = 15.0
_STATUS_SECONDS = 3.0


@dataclass(frozen=True)
class LiveText:
    """What was said since a moment, as far as it is over.

    Attributes:
        segments: With times from the beginning of the recording.
        until: Seconds from the beginning; what was said before is in, what comes after is still to come.
    """

    segments: tuple[Segment, ...]
    until: float


class SpeechClient:
    """Asks the host, on a connection of its own for each question: any number of threads may."""

    def __init__(self, path: Path, seconds: float = REPORT_SECONDS) -> None:
        """Remember where the host listens (see `place.socket_path`) and how long a transcript may take."""
        self._path, self._seconds = path, seconds

    def transcribe(self, audio: np.ndarray | Path, language: str | None) -> Transcript:
        """See `Transcriber.transcribe`. Waits until it is our turn.

        Raises:
            EngineAway: Nobody answers, or has no model now.
            EngineFailed: The sound broke the model twice.
            SpeechError: As `Transcriber.transcribe`.
        """
        asked: dict[str, object] = {"do": "transcribe", "language": language}
        if isinstance(audio, Path):
            frame = Frame({**asked, "path": str(audio.absolute())})
        else:
            frame = Frame(asked, audio.astype(np.float32, copy=False).tobytes())
        return _transcript(self._ask(frame, self._seconds)["outcome"])

    def write_along(self, recording: Path, language: str, since: float, *, ended: bool = False) -> LiveText:
        """Return what was said after ``since`` seconds in a recording that still goes on, or has ``ended``.

        Raises:
            EngineAway: Nobody answers in time, or has no model now.
            SpeechError: As `Transcriber.transcribe`.
        """
        path = str(recording.absolute())
        asked = {"do": "write_along", "path": path, "language": language, "since": since, "ended": ended}
        answer = self._ask(Frame(asked), LIVE_SECONDS)
        try:
            heard = _transcript(answer["outcome"])
        except EmptyAudio:
            return LiveText((), since)
        return LiveText(heard.segments, float(answer["until"]))

    def status(self) -> HostStatus:
        """Return how the host is.

        Raises:
            EngineAway: Nobody answers.
        """
        try:
            return HostStatus(**self._ask(Frame({"do": "status"}), _STATUS_SECONDS)["status"])
        except TypeError as error:
            raise EngineAway("another version answers") from error

    def _ask(self, frame: Frame, seconds: float) -> dict:
        try:
            check_owner(self._path)
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(seconds)
                connection.connect(str(self._path))
                connection.sendall(pack(frame) + frame.body)
                with connection.makefile("rb") as file:
                    answer = receive(file, 0)
        except (OSError, BadFrame) as error:
            raise EngineAway(f"no answer from the speech process ({type(error).__name__})") from error
        if answer is None:
            raise EngineAway("the speech process hung up")
        return answer.head


def _transcript(values: object) -> Transcript:
    try:
        outcome = to_outcome(values)
    except BadFrame as error:
        raise EngineAway("another version answers") from error
    if isinstance(outcome, SpeechError):
        raise outcome
    return outcome
