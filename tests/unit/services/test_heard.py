"""What was heard, cut into sure and unsure pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapor_pwa.db.models import Transcript
from lapor_pwa.services.heard import Piece, clock, pieces, worded
from speech.transcriber import DOUBTFUL

SURE, UNSURE = DOUBTFUL, DOUBTFUL - 0.01


def segment(*words: tuple[str, float], **changes) -> dict:
    spoken = [{"text": text, "confidence": confidence} for text, confidence in words]
    text = " ".join(text for text, _ in words)
    return {"start": 0.0, "end": 1.0, "text": text, "confidence": 0.9, "words": spoken} | changes


def version(*segments: dict, text: str = "") -> Transcript:
    return Transcript(text=text, segments=list(segments) or None)


def test_neighbours_that_are_alike_are_one_piece_across_segments():
    heard = version(
        segment(("Lampu", SURE), ("jalan", SURE)),
        segment(("mati", SURE), ("sejak", UNSURE), ("Senin.", UNSURE)),
    )

    assert pieces(heard) == (Piece("Lampu jalan mati", True), Piece("sejak Senin.", False))


def test_a_whole_segment_is_unsure_when_no_single_words_were_kept():
    old = {"start": 0.0, "end": 1.0, "text": "mati", "confidence": 0.5}

    assert pieces(version(segment(("Lampu", SURE)), old)) == (Piece("Lampu", True), Piece("mati", False))


def test_a_stretch_without_words_is_told_with_its_place():
    unclear = segment(start=72.2, end=75.9, confidence=0.1)
    heard = pieces(version(segment(("Lampu", SURE)), unclear, unclear | {"start": 76.0, "end": 80.0}))

    assert heard == (Piece("Lampu", True), Piece("", False, (72.2, 80.0)))
    assert worded(heard, "id")[1].text == "[tidak jelas, 1:12–1:20]"


def test_a_doubtful_word_and_an_unclear_stretch_beside_it_stay_apart():
    heard = pieces(version(segment(("mati", UNSURE)), segment(start=1.0, end=2.0)))

    assert heard == (Piece("mati", False), Piece("", False, (1.0, 2.0)))


def test_the_words_of_a_person_are_one_sure_piece():
    assert pieces(version(text="Lampu mati.")) == (Piece("Lampu mati.", True),)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1)), min_size=1))
def test_no_word_is_lost_or_moved_however_sure_the_machine_was(words):
    assert " ".join(piece.text for piece in pieces(version(segment(*words)))) == " ".join(
        text for text, _ in words
    )


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (9.99, "0:09"), (60, "1:00"), (3599.5, "59:59")])
def test_a_place_is_shown_as_players_do(seconds, shown):
    assert clock(seconds) == shown
