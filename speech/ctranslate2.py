"""Reads CTranslate2's weight files and renames their tensors as openai-whisper does, with numpy alone.

Layout (``_serialize``):
https://github.com/OpenNMT/CTranslate2/blob/v4.6.0/python/ctranslate2/specs/model_spec.py
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np

from speech.errors import WeightsMissing

_VERSION = 6
_DTYPES = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}

_FLOATS = (np.float32, np.float16)


def read_tensors(file: BinaryIO) -> dict[str, np.ndarray]:
    """Read all tensors of a ``model.bin``.

    Raises:
        WeightsMissing: Not such a file, cut off, or of another version.
    """
    try:
        return dict(_read(file))
    except (struct.error, ValueError, KeyError, UnicodeDecodeError) as error:
        raise WeightsMissing("not a readable CTranslate2 model.bin") from error


def _read(file: BinaryIO) -> Iterator[tuple[str, np.ndarray]]:
    def number(kind: str) -> int:
        return struct.unpack(kind, file.read(struct.calcsize(kind)))[0]

    def text() -> str:
        return file.read(number("<H")).rstrip(b"\0").decode()

    if (version := number("<I")) != _VERSION:
        raise ValueError(f"version {version}")
    if (spec := text()) != "WhisperSpec":
        raise ValueError(f"holds a {spec}")
    number("<I")  # revision of the spec
    for _ in range(number("<I")):
        name = text()
        shape = [number("<I") for _ in range(number("<B"))]
        dtype = np.dtype(_DTYPES[number("<B")])
        yield name, np.frombuffer(file.read(number("<I")), dtype).reshape(shape)


def to_whisper(tensors: dict[str, np.ndarray]) -> tuple[dict[str, int], dict[str, np.ndarray]]:
    """Return Whisper's dimensions and its state dict (still numpy) made of CTranslate2's tensors.

    Raises:
        WeightsMissing: Quantised, or tensors are absent: nothing is guessed.
    """
    try:
        state = dict(_renamed(tensors))
        sound, text = state["encoder.positional_embedding"], state["decoder.positional_embedding"]
        dims = {
            "n_mels": state["encoder.conv1.weight"].shape[1],
            "n_audio_ctx": sound.shape[0],
            "n_audio_state": sound.shape[1],
            "n_audio_head": int(tensors["encoder/num_heads"]),
            "n_audio_layer": len(_layers(tensors, "encoder")),
            "n_vocab": state["decoder.token_embedding.weight"].shape[0],
            "n_text_ctx": text.shape[0],
            "n_text_state": text.shape[1],
            "n_text_head": int(tensors["decoder/num_heads"]),
            "n_text_layer": len(_layers(tensors, "decoder")),
        }
    except KeyError as error:
        raise WeightsMissing(f"CTranslate2 weights without {error}") from error
    return dims, state


def _renamed(tensors: dict[str, np.ndarray]) -> Iterator[tuple[str, np.ndarray]]:
    def take(name: str) -> np.ndarray:
        if tensors[name].dtype not in _FLOATS:
            raise WeightsMissing("quantised CTranslate2 weights; float16 or float32 ones are needed")
        return tensors[name]

    def norm(ours: str, theirs: str) -> Iterator[tuple[str, np.ndarray]]:
        yield f"{ours}.weight", take(f"{theirs}/gamma")
        yield f"{ours}.bias", take(f"{theirs}/beta")

    def linear(theirs: str, *ours: str) -> Iterator[tuple[str, np.ndarray]]:
        """Cut a fused layer into equal parts. Whisper's keys have no bias; zeros stand for it here."""
        weights = np.split(take(f"{theirs}/weight"), len(ours))
        biases = np.split(take(f"{theirs}/bias"), len(ours))
        for name, weight, bias in zip(ours, weights, biases, strict=True):
            yield f"{name}.weight", weight
            if not name.endswith(".key"):
                yield f"{name}.bias", bias
            elif bias.any():
                raise WeightsMissing("keys with a bias: not Whisper's weights")

    for side, last_norm in (("encoder", "ln_post"), ("decoder", "ln")):
        yield f"{side}.positional_embedding", take(f"{side}/position_encodings/encodings")
        yield from norm(f"{side}.{last_norm}", f"{side}/layer_norm")
        for layer in _layers(tensors, side):
            ours, theirs = f"{side}.blocks.{layer}", f"{side}/layer_{layer}"
            attn, own = f"{ours}.attn", f"{theirs}/self_attention"
            yield from norm(f"{ours}.attn_ln", f"{own}/layer_norm")
            yield from linear(f"{own}/linear_0", f"{attn}.query", f"{attn}.key", f"{attn}.value")
            yield from linear(f"{own}/linear_1", f"{attn}.out")
            yield from norm(f"{ours}.mlp_ln", f"{theirs}/ffn/layer_norm")
            yield from linear(f"{theirs}/ffn/linear_0", f"{ours}.mlp.0")
            yield from linear(f"{theirs}/ffn/linear_1", f"{ours}.mlp.2")
            if side == "decoder":
                cross, memory = f"{ours}.cross_attn", f"{theirs}/attention"
                yield from norm(f"{ours}.cross_attn_ln", f"{memory}/layer_norm")
                yield from linear(f"{memory}/linear_0", f"{cross}.query")
                yield from linear(f"{memory}/linear_1", f"{cross}.key", f"{cross}.value")
                yield from linear(f"{memory}/linear_2", f"{cross}.out")
    for conv in ("conv1", "conv2"):
        yield f"encoder.{conv}.weight", take(f"encoder/{conv}/weight")
        yield f"encoder.{conv}.bias", take(f"encoder/{conv}/bias")
    yield "decoder.token_embedding.weight", take("decoder/embeddings/weight")


def _layers(tensors: dict[str, np.ndarray], side: str) -> list[int]:
    mark = f"{side}/layer_"
    numbers = {name.removeprefix(mark).split("/")[0] for name in tensors if name.startswith(mark)}
    return sorted(int(number) for number in numbers if number.isdecimal())
