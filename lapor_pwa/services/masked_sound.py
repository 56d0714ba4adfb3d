"""A recording in, the same words in another voice out, made in a process of its own.

Nothing of the original file is in the new one but its sound: no tag, no time, no name of a phone.
"""

import hmac
import sys
from uuid import UUID

import numpy as np

from lapor_pwa.domain.submission import VOICE_SECONDS
from lapor_pwa.errors import InvalidInput
from lapor_pwa.services import confinement
from lapor_pwa.services.confinement import Found
from lapor_pwa.services.examination import too_long, unreadable
from locales import N_
from speech.decode import RATE, decode
from speech.errors import AudioTooLong, SpeechError
from speech.masking import mask
from speech.sound import Pcm, to_mp3

MEDIA_TYPE = "audio/mpeg"
"""Old iPhones play no Opus, and officers' machines are old, too."""
# 200 s of sound take some 5; the rest is room for slow machines.
CPU_SECONDS = 30
KEY_BYTES = 32


def voice_key(secret: bytes, submission_id: UUID, sha256: str) -> bytes:
    """Return the key of one recording's new voice, from the server's secret.

    Both parts matter: without the id, the same file sent twice would tell that it is the same; without the
    recording's hash, whoever knows an id could have other voices masked alike, and compare.
    """
    return hmac.digest(secret, f"voice-mask:{submission_id}:{sha256}".encode(), "sha256")


def mask_apart(content: bytes, key: bytes) -> bytes:
    """Return a recording in the voice that belongs to ``key``, as `MEDIA_TYPE`.

    Raises:
        InvalidInput: ``voice_cannot_be_masked``, ``attachment_too_long``, ``attachment_unreadable``.
        LaporError: ``server_busy`` (503): not now.
    """
    try:
        # The key goes the way of the sound: arguments of a process can be read by others.
        _, masked = confinement.call_apart(__name__, content=key + content, cpu_seconds=CPU_SECONDS)
    except confinement.TooMuch as error:
        raise _cannot_be_masked() from error
    return masked


def _masked(content: bytes) -> Found:
    key, recording = content[:KEY_BYTES], content[KEY_BYTES:]
    try:
        samples = decode(recording, VOICE_SECONDS)
    except AudioTooLong as error:
        raise too_long() from error
    except SpeechError as error:
        raise unreadable("voice") from error
    try:
        masked = mask(samples, RATE, key)
    except SpeechError as error:
        raise _cannot_be_masked() from error
    return {}, to_mp3(Pcm((masked * 32767).astype(np.int16), RATE))


def _cannot_be_masked() -> InvalidInput:
    return InvalidInput(
        "voice_cannot_be_masked", N_("This voice cannot be disguised. Please record again."), "voice"
    )


if __name__ == "__main__":
    confinement.answer(sys.argv[1], _masked)
