"""Look at what arrived before it is kept: is it what it says, and how is it kept safely?

Only `confinement` calls this, in a process of its own.
"""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from lapor_pwa.domain.submission import VOICE_SECONDS
from lapor_pwa.errors import InvalidInput
from locales import N_
from speech.containers import HEAD_BYTES, demuxer_for
from speech.decode import probe
from speech.errors import AudioTooLong, SpeechError
from speech.plain import plain
from speech.prompt_sound import tidy

MAX_PIXELS = 40_000_000
JPEG_QUALITY = 88
# JPEG includes MPO, which phones with two lenses write into a .jpg.
PHOTO_FORMATS = ("JPEG", "PNG", "WEBP")
# Without this, Pillow does not know the last.
Image.init()
UNREADABLE = {
    "voice": N_("We cannot hear anything in this recording. Please record again."),
    "photo": N_("We cannot open this photo. Please choose another one."),
    "prompt": N_("We cannot hear anything in this recording. Please record again."),
}
SOUND_TYPES = {
    "matroska": "audio/webm",
    "ogg": "audio/ogg",
    "mp4": "audio/mp4",
    "wav": "audio/wav",
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "amr": "audio/amr",
}


@dataclass(frozen=True)
class Examined:
    """What may be kept.

    Attributes:
        content: The bytes to keep; a sound's are untouched unless more than sound was in them, a photo's new.
        media_type: What they are, found by decoding.
        seconds: Length of a sound.
    """

    content: bytes
    media_type: str
    seconds: float | None = None


def examine(role: str, content: bytes, longest_side: int | None = None) -> Examined:
    """Decode ``content`` completely and return what may be kept of it.

    A photo is made smaller when it has more than ``longest_side`` pixels on one side.

    Raises:
        InvalidInput: ``attachment_unreadable``, ``attachment_too_long``, ``attachment_too_many_pixels``.
    """
    if role == "prompt":
        return _prompt(content)
    return _sound(content) if role == "voice" else _photo(content, longest_side)


def _sound(content: bytes) -> Examined:
    try:
        facts = probe(content, VOICE_SECONDS)
        media_type = SOUND_TYPES[demuxer_for(content[:HEAD_BYTES])]
    except AudioTooLong as error:
        raise too_long() from error
    except SpeechError as error:
        raise unreadable("voice") from error
    return Examined(plain(content), media_type, facts.seconds)


def _prompt(content: bytes) -> Examined:
    """Make a fixed sentence that somebody has spoken ready for many ears; their own file is not kept."""
    try:
        sound = tidy(content)
    except AudioTooLong as error:
        raise InvalidInput(
            "prompt_too_long",
            N_("The recording is too long. Say only this sentence, please."),
            "prompt",
        ) from error
    except SpeechError as error:
        raise unreadable("prompt") from error
    return Examined(sound.data, "audio/mpeg", sound.seconds)


def _photo(content: bytes, longest_side: int | None) -> Examined:
    """Paint the photo anew: only the picture is left, no place, no time, no owner's name (EXIF, XMP)."""
    try:
        with Image.open(BytesIO(content), formats=PHOTO_FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _too_many_pixels()
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            plain = _on_white(image)
        if longest_side:
            plain.thumbnail((longest_side, longest_side))
        buffer = BytesIO()
        plain.save(buffer, "JPEG", quality=JPEG_QUALITY)
    except InvalidInput:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:
        # Decoders trip over a stranger's bytes in many ways (OSError, SyntaxError, struct.error …).
        raise unreadable("photo") from error
    return Examined(buffer.getvalue(), "image/jpeg")


def _on_white(image: Image.Image) -> Image.Image:
    """Return a new picture without transparency and without anything that is not a pixel."""
    if not image.has_transparency_data:
        image = image.convert("RGB")
        plain = Image.new("RGB", image.size)
        plain.paste(image)
        return plain
    image = image.convert("RGBA")
    plain = Image.new("RGB", image.size, "white")
    plain.paste(image, mask=image.getchannel("A"))
    return plain


def unreadable(role: str) -> InvalidInput:
    """Say that a file is not what it should be."""
    return InvalidInput("attachment_unreadable", UNREADABLE[role], role)


def too_long() -> InvalidInput:
    """Say how long a recording may be."""
    return InvalidInput(
        "attachment_too_long",
        N_("The recording is too long. At most {minutes} minutes are possible."),
        "voice",
        minutes=VOICE_SECONDS // 60,
    )


def _too_many_pixels() -> InvalidInput:
    return InvalidInput(
        "attachment_too_many_pixels",
        N_("The photo is too large. At most {megapixels} megapixels are possible."),
        "photo",
        megapixels=MAX_PIXELS // 1_000_000,
    )
