"""No word is written down where nobody speaks to the phone; none is lost where somebody does speak."""

from collections.abc import Callable

import jiwer
import numpy as np
import pytest

from speech.decode import RATE
from speech.engine_ct2 import CTranslate2Transcriber
from speech.espeak import say
from speech.transcriber import Transcriber
from tests.bench.speech.plain_words import plain_words
from tests.clips.creatures import creature_sounds
from tests.clips.manifest import SOUNDS, SPEECH, Clip, load
from tests.clips.murmurs import murmurs
from tests.clips.noises import steady_sounds
from tests.clips.shaping import at_level, noise
from tests.clips.signals import signals
from tests.clips.tunes import tunes

pytestmark = pytest.mark.whisper


@pytest.fixture(scope="module", params=["whisper", "ct2"])
def engine(request: pytest.FixtureRequest) -> Transcriber:
    if request.param == "ct2":
        return CTranslate2Transcriber("base")
    return request.getfixturevalue("transcriber")


@pytest.fixture(scope="module")
def spoken() -> list[Clip]:
    return [clip for clip in load(SPEECH) if clip.seconds < 7]


def recorded_sounds() -> dict[str, np.ndarray]:
    return {clip.name: clip.samples for clip in load(SOUNDS)}


@pytest.mark.parametrize(
    "sounds",
    [steady_sounds, signals, creature_sounds, tunes, murmurs, recorded_sounds],
    ids=lambda made: made.__name__,
)
def test_no_word_is_invented_when_nobody_speaks(
    sounds: Callable[[], dict[str, np.ndarray]], engine: Transcriber
) -> None:
    heard = {name: engine.transcribe(samples, "id").text for name, samples in sounds().items()}
    assert {name: text for name, text in heard.items() if text} == {}


def as_recorded(samples: np.ndarray) -> np.ndarray:
    return samples


def twenty_decibels_softer(samples: np.ndarray) -> np.ndarray:
    return samples / 10


def in_a_noisy_street(samples: np.ndarray) -> np.ndarray:
    """Traffic-like noise 10 dB below the voice."""
    level = 20 * np.log10(np.sqrt(np.mean(np.square(samples)))) - 10
    return samples + at_level(noise(1, samples.size / RATE, 3), level)


@pytest.mark.parametrize("heard", [as_recorded, twenty_decibels_softer, in_a_noisy_street])
def test_words_are_kept_when_somebody_speaks(
    heard: Callable[[np.ndarray], np.ndarray], engine: Transcriber, spoken: list[Clip]
) -> None:
    expected = [plain_words(clip.transcript, "en") for clip in spoken]
    written = [plain_words(engine.transcribe(heard(clip.samples), "en").text, "en") for clip in spoken]
    assert jiwer.wer(expected, written) < 0.15


def test_words_are_kept_when_somebody_speaks_slowly(engine: Transcriber) -> None:
    sentence = "The water in our street is dirty since Monday."
    pieces = [np.zeros(RATE)]
    for word in sentence.split():
        pcm = say(word, "en", 100)
        places = np.arange(0, pcm.samples.size, pcm.rate / RATE)
        pieces += [
            np.interp(places, np.arange(pcm.samples.size), pcm.samples / 32768),
            np.zeros(RATE * 6 // 10),
        ]
    slow = np.concatenate(pieces).astype(np.float32)
    written = plain_words(engine.transcribe(slow, "en").text, "en").split()
    assert len(set(written) & set(plain_words(sentence, "en").split())) >= 7
