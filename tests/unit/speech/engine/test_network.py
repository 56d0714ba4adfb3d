"""Our arithmetic against openai-whisper's own, on a small model of odd dimensions with made-up weights."""

from collections.abc import Sequence

import numpy as np
import pytest
import torch
import whisper
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import Tokenizer, get_tokenizer

from speech.decode import RATE
from speech.engine.decoding import WIDTH, Decoding
from speech.engine.encoding import Encoder
from speech.engine.machine import Machine
from speech.engine.memory import Recall
from speech.engine.writing import Writer

MACHINE = Machine(torch.device("cpu"), torch.float32)


@pytest.fixture(scope="module")
def model() -> Whisper:
    dims = ModelDimensions(
        n_mels=128,
        n_audio_ctx=1500,
        n_audio_state=48,
        n_audio_head=3,
        n_audio_layer=2,
        n_vocab=51866,
        n_text_ctx=448,
        n_text_state=48,
        n_text_head=4,
        n_text_layer=3,
    )
    made = Whisper(dims)
    chance = torch.Generator().manual_seed(7)
    with torch.no_grad():
        for parameter in made.parameters():
            scale = 0.3 if parameter.ndim > 1 else 0.1
            parameter.copy_(scale * torch.randn(parameter.shape, generator=chance))
    return made.eval()


@pytest.fixture(scope="module")
def tokenizer(model: Whisper) -> Tokenizer:
    return get_tokenizer(True, num_languages=model.num_languages, language="id", task="transcribe")


@pytest.fixture(scope="module")
def features(model: Whisper) -> list[torch.Tensor]:
    with torch.inference_mode():
        encoder = Encoder(model.encoder, model.dims.n_mels, MACHINE)
        return encoder.encode([sound(seed, 30) for seed in range(3)])


def sound(seed: int, seconds: float) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.1, int(seconds * RATE)).astype(np.float32)


def test_features_are_openai_whisper_s_when_the_window_is_full(model: Whisper) -> None:
    with torch.inference_mode():
        (ours,) = Encoder(model.encoder, model.dims.n_mels, MACHINE).encode([sound(1, 30)])
        theirs = model.encoder(whisper.log_mel_spectrogram(sound(1, 30), 128)[None])[0]
    assert torch.allclose(ours, theirs, atol=1e-3)


@torch.inference_mode()
def test_features_are_the_same_when_sounds_are_encoded_together(model: Whisper) -> None:
    encoder = Encoder(model.encoder, model.dims.n_mels, MACHINE)
    sounds = [sound(1, 1.5), sound(2, 4), sound(3, 0.3)]
    together = encoder.encode(sounds)
    for one, features in zip(sounds, together, strict=True):
        assert torch.equal(features, encoder.encode([one])[0])
    assert [len(features) for features in together] == [175, 300, 115]


@torch.inference_mode()
def test_features_are_as_long_as_the_sound_up_to_a_window(model: Whisper) -> None:
    encoder = Encoder(model.encoder, model.dims.n_mels, MACHINE)
    lengths = [len(features) for features in encoder.encode([sound(1, 0.001), sound(1, 29.5), sound(1, 40)])]
    assert lengths == [101, 1500, 1500]


@pytest.mark.filterwarnings("ignore:__array_wrap__:DeprecationWarning")  # By openai-whisper's own search.
@torch.inference_mode()
def test_tokens_are_openai_whisper_s_when_beams_share_one_memory(
    model: Whisper, tokenizer: Tokenizer, features: list[torch.Tensor]
) -> None:
    writer = Writer(model.decoder, MACHINE)
    recall = Recall(writer.listening, writer.heads, torch.zeros(1500, 48))
    ours = Decoding(writer, tokenizer).decode(recall.remember(features), [12, 12, 12])
    options = whisper.DecodingOptions(
        language="id",
        beam_size=WIDTH,
        sample_len=12,
        without_timestamps=True,
        suppress_tokens=[-1, *range(tokenizer.eot + 1, tokenizer.encoding.n_vocab)],
        fp16=False,
    )
    for our, one in zip(ours, features, strict=True):
        their = whisper.decode(model, one, options)
        assert isinstance(their, whisper.DecodingResult)
        assert list(our.line.tokens) == their.tokens
        assert our.line.mean_logprob == pytest.approx(their.avg_logprob, abs=1e-3)
        assert our.silence == pytest.approx(their.no_speech_prob, abs=1e-5)


@torch.inference_mode()
def test_tokens_are_the_same_when_sounds_of_other_lengths_are_written_beside(
    model: Whisper, tokenizer: Tokenizer
) -> None:
    encoder, writer = Encoder(model.encoder, 128, MACHINE), Writer(model.decoder, MACHINE)
    recall = Recall(writer.listening, writer.heads, encoder.encode([np.zeros(30 * RATE, np.float32)])[0])
    memories = recall.remember(encoder.encode([sound(1, 1.5), sound(2, 4), sound(3, 2)]))
    decoding = Decoding(writer, tokenizer)
    together = decoding.decode(memories, [3, 14, 8])
    alone = [decoding.decode([memory], [most])[0] for memory, most in zip(memories, [3, 14, 8], strict=True)]
    assert [draft.line.tokens for draft in together] == [draft.line.tokens for draft in alone]
    assert [len(draft.line.tokens) for draft in together] == [3, 14, 8]


@torch.inference_mode()
def test_filter_decides_when_it_forbids_all_but_one(model: Whisper, tokenizer: Tokenizer) -> None:
    class Only:
        def apply(self, logits: torch.Tensor, tokens: torch.Tensor) -> None:
            assert tokens.shape[0] == logits.shape[0]
            allowed = logits[:, [1000, tokenizer.eot]].clone()
            logits[:] = -torch.inf
            logits[:, [1000, tokenizer.eot]] = allowed

        def without(
            self, prefix: Sequence[int], tokens: Sequence[int], logprobs: Sequence[float]
        ) -> list[float]:
            return [-3.0] * len(logprobs)

    encoder, writer = Encoder(model.encoder, 128, MACHINE), Writer(model.decoder, MACHINE)
    memories = Recall(writer.listening, writer.heads, torch.zeros(1500, 48)).remember(
        encoder.encode([sound(1, 2)])
    )
    (draft,) = Decoding(writer, tokenizer, [Only()]).decode(memories, [6])
    assert set(draft.line.tokens) == {1000}
    assert set(draft.line.logprobs[: len(draft.line.tokens)]) == {-3.0}
