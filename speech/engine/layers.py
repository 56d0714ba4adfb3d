"""The few kinds of layers that Whisper is made of, over the weights of openai-whisper's own modules.

openai-whisper's modules multiply query, key and value one by one, cast weights at every call, and glue their
cache together again for each token. Here the three are one matrix and the cache is written in place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from whisper.model import LayerNorm, MultiHeadAttention, ResidualAttentionBlock

from speech.engine.machine import Machine

_USUAL_ROWS = 5


@dataclass(frozen=True, eq=False)
class Linear:
    """A matrix and what is added after it."""

    weight: Tensor
    bias: Tensor | None
    packed: bool

    @classmethod
    def made(cls, weight: Tensor, bias: Tensor | None, machine: Machine) -> "Linear":
        """Bring them to the machine, and into the order that oneDNN likes best, once.

        For the few rows of a step of the search that is twice as fast as what torch takes by default, and up
        to four times with bfloat16, which is put in order anew at every call otherwise.
        """
        weight = weight.detach().to(machine.device, machine.dtype)
        bias = None if bias is None else bias.detach().to(machine.device, machine.dtype)
        packed = machine.device.type == "cpu" and torch.backends.mkldnn.is_available()
        if packed:
            weight = torch.ops.mkldnn._reorder_linear_weight(weight, _USUAL_ROWS)
        return cls(weight, bias, packed)

    def __call__(self, x: Tensor) -> Tensor:
        """Multiply the last dimension of ``x``."""
        if self.packed:
            return torch.ops.mkldnn._linear_pointwise(x, self.weight, self.bias, "none", [], "")
        return F.linear(x, self.weight, self.bias)


@dataclass(frozen=True, eq=False)
class Norm:
    """Layer normalisation in float32; the result is as wide as the weights of what follows."""

    weight: Tensor
    bias: Tensor
    dtype: torch.dtype

    def __call__(self, x: Tensor) -> Tensor:
        """Normalise the last dimension of ``x``."""
        return F.layer_norm(x, self.weight.shape, self.weight, self.bias).to(self.dtype)


@dataclass(frozen=True, eq=False)
class SelfAttention:
    """Query, key and value as one matrix, and the way out."""

    norm: Norm
    qkv: Linear
    out: Linear


@dataclass(frozen=True, eq=False)
class CrossAttention:
    """The query of the text, key and value of the sound, and the way out."""

    norm: Norm
    query: Linear
    memory: Linear
    out: Linear


@dataclass(frozen=True, eq=False)
class Block:
    """What encoder and decoder have in common: attention to oneself, and the feed-forward part."""

    own: SelfAttention
    norm: Norm
    wide: Linear
    narrow: Linear

    def feed_forward(self, x: Tensor) -> Tensor:
        """Return what the last part adds to ``x``."""
        return self.narrow(F.gelu(self.wide(self.norm(x))))


def block_of(module: ResidualAttentionBlock, machine: Machine) -> Block:
    """Take over the weights of one of openai-whisper's blocks, but for its attention to the sound."""
    own = module.attn
    return Block(
        SelfAttention(
            norm_of(module.attn_ln, machine),
            linear_of((own.query, own.key, own.value), machine),
            linear_of((own.out,), machine),
        ),
        norm_of(module.mlp_ln, machine),
        linear_of((cast(nn.Linear, module.mlp[0]),), machine),
        linear_of((cast(nn.Linear, module.mlp[2]),), machine),
    )


def cross_attention_of(attention: MultiHeadAttention, norm: LayerNorm, machine: Machine) -> CrossAttention:
    """Take over the weights of a decoder block's attention to the sound."""
    return CrossAttention(
        norm_of(norm, machine),
        linear_of((attention.query,), machine),
        linear_of((attention.key, attention.value), machine),
        linear_of((attention.out,), machine),
    )


def linear_of(parts: Sequence[nn.Linear], machine: Machine) -> Linear:
    """Put layers with the same input into one. Whisper's keys have no bias; zeros stand for it."""
    biases = [torch.zeros_like(part.weight[:, 0]) if part.bias is None else part.bias for part in parts]
    return Linear.made(torch.cat([part.weight for part in parts]), torch.cat(biases), machine)


def norm_of(module: LayerNorm, machine: Machine) -> Norm:
    """Take over the weights of one of openai-whisper's normalisations."""
    weight, bias = (value.detach().float().to(machine.device) for value in (module.weight, module.bias))
    return Norm(weight, bias, machine.dtype)


def split_heads(x: Tensor, heads: int) -> Tensor:
    """Turn (…, time, width) into (…, heads, time, width of a head)."""
    return x.unflatten(-1, (heads, -1)).transpose(-3, -2)


def merge_heads(x: Tensor) -> Tensor:
    """Turn (…, heads, time, width of a head) into (…, time, width)."""
    return x.transpose(-3, -2).flatten(-2)
