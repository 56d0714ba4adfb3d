"""Transcripts, errors and status as JSON and back; what is not whole is `BadFrame`, never guessed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from speech import errors
from speech.errors import AudioTooLong, EngineFailed, SpeechError
from speech.host.wire import BadFrame
from speech.transcriber import Segment, Transcript, Word

_ERRORS = {
    each.__name__: each
    for each in (
        errors.UnreadableAudio,
        errors.EmptyAudio,
        errors.LanguageNotUnderstood,
        errors.EngineAway,
        errors.EngineFailed,
        errors.WeightsMissing,
    )
}


@dataclass(frozen=True)
class HostStatus:
    """How the host is.

    Attributes:
        model: Which weights, with the beginning of their hash; empty while they are loaded.
        device: ``cpu``, ``cuda``; empty while the model is loaded.
        waiting: Jobs that have no answer yet.
        problem: Why there is no model; empty when there is one, or soon.
        pid: The process that holds the model; 0 while there is none.
    """

    model: str
    device: str
    waiting: int
    problem: str
    pid: int


def from_outcome(outcome: Transcript | SpeechError) -> dict[str, Any]:
    """Return what a job ended with, as values that JSON knows."""
    if isinstance(outcome, Transcript):
        segments = [asdict(each) for each in outcome.segments]
        return {**vars(outcome), "segments": segments, "settings": dict(outcome.settings)}
    if isinstance(outcome, AudioTooLong):
        return {"error": AudioTooLong.__name__, "max_seconds": outcome.max_seconds}
    return {"error": type(outcome).__name__, "detail": str(outcome)}


def to_outcome(values: Any) -> Transcript | SpeechError:
    """Return what `from_outcome` was given.

    Raises:
        BadFrame: The values are not from there.
    """
    try:
        if "error" in values:
            return _error(values)
        segments = tuple(_segment(each) for each in values["segments"])
        return Transcript(**{**values, "segments": segments})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadFrame("neither transcript nor error") from error


def raise_error(values: Mapping[str, Any]) -> None:
    """Raise the error that ``values`` tell of, if any."""
    if "error" in values:
        raise _error(values)


def _error(values: Mapping[str, Any]) -> SpeechError:
    if values["error"] == AudioTooLong.__name__:
        return AudioTooLong(float(values["max_seconds"]))
    # An error that this version does not know is still the end of this job.
    return _ERRORS.get(values["error"], EngineFailed)(str(values.get("detail", "")))


def _segment(values: Mapping[str, Any]) -> Segment:
    return Segment(**{**values, "words": tuple(Word(**word) for word in values["words"])})
