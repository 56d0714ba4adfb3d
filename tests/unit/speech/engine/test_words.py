"""Tokens to words."""

import math

import pytest
from whisper.tokenizer import Tokenizer, get_tokenizer

from speech.engine.words import words_of


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return get_tokenizer(True, language="id", task="transcribe")


def read(text: str, tokenizer: Tokenizer, unsure: str = "") -> list[tuple[str, float]]:
    tokens = tokenizer.encode(text)
    logprobs = [math.log(0.2) if unsure and tokenizer.decode([one]) == unsure else -0.1 for one in tokens]
    return [(word.text, word.confidence) for word in words_of(tokens, logprobs, tokenizer)]


@pytest.mark.parametrize(
    "text",
    [" Jalan di depan sekolah rusak, airnya naik.", " RT 03/RW 07", " Rp 250.000 – ya?", " café Müller"],
)
def test_words_are_those_between_spaces_when_spelled_out(text: str, tokenizer: Tokenizer) -> None:
    assert [word for word, _ in read(text, tokenizer)] == text.split()


def test_word_is_as_sure_as_its_least_sure_token(tokenizer: Tokenizer) -> None:
    (first, _), (second, sure) = read(
        " jalan Sumbersari", tokenizer, tokenizer.decode(tokenizer.encode(" Sumbersari")[:1])
    )
    assert (first, second) == ("jalan", "Sumbersari")
    assert sure == pytest.approx(0.2)


def test_word_stays_sure_when_its_comma_is_not(tokenizer: Tokenizer) -> None:
    assert read(" rusak, parah", tokenizer, ",")[0] == ("rusak,", pytest.approx(math.exp(-0.1)))


def test_nothing_is_read_when_there_are_no_tokens(tokenizer: Tokenizer) -> None:
    assert words_of((), (), tokenizer) == ()
