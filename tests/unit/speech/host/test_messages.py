import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.errors import AudioTooLong, EmptyAudio, EngineAway, EngineFailed, LanguageNotUnderstood, NoVoice
from speech.host.messages import from_outcome, to_outcome
from speech.host.wire import BadFrame
from speech.transcriber import Segment, Transcript, Word

CHANCES = st.floats(0, 1)
SECONDS = st.floats(0, 200)
WORDS = st.builds(Word, st.text(), CHANCES)
SEGMENTS = st.builds(Segment, SECONDS, SECONDS, st.text(), CHANCES, st.lists(WORDS, max_size=3).map(tuple))
TRANSCRIPTS = st.builds(
    Transcript,
    st.text(),
    st.text(),
    st.lists(SEGMENTS, max_size=3).map(tuple),
    st.text(),
    st.dictionaries(st.text(), st.text() | st.integers(-9, 9) | st.floats(0, 9)),
    SECONDS,
    st.sampled_from(["", "en"]),
)


@given(TRANSCRIPTS)
def test_a_transcript_comes_back_as_it_was(transcript):
    assert to_outcome(json.loads(json.dumps(from_outcome(transcript)))) == transcript


def test_a_transcript_can_be_sent_when_its_settings_cannot_be_changed():
    transcript = Transcript("", "id", (), "base", MappingProxyType({"beam_size": 5}), 1.0)
    assert json.dumps(from_outcome(transcript))


@pytest.mark.parametrize(
    "error",
    [EmptyAudio("no sound"), LanguageNotUnderstood("ban"), EngineAway("no model"), AudioTooLong(200.0)],
)
def test_an_error_comes_back_as_it_was(error):
    back = to_outcome(json.loads(json.dumps(from_outcome(error))))
    assert (type(back), str(back)) == (type(error), str(error))


def test_an_error_of_another_version_is_the_end_of_that_job_only():
    assert isinstance(to_outcome(from_outcome(NoVoice("new"))), EngineFailed)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda inner: (
            st.dictionaries(
                st.sampled_from(["text", "segments", "words", "error", "max_seconds", "settings", "x"]), inner
            )
            | st.lists(inner, max_size=3)
        ),
        max_leaves=10,
    )
)
def test_values_that_are_neither_are_bad(values):
    if isinstance(values, dict) and "error" in values:
        return
    with pytest.raises(BadFrame):
        to_outcome(values)
