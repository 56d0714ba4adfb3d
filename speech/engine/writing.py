"""The decoder's arithmetic: from the tokens so far to the chances of the next one."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor
from whisper.model import TextDecoder

from speech.engine.layers import (
    Block,
    CrossAttention,
    Linear,
    block_of,
    cross_attention_of,
    merge_heads,
    norm_of,
    split_heads,
)
from speech.engine.machine import Machine
from speech.engine.memory import Memory


class Writer:
    """openai-whisper's decoder for several sounds at once, each with several beams.

    The beams of one sound are rows of one query: its memory is read once for all of them, where
    openai-whisper copies it for each.
    """

    def __init__(self, model: TextDecoder, machine: Machine) -> None:
        self._blocks = [block_of(module, machine) for module in model.blocks]
        self.listening = [
            cross_attention_of(module.cross_attn, module.cross_attn_ln, machine)
            for module in model.blocks
            if module.cross_attn is not None and module.cross_attn_ln is not None
        ]
        self.heads: int = next(iter(model.blocks)).attn.n_head
        self.device = machine.device
        self._words = model.token_embedding.weight.detach().to(machine.device, machine.dtype)
        self._positions = model.positional_embedding.detach().to(machine.device)
        self._last = norm_of(model.ln, machine)
        self._to_words = Linear.made(model.token_embedding.weight, None, machine)

    def begin(self, memories: Sequence[Memory], prompt: Tensor) -> tuple["Page", Tensor]:
        """Read the same number of first tokens for each sound, (sounds, tokens).

        Returns:
            A page with one row for each sound, and logits at each token, (sounds, tokens, vocabulary).
        """
        page = Page(self, memories, len(self._positions))
        return page, self.forward(page, prompt)

    def forward(self, page: "Page", tokens: Tensor) -> Tensor:
        """Read ``tokens``, (rows, times), after what stands on the page; return logits at each."""
        times = tokens.shape[1]
        x = self._words[tokens].float() + self._positions[page.length : page.length + times]
        for layer, (block, cross) in enumerate(zip(self._blocks, self.listening, strict=True)):
            x = x + self._look_back(page, layer, block, x)
            x = x + self._listen(page, layer, cross, x)
            x = x + block.feed_forward(x)
        page.length += times
        return self._to_words(self._last(x)).float()

    def _look_back(self, page: "Page", layer: int, block: Block, x: Tensor) -> Tensor:
        query, key, value = (
            split_heads(part, self.heads) for part in block.own.qkv(block.own.norm(x)).chunk(3, dim=-1)
        )
        keys, values = page.extended(layer, key, value)
        attended = F.scaled_dot_product_attention(query, keys, values, is_causal=query.shape[-2] > 1)
        return block.own.out(merge_heads(attended))

    def _listen(self, page: "Page", layer: int, cross: CrossAttention, x: Tensor) -> Tensor:
        query = cross.query(cross.norm(x))
        attended = [
            F.scaled_dot_product_attention(
                split_heads(rows.flatten(0, 1)[None], self.heads), *memory.layers[layer]
            )
            for rows, memory in zip(query.split(page.rows), page.memories, strict=True)
        ]
        return cross.out(torch.cat([merge_heads(one)[0] for one in attended]).view_as(x))


class Page:
    """What was written so far: the rows' own keys and values, and which rows belong to which sound."""

    def __init__(self, writer: Writer, memories: Sequence[Memory], longest: int) -> None:
        self.memories = list(memories)
        self.rows = [1] * len(memories)
        self.length = 0
        key, _ = memories[0].layers[0]
        # (layer, key or value, row, head, time, width of a head)
        self._cache = key.new_empty(
            (len(writer.listening), 2, len(memories), writer.heads, longest, key.shape[-1])
        )

    def extended(self, layer: int, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
        """Note the keys and values of new tokens; return all up to them."""
        end = self.length + key.shape[-2]
        for pair, new in zip(self._cache[layer], (key, value), strict=True):
            pair[:, :, self.length : end] = new
        keys, values = self._cache[layer, :, :, :, :end]
        return keys, values

    def rearrange(self, sources: Sequence[Sequence[int]]) -> None:
        """For each sound, go on with copies of these of its rows; a sound with none is done and leaves."""
        first, picked = 0, []
        for rows, chosen in zip(self.rows, sources, strict=True):
            picked += [first + row for row in chosen]
            first += rows
        if picked != list(range(first)):
            index = torch.tensor(picked, device=self._cache.device)
            moved = self._cache.new_empty((*self._cache.shape[:2], len(picked), *self._cache.shape[3:]))
            moved[..., : self.length, :] = self._cache[..., : self.length, :].index_select(2, index)
            self._cache = moved
        self.memories = [memory for memory, chosen in zip(self.memories, sources, strict=True) if chosen]
        self.rows = [len(chosen) for chosen in sources if chosen]
