"""espeak-ng through ctypes: speaks any text, here on this machine, sending nothing anywhere.

The wheel `espeakng-loader` brings library and data, so no system package is needed. Functions and constants:
https://github.com/espeak-ng/espeak-ng/blob/1.52.0/src/include/espeak-ng/speak_lib.h
"""

import ctypes
import unicodedata
from functools import cache
from threading import Lock

import numpy as np

from speech.errors import NoVoice, TextTooLong
from speech.languages import find_language
from speech.sound import Pcm

MAX_CHARACTERS = 5_000
"""Some six minutes of speech: seconds of CPU, and 1.2 MB of MP3."""

WORDS_A_MINUTE = 150
"""A little slower than espeak-ng's own 175: easier for people who hear or understand with effort."""

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_CHARS_UTF8 = 1
_RATE = 1
# espeak-ng copies the path of its data into a buffer of 160 bytes.
_LONGEST_DATA_PATH = 140

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)

# The library has one global state and is not thread-safe.
_lock = Lock()


def say(text: str, language: str, words_a_minute: int = WORDS_A_MINUTE) -> Pcm:
    """Speak ``text`` in ``language`` (BCP 47).

    Raises:
        NoVoice: espeak-ng does not speak this language, or cannot be loaded. No other language steps in.
        TextTooLong: More than `MAX_CHARACTERS`.
    """
    row = find_language(language)
    if row is None or row.espeak is None:
        raise NoVoice(f"espeak-ng does not speak {language}")
    if len(text) > MAX_CHARACTERS:
        raise TextTooLong(MAX_CHARACTERS)
    spoken = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text
    ).encode()
    if not spoken.strip():
        raise NoVoice("nothing to say")
    pieces: list[np.ndarray] = []

    @_Callback
    def collect(samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: object) -> int:
        if samples and count:
            pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
        return 0

    with _lock:
        library, rate = _library()
        if library.espeak_SetVoiceByName(row.espeak.encode()) != 0:
            raise NoVoice(f"espeak-ng's data has no voice {row.espeak}")
        library.espeak_SetParameter(_RATE, words_a_minute, 0)
        library.espeak_SetSynthCallback(collect)
        library.espeak_Synth(spoken, len(spoken) + 1, 0, 0, 0, _CHARS_UTF8, None, None)
    if not pieces:
        raise NoVoice("espeak-ng gave no sound")
    return Pcm(np.concatenate(pieces), rate)


@cache
def _library() -> tuple[ctypes.CDLL, int]:
    try:
        import espeakng_loader

        data = espeakng_loader.get_data_path()
        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except (ImportError, OSError, RuntimeError) as error:
        raise NoVoice("espeak-ng cannot be loaded") from error
    if len(data.encode()) > _LONGEST_DATA_PATH:
        raise NoVoice(f"espeak-ng cannot use so long a path: {data}")
    library.espeak_Synth.argtypes = [
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_uint,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_uint,
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    rate = library.espeak_Initialize(_SYNCHRONOUS, 0, data.encode(), _DONT_EXIT)
    if rate <= 0:
        raise NoVoice("espeak-ng does not start")
    return library, rate
