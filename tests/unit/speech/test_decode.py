"""Decoding: what phones record is read, what would do harm is refused early and cheaply."""

import struct
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import numpy as np
import pytest

from speech.decode import RATE, decode, probe
from speech.errors import AudioTooLong, EmptyAudio, UnreadableAudio

Encode = Callable[..., bytes]

PHONES_RECORD = [
    ("webm", "libopus", 48_000, "opus"),
    ("ogg", "libopus", 48_000, "opus"),
    ("mp4", "aac", 44_100, "aac"),
    ("adts", "aac", 44_100, "aac"),
    ("wav", "pcm_s16le", 16_000, "pcm_s16le"),
    ("mp3", "libmp3lame", 22_050, "mp3"),
    ("3gp", "libopencore_amrnb", 8_000, "amr_nb"),
    ("amr", "libopencore_amrnb", 8_000, "amr_nb"),
]


def wav(rate: int, channels: int, data: bytes) -> bytes:
    about = struct.pack("<HHIIHH", 1, channels, rate, rate * channels * 2 % 2**32, channels * 2 % 2**16, 16)
    return (
        b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " + struct.pack("<I", 16) + about
        + b"data" + struct.pack("<I", len(data)) + data
    )  # fmt: skip


@pytest.mark.parametrize(("container", "codec", "rate", "name"), PHONES_RECORD)
def test_sound_comes_out_when_recorded_as(
    container: str, codec: str, rate: int, name: str, record: Encode
) -> None:
    recording = record(container, codec, rate=rate)
    samples = decode(recording, 200)
    facts = probe(recording, 200)
    assert samples.dtype == np.float32
    assert samples.ndim == 1
    assert samples.size / RATE == pytest.approx(3, abs=0.1)
    assert facts.codec == name
    assert facts.seconds == pytest.approx(3, abs=0.1)
    assert np.sqrt(np.mean(samples**2)) == pytest.approx(0.3 / np.sqrt(2), rel=0.25)


@pytest.mark.parametrize("container", ["webm", "ogg", "wav", "mp3", "adts"])
def test_what_is_there_is_kept_when_recording_breaks_off(container: str, record: Encode) -> None:
    codec, rate = next((codec, rate) for name, codec, rate, _ in PHONES_RECORD if name == container)
    recording = record(container, codec, rate=rate)
    half = recording[: len(recording) // 2]
    assert 0.9 < decode(half, 200).size / RATE < 2
    assert 0.9 < probe(half, 200).seconds < 2


def test_file_name_is_not_believed_when_it_names_another_type(tmp_path: Path, record: Encode) -> None:
    path = tmp_path / "voice.m3u8"
    path.write_bytes(record("webm", "libopus"))
    assert probe(path, 200).codec == "opus"
    assert decode(path, 200).size == 3 * RATE


@pytest.mark.parametrize("reader", [decode, probe])
def test_nothing_recorded_is_told_apart_when_empty(reader, record: Encode) -> None:
    with pytest.raises(EmptyAudio):
        reader(b"", 200)
    with pytest.raises(EmptyAudio):
        reader(wav(16_000, 1, b""), 200)


@pytest.mark.parametrize(
    "bad",
    [
        b"my complaint",
        b"#EXTM3U\nfile:///etc/passwd\n",
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        b"OggS" + bytes(5000),
        b"\x1a\x45\xdf\xa3" + b"A" * 5000,
        b"\xff\xfb" + bytes(5000),
        b"ID3" + b"x" * 3000,
        b"RIFF\0\0\0\0WAVE",
        b"\0\0\0\x18ftypmp42" + bytes(500),
        wav(1, 1, bytes(60_000)),
        wav(1_000_000_000, 1, bytes(60_000)),
        wav(16_000, 64, bytes(60_000)),
        wav(16_000, 1, bytes(60_000)).replace(b"fmt \x10\0\0\0\x01\0", b"fmt \x10\0\0\0\x34\x12"),
        b"#!AMR\n" + b"\x7c" * 720_000,
    ],
    ids=[
        "text",
        "playlist",
        "image",
        "ogg",
        "webm",
        "mp3",
        "id3",
        "wav",
        "mp4",
        "1Hz",
        "1GHz",
        "64ch",
        "codec",
        "packets",
    ],
)
@pytest.mark.parametrize("reader", [decode, probe])
def test_recording_is_refused_when_it_is_none(reader, bad: bytes) -> None:
    with pytest.raises(UnreadableAudio):
        reader(bad, 200)


@pytest.mark.parametrize(("container", "codec", "rate", "name"), PHONES_RECORD)
def test_damage_anywhere_ends_in_sound_or_a_named_error(
    container: str, codec: str, rate: int, name: str, record: Encode
) -> None:
    random = Random(f"{container} {codec}")
    whole = record(container, codec, rate=rate, seconds=1)
    for _ in range(100):
        damaged = bytearray(whole)
        for _ in range(random.choice((1, 5, 20))):
            place = random.randrange(random.choice((60, 300, len(damaged))))
            damaged[place : place + random.choice((0, 1, 30))] = random.randbytes(random.choice((0, 1, 8)))
        for reader in (decode, probe):
            with suppress(UnreadableAudio, AudioTooLong):
                reader(bytes(damaged), 200)


def test_flac_is_refused_when_inside_and_outside_a_container(record: Encode) -> None:
    for container in ("flac", "matroska"):
        with pytest.raises(UnreadableAudio):
            probe(record(container, "flac", rate=44_100), 200)


@pytest.mark.parametrize("reader", [decode, probe])
def test_recording_is_refused_whole_when_too_long(reader, record: Encode) -> None:
    with pytest.raises(AudioTooLong) as caught:
        reader(record("webm", "libopus"), 2.5)
    assert caught.value.max_seconds == 2.5


@pytest.mark.parametrize("reader", [decode, probe])
def test_four_hours_are_refused_fast_and_small_when_in_few_bytes(
    reader, four_hours_in_few_bytes: bytes
) -> None:
    assert len(four_hours_in_few_bytes) < 500_000
    tracemalloc.start()
    began = time.process_time()
    with pytest.raises(AudioTooLong):
        reader(four_hours_in_few_bytes, 200)
    seconds, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 2
    assert peak < 30_000_000 if reader is decode else peak < 1_000_000
