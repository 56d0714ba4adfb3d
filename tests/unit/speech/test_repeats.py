"""Loops of the recogniser are cut out and marked; what people repeat stays."""

from speech.repeats import LOOP_CONFIDENCE, without_repeats
from speech.transcriber import Segment


def said(*texts: str) -> tuple[Segment, ...]:
    return tuple(Segment(number, number + 1, text, 0.9) for number, text in enumerate(texts))


def test_segments_stay_when_a_person_repeats_herself() -> None:
    segments = said("Tolong, tolong, tolong!", "Jalan rusak.", "Jalan rusak.", "Jalan rusak.")
    assert without_repeats(segments) == segments


def test_one_segment_is_left_when_the_same_comes_again_and_again() -> None:
    first, loop, last = without_repeats(said("Halo.", *["Terima kasih."] * 5, "Selesai."))
    assert (first.text, loop.text, last.text) == ("Halo.", "Terima kasih.", "Selesai.")
    assert (loop.start, loop.end) == (1, 6)
    assert loop.confidence == LOOP_CONFIDENCE
    assert first.confidence == last.confidence == 0.9


def test_one_phrase_is_left_when_it_loops_inside_a_segment() -> None:
    (segment,) = without_repeats(said("Lampu mati di jalan, di jalan, di jalan, di jalan sejak kemarin."))
    assert segment.text == "Lampu mati di jalan sejak kemarin."
    assert segment.confidence == LOOP_CONFIDENCE


def test_long_numbers_stay_when_digits_are_equal() -> None:
    segments = said("Nomornya 0811 1111 1111 dan 1000000.")
    assert without_repeats(segments) == segments


def test_nothing_comes_of_nothing() -> None:
    assert without_repeats(()) == ()
