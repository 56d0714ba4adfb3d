"""Sound to features, computing only as much of Whisper's 30 seconds as there is sound."""

from collections.abc import Sequence
from typing import cast

import numpy as np
import torch.nn.functional as F
from torch import Tensor
from whisper.audio import HOP_LENGTH, N_SAMPLES, log_mel_spectrogram
from whisper.model import AudioEncoder

from speech.decode import RATE
from speech.engine.layers import Block, block_of, merge_heads, norm_of, split_heads
from speech.engine.machine import Machine

SILENCE_AFTER = 2.0
"""Seconds of true silence encoded after the sound, so that its end is heard as in a full window."""

_SAMPLES_A_FEATURE = 2 * HOP_LENGTH


class Encoder:
    """openai-whisper's encoder for several sounds of any length up to 30 s at once."""

    def __init__(self, model: AudioEncoder, n_mels: int, machine: Machine) -> None:
        self._machine, self._n_mels = machine, n_mels
        self._heads = next(iter(model.blocks)).attn.n_head
        self._conv1, self._conv2 = model.conv1.to(machine.device), model.conv2.to(machine.device)
        self._positions = cast(Tensor, model.positional_embedding).to(machine.device)
        self._blocks = [block_of(module, machine) for module in model.blocks]
        self._last = norm_of(model.ln_post, machine)

    def encode(self, sounds: Sequence[np.ndarray], silence_after: float = SILENCE_AFTER) -> list[Tensor]:
        """Return the features, (time, width), of each sound and a little silence after it.

        One after the other: with narrow floats, a product over all of them comes out a little different
        with other company, and a recording would not be written the same again. A sound of seconds keeps the
        processor busy by itself; together six short ones would be a fifth quicker here, long ones not at all.
        """
        return [self._encode(self._first(sound, silence_after)) for sound in sounds]

    def _encode(self, x: Tensor) -> Tensor:
        for block in self._blocks:
            x = x + self._attend(block, x)
            x = x + block.feed_forward(x)
        return self._last(x)

    def _first(self, sound: np.ndarray, silence_after: float) -> Tensor:
        """Sound to the input of the first block, float32, (time, width)."""
        wanted = min(N_SAMPLES, sound.size + int(silence_after * RATE))
        wanted = -(-wanted // _SAMPLES_A_FEATURE) * _SAMPLES_A_FEATURE
        padded = np.pad(sound[:wanted], (0, max(0, wanted - sound.size)))
        mel = log_mel_spectrogram(padded, self._n_mels, device=self._machine.device)
        x = F.gelu(self._conv2(F.gelu(self._conv1(mel[None]))))[0].T
        return x + self._positions[: len(x)]

    def _attend(self, block: Block, x: Tensor) -> Tensor:
        own = block.own
        parts = own.qkv(own.norm(x)).chunk(3, dim=-1)
        query, key, value = (split_heads(part[None], self._heads) for part in parts)
        return own.out(merge_heads(F.scaled_dot_product_attention(query, key, value))[0])
