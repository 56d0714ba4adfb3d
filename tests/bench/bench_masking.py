"""What a disguised voice hides from a machine that tells voices apart, and what not; and what it costs.

Run: ``python -m tests.bench.bench_masking [--speakers DIR] [--cache DIR]``. DIR has a folder for each speaker
with at least nine recordings in it. Without it only the cost is measured: voices that may be shipped here are
too few to say anything. Figures and what they mean: docs/masking.md.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from time import process_time

import av
import numpy as np

from speech.espeak import say
from speech.masking import mask
from tests.bench.speaker_encoder import RATE, Encoder, find_weights

KNOWN, HEARD = 5, 4
LONGEST = 9 * RATE
# An attacker who knows the method disguises each known recording some times, with keys of their own.
GUESSES = 3

Voices = dict[str, np.ndarray]
"""Points of each speaker's recordings."""


def main(speakers: Path | None, cache: Path) -> None:
    """Print ``bench NAME VALUE UNIT`` lines."""
    print(f"bench mask_cpu_per_minute {cost():.2f} seconds")
    if speakers is None:
        print("No --speakers: what a disguise hides was not measured.")
        return
    encoder = Encoder(find_weights(cache))
    recordings = {folder.name: load(folder) for folder in sorted(speakers.iterdir()) if folder.is_dir()}
    known = points(recordings, slice(KNOWN), lambda sound, _: [encoder.embed(sound)])
    heard = points(recordings, slice(KNOWN, KNOWN + HEARD), lambda sound, _: [encoder.embed(sound)])
    masked = points(
        recordings,
        slice(KNOWN, KNOWN + HEARD),
        lambda sound, name: [encoder.embed(mask(sound, RATE, b"server " + name))],
    )
    imitated = points(
        recordings,
        slice(KNOWN),
        lambda sound, name: [
            encoder.embed(mask(sound, RATE, b"attacker %d " % number + name)) for number in range(GUESSES)
        ],
    )
    threshold = report("original", known, heard)
    report("masked", known, masked, threshold)
    report("masked_informed", imitated, masked)
    same, other = pairs(masked)
    print(f"bench voice_linked_eer {100 * equal_error(same, other)[0]:.0f} percent")


def cost() -> float:
    """Return processor seconds for a minute of sound."""
    words = say("The street light in front of the market has been broken for two weeks. " * 12, "en")
    sound = (words.samples / 32768).astype(np.float32)
    mask(sound[: words.rate], words.rate, b"warm")
    began = process_time()
    mask(sound, words.rate, b"key")
    return (process_time() - began) * 60 / words.seconds


def load(folder: Path) -> list[np.ndarray]:
    """Return a speaker's recordings, whatever they are encoded as."""
    found = []
    for path in sorted(folder.iterdir())[: KNOWN + HEARD]:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        with av.open(path) as container:
            frames = [each for frame in container.decode(audio=0) for each in resampler.resample(frame)]
        found.append(np.concatenate([frame.to_ndarray()[0] for frame in frames])[:LONGEST])
    return found


def points(
    recordings: dict[str, list[np.ndarray]],
    which: slice,
    embed: Callable[[np.ndarray, bytes], list[np.ndarray]],
) -> Voices:
    """Return where the encoder puts each speaker's recordings; every recording has a name for its key."""
    return {
        speaker: np.stack(
            [
                point
                for number, sound in enumerate(sounds[which])
                for point in embed(sound, f"{speaker} {number}".encode())
            ]
        )
        for speaker, sounds in recordings.items()
    }


def report(name: str, known: Voices, heard: Voices, threshold: float | None = None) -> float:
    """Print how well speakers are found among all known ones; return where same and other part best."""
    centres = np.stack([each.mean(0) / np.linalg.norm(each.mean(0)) for each in known.values()])
    scores = [each @ centres.T for each in heard.values()]
    same = np.concatenate([each[:, number] for number, each in enumerate(scores)])
    other = np.concatenate([np.delete(each, number, axis=1).ravel() for number, each in enumerate(scores)])
    named = np.concatenate([each.argmax(1) == number for number, each in enumerate(scores)])
    error, best = equal_error(same, other)
    print(f"bench voice_{name}_eer {100 * error:.0f} percent")
    print(f"bench voice_{name}_named {100 * named.mean():.0f} percent (by chance {100 / len(known):.0f})")
    if threshold is not None:
        print(f"bench voice_{name}_accepted {100 * np.mean(same >= threshold):.0f} percent")
    return best


def pairs(voices: Voices) -> tuple[np.ndarray, np.ndarray]:
    """Return likeness of any two recordings, of the same speaker and of two."""
    labels = np.concatenate([[name] * len(each) for name, each in voices.items()])
    likeness = np.concatenate(list(voices.values()))
    likeness = likeness @ likeness.T
    one, two = np.triu_indices(len(labels), 1)
    alike = labels[one] == labels[two]
    return likeness[one, two][alike], likeness[one, two][~alike]


def equal_error(same: np.ndarray, other: np.ndarray) -> tuple[float, float]:
    """Return the rate at which both kinds of mistake are as frequent, and the likeness it happens at."""
    likeness = np.unique(np.concatenate([same, other]))
    missed = np.searchsorted(np.sort(same), likeness) / same.size
    taken = 1 - np.searchsorted(np.sort(other), likeness) / other.size
    at = int(np.argmin(abs(missed - taken)))
    return float(missed[at] + taken[at]) / 2, float(likeness[at])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--speakers", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".data/bench"))
    given = parser.parse_args()
    main(given.speakers, given.cache)
