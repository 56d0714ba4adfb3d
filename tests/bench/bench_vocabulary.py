"""What favouring names does: names recognised, names invented, time. In one run, taking turns.

Run: ``python -m tests.bench.bench_vocabulary [CACHE_DIR]``. Names of places in English sentences by espeak-ng
(Whisper does not understand its Indonesian); sentences and shipped clips without names.
"""

import random
import sys
from pathlib import Path
from time import perf_counter

import numpy as np

from speech import weights
from speech.decode import RATE, decode
from speech.engine.recogniser import Recogniser
from speech.engine.windows import Window
from speech.espeak import say
from speech.sound import to_mp3
from speech.voice_activity import Span
from speech.written.names import joined, places
from tests.clips import manifest

NAMES = 24
SENTENCES = (
    "The road in {} is broken.",
    "I live in {} and the water is dirty.",
    "Please repair the bridge in {} soon.",
)
NAMELESS = (
    "The street light in front of the market has been broken for two weeks.",
    "The hospital has no clean water since Monday.",
    "The garbage has not been collected since last month.",
    "There is a big tree across the river.",
)


def main(cache: Path) -> None:
    """Print ``bench NAME VALUE UNIT`` lines."""
    checkpoint = weights.find("base", cache)
    ways = {favoured: Recogniser(checkpoint, 2, with_vocabulary=favoured) for favoured in (False, True)}
    names = random.Random(7).sample(sorted(places().values()), NAMES)
    named = [SENTENCES[number % 3].format(name) for number, name in enumerate(names)]
    spoken = [decode(to_mp3(say(text, "en")), 30) for text in (*named, *NAMELESS)]
    shipped = [clip for clip in manifest.load(manifest.SPEECH) if clip.seconds < 30]
    sounds = [*spoken, *(clip.samples for clip in shipped)]
    texts: dict[bool, list[str]] = {False: [], True: []}
    seconds = dict.fromkeys(ways, 0.0)
    for sound in sounds:
        for favoured, recogniser in ways.items():
            began = perf_counter()
            texts[favoured].append(_text(recogniser, sound))
            seconds[favoured] += perf_counter() - began
    found = {
        way: sum(joined(name) in joined(text) for name, text in zip(names, texts[way][:NAMES], strict=True))
        for way in ways
    }
    changed = sum(a != b for a, b in zip(texts[False][NAMES:], texts[True][NAMES:], strict=True))
    print(f"of {NAMES} names {found[False]} were recognised without, {found[True]} with the vocabulary")
    print(f"bench vocabulary_names_gained {found[True] - found[False]} names")
    print(f"bench vocabulary_nameless_changed {changed} clips")
    print(f"bench vocabulary_time {seconds[True] / seconds[False]:.2f} ratio")


def _text(recogniser: Recogniser, sound: np.ndarray) -> str:
    window = Window(Span(0, sound.size / RATE), sound)
    (draft,) = recogniser.recognise([(window, "en")])
    return recogniser.tokenizer("en").decode(list(draft.line.tokens))


if __name__ == "__main__":
    main(Path(sys.argv[1] if sys.argv[1:] else ".data/weights"))
