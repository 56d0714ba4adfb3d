"""What the decoder looks at while it writes: keys and values of the sound, and of silence after it."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from speech.engine.layers import CrossAttention, split_heads


@dataclass(frozen=True, eq=False)
class Memory:
    """Keys and values of one sound for each layer of the decoder: (1, heads, time, width of a head)."""

    layers: tuple[tuple[Tensor, Tensor], ...]


class Recall:
    """Makes memories that are as long as Whisper was trained on, without encoding 30 seconds.

    A memory cut where the sound ends makes Whisper loop. Filled up with what the encoder makes of pure
    silence it does not; and that, with its keys and values, is computed once.
    """

    def __init__(self, layers: Sequence[CrossAttention], heads: int, silence: Tensor) -> None:
        """Take the decoder's layers and the features of a whole window of silence."""
        self._layers, self._heads = layers, heads
        self._silence = self._keys_and_values(silence)

    def remember(self, features: Sequence[Tensor]) -> list[Memory]:
        """Return a memory for each sound's features."""
        lengths = [len(one) for one in features]
        together = self._keys_and_values(torch.cat(list(features)))
        memories: list[list[tuple[Tensor, Tensor]]] = [[] for _ in features]
        for (keys, values), (quiet_keys, quiet_values) in zip(together, self._silence, strict=True):
            pairs = zip(keys.split(lengths, dim=1), values.split(lengths, dim=1), strict=True)
            for memory, (key, value) in zip(memories, pairs, strict=True):
                rest = key.shape[1]
                memory.append(
                    (
                        torch.cat([key, quiet_keys[:, rest:]], dim=1)[None],
                        torch.cat([value, quiet_values[:, rest:]], dim=1)[None],
                    )
                )
        return [Memory(tuple(layers)) for layers in memories]

    def _keys_and_values(self, features: Tensor) -> list[tuple[Tensor, Tensor]]:
        pairs = []
        for layer in self._layers:
            key, value = layer.memory(features).chunk(2, dim=-1)
            pairs.append((split_heads(key, self._heads), split_heads(value, self._heads)))
        return pairs
