import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.host.wire import BadFrame, Frame, pack, parse, receive, send

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
HEADS = st.dictionaries(st.text().filter(lambda name: name != "bytes"), VALUES, max_size=5)


@given(st.lists(st.tuples(HEADS, st.binary(max_size=200)), max_size=4))
def test_frames_come_out_as_they_went_in(frames):
    pipe = io.BytesIO()
    for head, body in frames:
        send(pipe, Frame(head, body))
    pipe.seek(0)
    assert [receive(pipe, 200) for _ in frames] == [Frame(head, body) for head, body in frames]
    assert receive(pipe, 200) is None


@given(st.binary(min_size=1, max_size=300))
def test_garbage_is_a_bad_frame_or_a_frame_but_nothing_else(garbage):
    with contextlib.suppress(BadFrame):
        assert isinstance(receive(io.BytesIO(garbage), 100), Frame)


@given(HEADS, st.binary(min_size=1, max_size=50), st.data())
def test_a_frame_that_breaks_off_is_bad(head, body, data):
    whole = pack(Frame(head, body)) + body
    cut = data.draw(st.integers(1, len(whole) - 1))
    with pytest.raises(BadFrame):
        receive(io.BytesIO(whole[:cut]), 100)


@pytest.mark.parametrize(
    "line",
    [
        b'{"bytes":101}\n',
        b'{"bytes":-1}\n',
        b'{"bytes":true}\n',
        b'{"bytes":1.0}\n',
        b'{"bytes":"1"}\n',
        b"{}\n",
        b"[]\n",
        b'{"bytes":NaN}\n',
        b'{"bytes":0}',
        b'{"a":' + b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
    ],
    ids=lambda line: line[:14].decode("latin-1"),
)
def test_a_line_is_refused_when_it_is_not_one_of_ours(line):
    with pytest.raises(BadFrame):
        parse(line, 100)


def test_what_json_does_not_know_is_not_sent():
    with pytest.raises(ValueError, match="JSON"):
        pack(Frame({"a": float("nan")}))
