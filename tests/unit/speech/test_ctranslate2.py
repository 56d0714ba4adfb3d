"""CTranslate2 weights: read as they are laid out, never guessed."""

import io
import struct

import numpy as np
import pytest

from speech.ctranslate2 import read_tensors, to_whisper
from speech.errors import WeightsMissing


def text(value: str) -> bytes:
    return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"


def model_bin(tensors: dict[str, np.ndarray], version: int = 6, spec: str = "WhisperSpec") -> bytes:
    numbers = {np.dtype(np.float32): 0, np.dtype(np.int8): 1, np.dtype(np.float16): 4}
    body = struct.pack("<I", version) + text(spec) + struct.pack("<II", 3, len(tensors))
    for name, value in tensors.items():
        shape = struct.pack(f"<B{value.ndim}I", value.ndim, *value.shape)
        body += text(name) + shape + struct.pack("<BI", numbers[value.dtype], value.nbytes) + value.tobytes()
    return body


def test_tensors_come_out_as_written() -> None:
    tensors = {"a/weight": np.arange(6, dtype=np.float16).reshape(2, 3), "b": np.float32(4).reshape(())}
    read = read_tensors(io.BytesIO(model_bin(tensors)))
    assert list(read) == ["a/weight", "b"]
    for name, value in tensors.items():
        np.testing.assert_array_equal(read[name], value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not this",
        model_bin({}, version=5),
        model_bin({}, spec="TransformerSpec"),
        model_bin({"a": np.zeros(100, np.float32)})[:-50],
    ],
    ids=["empty", "zip", "old", "other", "cut off"],
)
def test_file_is_refused_when_it_is_not_whole(data: bytes) -> None:
    with pytest.raises(WeightsMissing):
        read_tensors(io.BytesIO(data))


def test_weights_are_refused_when_tensors_are_missing() -> None:
    with pytest.raises(WeightsMissing):
        to_whisper({"encoder/conv1/weight": np.zeros((4, 2, 3), np.float16)})


def test_weights_are_refused_when_quantised() -> None:
    with pytest.raises(WeightsMissing, match="quantised"):
        to_whisper({"encoder/position_encodings/encodings": np.zeros((4, 4), np.int8)})
