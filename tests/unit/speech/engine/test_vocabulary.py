"""Names are favoured once they have begun, and only then."""

import math
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from speech.engine.vocabulary import BEGUN, VocabularyBias, fingerprint, phrases


class Letters:
    """A tokenizer whose tokens are letters."""

    def encode(self, text: str) -> list[int]:
        return [ord(letter) for letter in text]


def favoured(*lines: str, names: tuple[str, ...] = ("Bali", "Batu", "Ende")) -> list[str]:
    tokenizer: Any = Letters()
    logits = torch.zeros(len(lines), 128)
    tokens = torch.tensor([tokenizer.encode(line) for line in lines])
    VocabularyBias(tokenizer, names, 2.0).apply(logits, tokens)
    assert set(logits.unique().tolist()) <= {0.0, 2.0}
    return ["".join(chr(int(token)) for token in row.nonzero()[:, 0]) for row in logits]


def test_next_letters_are_favoured_when_a_name_has_begun() -> None:
    assert favoured("di Ba") == ["lt"]


def test_nothing_is_favoured_when_only_the_first_token_of_a_name_stands_there() -> None:
    assert favoured("di ") == [""]


def test_nothing_is_favoured_when_no_name_has_begun() -> None:
    assert favoured("jalan") == [""]


def test_nothing_is_favoured_when_the_name_is_whole() -> None:
    assert favoured("di Bali") == [""]


def test_nothing_is_favoured_when_the_line_has_left_the_name() -> None:
    assert favoured("di Bam") == [""]


def test_each_beam_has_its_own_names() -> None:
    assert favoured("di Bal", "di End", "rusak ") == ["i", "e", ""]


@given(st.floats(0.001, 0.999))
def test_probability_is_the_models_own_again_when_the_favour_is_taken_away(chance: float) -> None:
    tokenizer: Any = Letters()
    bias = VocabularyBias(tokenizer, ["Bali"], 2.0)
    prefix, token = tokenizer.encode(" Bal"), ord("i")
    logits = torch.log(torch.tensor([[1 - chance, *[0.0] * 127]], dtype=torch.float64))
    logits[0, token] = math.log(chance)
    bias.apply(logits, torch.tensor([prefix]))
    favoured = float(logits.log_softmax(-1)[0, token])
    assert favoured > math.log(chance)
    assert bias.without(prefix, [token], [favoured]) == pytest.approx([math.log(chance)], abs=1e-6)


def test_probability_stays_when_nothing_was_favoured() -> None:
    tokenizer: Any = Letters()
    bias = VocabularyBias(tokenizer, ["Bali"], 2.0)
    assert bias.without([], tokenizer.encode("jalan"), [-0.5] * 5) == [-0.5] * 5


def test_what_transcripts_say_of_the_vocabulary_changes_with_words_and_weight() -> None:
    assert fingerprint(["Bali"], 2) != fingerprint(["Batu"], 2)
    assert fingerprint(["Bali"], 2) != fingerprint(["Bali"], 3)
    assert fingerprint(["Bali"], 2).startswith(f"2 after {BEGUN}@")


def test_vocabulary_holds_regions_agencies_and_words_of_services() -> None:
    assert {"Denpasar", "Gunungkidul", "Jawa Barat", "PDAM", "Dukcapil", "kursi roda", "trotoar"} <= {
        *phrases()
    }
