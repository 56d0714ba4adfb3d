"""Speech for tests: Whisper base understands espeak-ng's English, not its Indonesian (docs/speech.md)."""

import io
import wave
from pathlib import Path

import numpy as np

from speech.engine.pipeline import WhisperTranscriber
from speech.espeak import say
from speech.sound import to_wav
from speech.weights import find
from tests.e2e.paths import WEIGHTS

_engine: list[WhisperTranscriber] = []


def spoken_file(folder: Path, sentence: str, lead_in_seconds: float) -> Path:
    """Write a 16-bit PCM file for Chromium's microphone: silence during the lead-in, then the sentence."""
    pcm = say(sentence, "en", words_a_minute=140)
    quiet = np.zeros(int(pcm.rate * lead_in_seconds), dtype=np.int16)
    path = folder / "spoken.wav"
    path.write_bytes(to_wav(type(pcm)(np.concatenate([quiet, pcm.samples]), pcm.rate)))
    return path


def seconds(file: Path) -> float:
    with wave.open(io.BytesIO(file.read_bytes())) as sound:
        return sound.getnframes() / sound.getframerate()


def write_down(sound: bytes) -> str:
    """Return what Whisper understands of a sound, in small letters."""
    if not _engine:
        _engine.append(WhisperTranscriber(find("base", WEIGHTS), threads=2))
    from speech.decode import decode

    return _engine[0].transcribe(decode(sound, 60), "en").text.lower()
