"""Sounds, photos and submissions for tests, good and bad, made here so that nobody's voice is copied."""

import hashlib
import io
import struct
import uuid
import wave
import zlib

import av
import numpy as np
from PIL import Image

NUMBER_OF_PIXELS = 20


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def wav(seconds: float = 0.5, rate: int = 16_000) -> bytes:
    tone = (np.sin(np.arange(int(seconds * rate)) * 0.05) * 8000).astype("<i2")
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(tone.tobytes())
    return buffer.getvalue()


def webm(seconds: float = 1.0, rate: int = 48_000) -> bytes:
    """What a phone's MediaRecorder makes: Opus in WebM."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="webm") as output:
        stream = output.add_stream("libopus", rate=rate, layout="mono")
        tone = (np.sin(np.arange(int(seconds * rate)) * 0.02) * 8000).astype("<i2")
        frame = av.AudioFrame.from_ndarray(tone[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = rate
        for piece in (frame, None):
            output.mux(stream.encode(piece))
    return buffer.getvalue()


def four_hours_of_silence() -> bytes:
    """Hours in few bytes: MP3 frames of silence at 8 kbit/s, 8 kHz; 201 seconds would be too long already."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="ogg") as output:
        stream = output.add_stream("libopus", rate=48_000, layout="mono")
        stream.bit_rate = 500
        stream.options = {"frame_duration": "60", "vbr": "on", "application": "voip"}
        silence = np.zeros((1, 48_000 * 60), "<i2")
        for _ in range(240):
            frame = av.AudioFrame.from_ndarray(silence, format="s16", layout="mono")
            frame.sample_rate = 48_000
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return buffer.getvalue()


def jpeg(colour: str = "red", exif: bool = False) -> bytes:
    """A small photo, coloured on its left, white on its right; with ``exif`` on its side, with a place."""
    image = Image.new("RGB", (40, NUMBER_OF_PIXELS), "white")
    image.paste(Image.new("RGB", (20, NUMBER_OF_PIXELS), colour))
    buffer = io.BytesIO()
    if not exif:
        image.save(buffer, "JPEG")
        return buffer.getvalue()
    tags = Image.Exif()
    tags[0x0112] = 6  # lies on its side
    tags[0x010F] = "SecretPhoneMaker"
    tags.get_ifd(0x8825).update({1: "S", 2: (7.0, 47.0, 30.0), 3: "E", 4: (110.0, 22.0, 1.0)})
    image.save(buffer, "JPEG", exif=tags, comment=b"SecretComment")
    return buffer.getvalue()


def png_bomb(side: int = 30_000) -> bytes:
    """A true PNG of 900 megapixels in under a megabyte, every row of it there."""
    row = b"\0" * (1 + side // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def attachment(content: bytes, role: str = "voice", media_type: str = "audio/webm;codecs=opus") -> dict:
    kind = media_type if role == "voice" else "image/jpeg"
    return {"sha256": sha256(content), "media_type": kind, "size_bytes": len(content), "role": role}


def submission(*attachments: dict, **changes: object) -> dict:
    """A written report as JSON; with ``text=None`` the text is left out."""
    values = {
        "id": str(uuid.uuid4()),
        "locale": "id",
        "request_type": "complaint",
        "text": "Jalan di depan pasar rusak.",
        "attachments": list(attachments),
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}
