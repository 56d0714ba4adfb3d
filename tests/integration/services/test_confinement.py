import io
import resource
import struct
import time

import av
import numpy as np
import pytest
from PIL import Image

from lapor_pwa.errors import InvalidInput, LaporError
from lapor_pwa.services import confinement
from lapor_pwa.services.confinement import examine_apart
from tests.integration.samples import jpeg, webm

MEGABYTE = 1024 * 1024
# The 868 bytes below make FFmpeg ask for 24 bytes for each of these.
CLAIMED_SAMPLES = 100_000_000


def mp4_of_gigabytes() -> bytes:
    """An MP4 whose tables claim a hundred million samples."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as output:
        stream = output.add_stream("aac", rate=16_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 16_000), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 16_000
        for piece in (frame, None):
            output.mux(stream.encode(piece))
    return _with_tables(
        buffer.getvalue(),
        {
            b"stsz": struct.pack(">III", 0, 1, CLAIMED_SAMPLES),
            b"stsc": struct.pack(">IIIII", 0, 1, 1, CLAIMED_SAMPLES, 1),
            b"stts": struct.pack(">IIII", 0, 1, CLAIMED_SAMPLES, 1024),
        },
    )


def _with_tables(boxes: bytes, tables: dict[bytes, bytes]) -> bytes:
    result, at = b"", 0
    while at < len(boxes):
        length, kind = struct.unpack(">I4s", boxes[at : at + 8])
        body = boxes[at + 8 : at + length]
        if kind in {b"moov", b"trak", b"mdia", b"minf", b"stbl"}:
            body = _with_tables(body, tables)
        body = tables.get(kind, body)
        result += struct.pack(">I4s", 8 + len(body), kind) + body
        at += length
    return result


def jpeg_of_minutes() -> bytes:
    """A progressive JPEG that goes over its forty megapixels ten thousand times."""
    buffer = io.BytesIO()
    Image.new("RGB", (7000, 5700)).save(buffer, "JPEG", progressive=True, quality=50)
    scans = buffer.getvalue().split(b"\xff\xda")
    repeated = [*scans[:-1], *[scans[-2]] * 10_000, scans[-1]]
    return b"\xff\xda".join(repeated)


@pytest.mark.parametrize(("role", "make"), [("voice", mp4_of_gigabytes), ("photo", jpeg_of_minutes)])
def test_a_file_that_takes_too_much_is_refused_and_takes_neither_memory_nor_time_of_ours(
    role, make, monkeypatch
):
    monkeypatch.setattr(confinement, "CPU_SECONDS", 2)
    content, before = make(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    with pytest.raises(InvalidInput) as refused:
        examine_apart(role, content)
    assert refused.value.code == "attachment_unreadable"
    assert time.monotonic() - started < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def test_good_files_come_through_with_their_facts():
    sound, photo = webm(1.0), jpeg(exif=True)
    heard = examine_apart("voice", sound)
    assert (heard.content, heard.media_type, round(heard.seconds or 0)) == (sound, "audio/webm", 1)
    seen = examine_apart("photo", photo)
    assert (seen.media_type, seen.seconds) == ("image/jpeg", None)
    assert Image.open(io.BytesIO(seen.content)).size == (20, 40)


def test_a_refusal_keeps_its_code_and_values():
    with pytest.raises(InvalidInput) as refused:
        examine_apart("photo", b"GIF89a no photo")
    assert (refused.value.code, refused.value.status, refused.value.fields) == (
        "attachment_unreadable",
        422,
        ("photo",),
    )


def test_a_file_is_not_blamed_when_the_machine_is_too_slow_to_look(monkeypatch):
    monkeypatch.setattr(confinement, "WALL_SECONDS", 0.01)
    with pytest.raises(LaporError) as busy:
        examine_apart("photo", jpeg())
    assert not isinstance(busy.value, InvalidInput)
    assert (busy.value.code, busy.value.status) == ("server_busy", 503)


def test_the_examining_process_knows_no_secret(monkeypatch):
    monkeypatch.setenv("LAPOR_SECRET_KEY", "only for tests")
    assert "only for tests" not in str(confinement.surroundings())


def test_a_recordings_title_does_not_come_through():
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="ogg") as output:
        output.metadata["title"] = "Jalan Rahasia 7"
        stream = output.add_stream("libopus", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 48_000), "<i2"), format="s16", layout="mono")
        frame.sample_rate = 48_000
        for piece in (frame, None):
            output.mux(stream.encode(piece))
    assert b"Rahasia" in buffer.getvalue()
    heard = examine_apart("voice", buffer.getvalue())
    assert heard.media_type == "audio/ogg"
    assert heard.content
    assert b"Rahasia" not in heard.content
