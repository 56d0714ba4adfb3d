"""Make a voice sound like somebody else's, so that listeners do not recognise its speaker at once.

Praat moves pitch and formants (PSOLA, Boersma & Weenink: "Change gender"), then an equaliser takes away the
timbre and puts a random one in its place. Every recording gets its own random voice, derived from a secret
key and kept nowhere. What this hides and what not is measured in docs/masking.md: the words, the accent and
the way of speaking stay, and so does part of the voice for whoever has recordings to compare with.
"""

import hashlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from speech.errors import CannotMask

LOUDNESS = 0.1
"""Root mean square of what comes out: how loud somebody spoke, and how near, is theirs too."""

# Below 1.2 a voice is still known to a machine; above 1.35 listeners begin to lose words (docs/masking.md).
_FORMANTS = (1.2, 1.35)
# The new median is chosen, not the ratio: it must not tell the old one. Higher formants, higher voice.
_LOW_HERTZ, _HIGH_HERTZ = (85.0, 130.0), (150.0, 230.0)
_TEMPO = (0.94, 1.06)
# How much is left of rising and falling: melody tells where somebody comes from, and who it is.
_MELODY = 0.3
# Where voices are looked for, Hz.
_PITCH_FLOOR, _PITCH_CEILING = 60.0, 500.0
_PIECE_SECONDS = 30.0
_SEED = 1
_BANDS_HERTZ = np.geomspace(150, 7_500, 20)
_BAND_OCTAVES = 0.25
_TONE_STEPS = 7
_TONE_DECIBEL = 9.0
# More would only make noise louder where a band is empty.
_MOST_DECIBEL = 18.0
# Speech falls about so much towards the treble (Byrne et al., "An international comparison of long-term
# average speech spectra", 1994).
_FALL_FROM_HERTZ, _FALL_DECIBEL_AN_OCTAVE = 500.0, 8.0


@dataclass(frozen=True)
class Disguise:
    """How one voice is changed.

    Attributes:
        formants: Ratio of new to old resonances, never near 1: above, a smaller head; below, a larger one.
        pitch_hertz: New median pitch.
        tempo: Ratio of new to old duration.
        tone_decibel: Random timbre, at equal musical distances from low to high.
    """

    formants: float
    pitch_hertz: float
    tempo: float
    tone_decibel: tuple[float, ...]


def disguise(key: bytes) -> Disguise:
    """Return the disguise that belongs to ``key``: always the same one, and without the key any one."""
    count = 4 + _TONE_STEPS
    drawn = np.frombuffer(hashlib.shake_256(key).digest(4 * count), ">u4") / 2**32
    side, formants, pitch, tempo = (float(share) for share in drawn[:4])
    ratio = _between(*_FORMANTS, formants)
    higher = side < 0.5
    return Disguise(
        formants=ratio if higher else 1 / ratio,
        pitch_hertz=_between(*(_HIGH_HERTZ if higher else _LOW_HERTZ), pitch),
        tempo=_between(*_TEMPO, tempo),
        tone_decibel=tuple(float(_TONE_DECIBEL * (2 * share - 1)) for share in drawn[4:]),
    )


def mask(samples: np.ndarray, rate: int, key: bytes) -> np.ndarray:
    """Return mono float32 ``samples`` in another voice.

    Takes some 2 s and 300 MB for three minutes, in one thread at a time.

    Raises:
        CannotMask: Too short for a voice, or silent.
    """
    chosen = disguise(key)
    voiced = [_revoiced(piece, rate, chosen) for piece in _pieces(samples, rate)]
    toned = _retoned(np.concatenate(voiced), rate, chosen.tone_decibel)
    loudness = float(np.sqrt(np.mean(toned**2)))
    if not loudness > 0:
        raise CannotMask("silent")
    return (toned * (LOUDNESS / loudness)).clip(-1, 1).astype(np.float32)


def _pieces(samples: np.ndarray, rate: int) -> Iterator[np.ndarray]:
    """Cut where it is quietest, so that memory stays bounded; each piece is brought to the same pitch."""
    frame = rate // 50
    # A piece ends in its third quarter, so that a good rest is left for the next one.
    early, count = int(_PIECE_SECONDS / 2 * rate), int(_PIECE_SECONDS / 4 * 50)
    while samples.size > _PIECE_SECONDS * rate:
        late = samples[early : early + count * frame].reshape(count, frame)
        end = early + frame * int(np.argmin(np.square(late).sum(axis=1))) + frame // 2
        yield samples[:end]
        samples = samples[end:]
    yield samples


def _revoiced(samples: np.ndarray, rate: int, chosen: Disguise) -> np.ndarray:
    import parselmouth
    from parselmouth.praat import call, run

    # Praat draws a little noise, for its whole process: what is heard twice shall be the same.
    run(f"random_initializeWithSeedUnsafelyButPredictably ({_SEED})")
    try:
        sound = parselmouth.Sound(samples.astype(np.float64), rate)
        pitch = call(sound, "To Pitch", 0.0, _PITCH_FLOOR, _PITCH_CEILING)
        whispered = not call(pitch, "Count voiced frames")
        # 0 leaves the median as it is; there is none in a whisper.
        median = 0.0 if whispered else chosen.pitch_hertz
        with warnings.catch_warnings():
            # That there is no voice in it: nothing new, and to be masked all the same.
            warnings.simplefilter("ignore", parselmouth.PraatWarning)
            changed = call([sound, pitch], "Change gender", chosen.formants, median, _MELODY, chosen.tempo)
    except parselmouth.PraatError as error:
        raise CannotMask("too short, or nothing that sounds") from error
    return changed.values[0].astype(np.float32)


def _retoned(samples: np.ndarray, rate: int, tone_decibel: tuple[float, ...]) -> np.ndarray:
    """Give the sound the average timbre of speech, bent by ``tone_decibel``."""
    # Other lengths than powers of two can take ten times the memory.
    size = 1 << (samples.size - 1).bit_length()
    spectrum = np.fft.rfft(samples, size)
    octaves = np.log2(np.maximum(np.fft.rfftfreq(size, 1 / rate), 1)).astype(np.float32)
    centres = np.log2(_BANDS_HERTZ)
    power = np.abs(spectrum) ** 2
    found = np.empty(centres.size)
    for band, centre in enumerate(centres):
        near = slice(*np.searchsorted(octaves, (centre - 3 * _BAND_OCTAVES, centre + 3 * _BAND_OCTAVES)))
        weight = np.exp(-0.5 * ((octaves[near] - centre) / _BAND_OCTAVES) ** 2)
        found[band] = weight @ power[near] / weight.sum()
    steps = np.linspace(centres[0], centres[-1], len(tone_decibel))
    wanted = np.interp(centres, steps, tone_decibel)
    wanted -= _FALL_DECIBEL_AN_OCTAVE * np.maximum(0, centres - np.log2(_FALL_FROM_HERTZ))
    gain = wanted - 10 * np.log10(found + 1e-30)
    gain = (gain - np.median(gain)).clip(-_MOST_DECIBEL, _MOST_DECIBEL)
    spectrum *= 10 ** (np.interp(octaves, centres, gain).astype(np.float32) / 20)
    return np.fft.irfft(spectrum, size)[: samples.size]


def _between(low: float, high: float, share: float) -> float:
    """Return what lies at ``share`` between both, in ratios: ears and formants work that way."""
    return low * (high / low) ** share
