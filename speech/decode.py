"""Recordings to samples, by PyAV, trusting nothing that the sender says about them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import InputContainer
from av.error import FFmpegError, InvalidDataError

from speech.containers import CODECS, HEAD_BYTES, demuxer_for
from speech.errors import AudioTooLong, EmptyAudio, UnreadableAudio

RATE = 16_000
"""Samples a second of everything that this library hands to a recogniser."""

# A WAV header may claim one sample a second: a few kilobytes would become hours of 16 kHz sound at once.
_SANE_RATES = range(8_000, 96_001)
_MAX_CHANNELS = 8
# A packet of speech lasts at least 2.5 ms (Opus, RFC 6716, 2.1.4). More packets than that only cost time.
_PACKETS_A_SECOND = 400


@dataclass(frozen=True)
class AudioFacts:
    """What a recording turned out to be once it was really decoded.

    Attributes:
        seconds: Duration of the decoded sound, not the one its header claims.
        codec: FFmpeg's name of the format: ``opus``, ``aac``, ``mp3``, ``pcm_s16le`` …
    """

    seconds: float
    codec: str


def decode(source: Path | bytes, max_seconds: float) -> np.ndarray:
    """Decode to mono float32 at 16 kHz, between −1 and 1.

    A recording that breaks off (a closed tab, a dead battery) gives what is there.

    Raises:
        EmptyAudio: No sample of sound.
        AudioTooLong: More than ``max_seconds``; decoding stops there, so memory stays bounded.
        UnreadableAudio: Anything else that is not a recording.
    """
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    pieces: list[np.ndarray] = []
    with opened(source) as container:
        for frame in _frames(container, max_seconds):
            try:
                pieces += [piece.to_ndarray()[0] for piece in resampler.resample(frame)]
            except ValueError as error:
                raise UnreadableAudio("its sample format changes midway") from error
        pieces += [piece.to_ndarray()[0] for piece in resampler.resample(None)]
    samples = np.concatenate(pieces) if pieces else np.zeros(0, np.float32)
    if not samples.size:
        raise EmptyAudio("no sound in it")
    return np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)


def probe(source: Path | bytes, max_seconds: float) -> AudioFacts:
    """Decode the whole recording once, keeping nothing, and tell what it is. Memory stays constant.

    Raises:
        EmptyAudio: No sample of sound.
        AudioTooLong: More than ``max_seconds``.
        UnreadableAudio: Anything else that is not a recording.
    """
    with opened(source) as container:
        seconds = sum(frame.samples / frame.sample_rate for frame in _frames(container, max_seconds))
        codec = container.streams.audio[0].codec_context.codec.canonical_name
    if not seconds:
        raise EmptyAudio("no sound in it")
    return AudioFacts(seconds=seconds, codec=codec)


@contextmanager
def opened(source: Path | bytes) -> Iterator[InputContainer]:
    """Open a recording: one demuxer, chosen by its first bytes, and nothing that it names itself.

    Raises:
        EmptyAudio: No bytes.
        UnreadableAudio: Not a recording.
    """
    file: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    with file:
        head = file.read(HEAD_BYTES)
        if not head:
            raise EmptyAudio("no bytes in it")
        file.seek(0)
        # No protocol may be opened from inside the file; no other decoder may run for a look at the streams.
        # https://ffmpeg.org/ffmpeg-protocols.html#Protocol-Options
        options = {"protocol_whitelist": "", "codec_whitelist": ",".join(sorted(CODECS))}
        try:
            container = av.open(
                file, "r", format=demuxer_for(head), options=options, metadata_errors="replace"
            )
        except (FFmpegError, ValueError) as error:
            raise UnreadableAudio("damaged, or not what its first bytes say") from error
        with container:
            yield container


def _frames(container: InputContainer, max_seconds: float) -> Iterator[AudioFrame]:
    if not container.streams.audio:
        raise UnreadableAudio("no sound track in it")
    stream = container.streams.audio[0]
    # FFmpeg makes no context for a codec that it does not know, whatever PyAV's types say.
    codec = stream.codec_context.name if stream.codec_context else "unknown"
    if codec not in CODECS:
        raise UnreadableAudio(f"codec {codec} is not taken")
    stream.codec_context.thread_count = 1
    seconds = 0.0
    try:
        for number, packet in enumerate(container.demux(stream)):
            if number > max_seconds * _PACKETS_A_SECOND:
                raise UnreadableAudio("more packets than so much sound can have")
            try:
                frames = packet.decode()
            except InvalidDataError:
                continue  # One damaged packet costs its 20 ms, not the recording.
            for frame in frames:
                if frame.sample_rate not in _SANE_RATES or frame.layout.nb_channels > _MAX_CHANNELS:
                    raise UnreadableAudio(f"{frame.sample_rate} Hz, {frame.layout.nb_channels} channels")
                seconds += frame.samples / frame.sample_rate
                if seconds > max_seconds:
                    raise AudioTooLong(max_seconds)
                yield frame
    except FFmpegError as error:
        if not seconds:
            raise UnreadableAudio("damaged from the start") from error
        # The rest is missing or damaged: what was heard until here counts.
