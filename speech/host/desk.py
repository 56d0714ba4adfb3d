"""Answers clients' questions: has the sound decoded, has it written down, says how things stand."""

import asyncio
import contextlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np

from speech.decode import RATE
from speech.errors import AudioTooLong, EmptyAudio, EngineFailed, SpeechError, UnreadableAudio
from speech.host.child import Child, ChildFailed
from speech.host.engine_room import EngineRoom
from speech.host.messages import from_outcome, raise_error
from speech.host.wire import Frame
from speech.transcriber import MAX_SECONDS, Job, Transcript

DECODE_SECONDS = 60.0
"""How long decoding may take; the decoder's own limit of processor time is lower."""


class Desk:
    """Between the socket and the two children."""

    def __init__(self, decoder: Child, room: EngineRoom) -> None:
        """Use the decoder's child and the engine room; both belong to the caller."""
        self._decoder, self._room = decoder, room

    async def answer(self, question: Frame) -> dict[str, Any]:
        """Return the answer, which is an outcome for all questions but ``status``."""
        try:
            return await self._answered(question)
        except SpeechError as error:
            return {"outcome": from_outcome(error)}
        except (KeyError, TypeError, ValueError, OverflowError):
            return {"outcome": from_outcome(UnreadableAudio("a question that makes no sense"))}

    async def _answered(self, question: Frame) -> dict[str, Any]:
        asked = question.head
        match asked["do"]:
            case "status":
                return {"status": asdict(self._room.status())}
            case "transcribe":
                job = Job(await self._samples(question), _language(asked))
                return {"outcome": from_outcome(await self._room.write_down(job, live=False))}
            case "write_along":
                return await self._write_along(asked)
        raise ValueError("do")

    async def _samples(self, question: Frame) -> np.ndarray:
        if "path" in question.head:
            found = await self._decode({"do": "decode", "path": str(question.head["path"])})
            return np.frombuffer(found.body, np.float32)
        samples = np.frombuffer(question.body, np.float32)
        if not samples.size:
            raise EmptyAudio("no sound in it")
        if samples.size > MAX_SECONDS * RATE:
            raise AudioTooLong(MAX_SECONDS)
        return np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)

    async def _write_along(self, asked: dict[str, Any]) -> dict[str, Any]:
        since, language = float(asked["since"]), _language(asked)
        if not 0 <= since <= MAX_SECONDS:
            raise ValueError("since")
        wanted = {"path": str(asked["path"]), "since": since, "ended": bool(asked["ended"])}
        found = await self._decode({"do": "utterances", **wanted})
        starts, ends, sizes = zip(*found.head["spans"], strict=True)
        pieces = np.split(np.frombuffer(found.body, np.float32), np.cumsum(sizes)[:-1])
        jobs = (self._room.write_down(Job(piece, language), live=True) for piece in pieces)
        heard = await asyncio.gather(*jobs, return_exceptions=True)
        for each in heard:
            if isinstance(each, BaseException):
                raise each
        whole = joined(starts, [each for each in heard if isinstance(each, Transcript)])
        return {"outcome": from_outcome(whole), "until": ends[-1]}

    async def _decode(self, asked: dict[str, Any]) -> Frame:
        """Ask the decoder's child. One death may have been somebody else's doing; two are the file's."""
        for _ in range(2):
            with contextlib.suppress(ChildFailed):
                answer = await self._decoder.ask(Frame({**asked, "max_seconds": MAX_SECONDS}), DECODE_SECONDS)
                raise_error(answer.head)
                return answer
        raise EngineFailed("broke the decoder twice")


def joined(starts: Sequence[float], heard: Sequence[Transcript]) -> Transcript:
    """Return one transcript of utterances that begin at ``starts`` seconds."""
    segments = tuple(
        replace(segment, start=segment.start + start, end=segment.end + start)
        for start, each in zip(starts, heard, strict=True)
        for segment in each.segments
    )
    text = " ".join(segment.text for segment in segments)
    seconds = sum(each.audio_seconds for each in heard)
    return replace(heard[0], text=text, segments=segments, audio_seconds=seconds)


def _language(asked: dict[str, Any]) -> str | None:
    if asked["language"] is not None and not isinstance(asked["language"], str):
        raise TypeError("language")
    return asked["language"]
