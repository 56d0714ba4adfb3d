"""Whatever a client writes to the socket, the host goes on serving the others, soon."""

import json
import signal
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speech.host.place import socket_path
from speech.host.server import MOST_CLIENTS
from tests.e2e.server import wait_until
from tests.integration.speech.host.hosting import Hosting
from tests.integration.speech.host.test_host import outcome, sound

VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("/etc/passwd")
)
NAMES = st.sampled_from(["do", "path", "language", "since", "ended", "bytes", "jobs", "x"])
ORDERS = st.sampled_from(["status", "transcribe", "write_along", "decode", "utterances", "stop"])
QUESTIONS = st.builds(
    lambda order, values, body: (
        json.dumps({**values, "do": order, "bytes": len(body)}).encode() + b"\n" + body
    ),
    ORDERS,
    st.dictionaries(NAMES, VALUES, max_size=5),
    st.binary(max_size=64),
)


@pytest.fixture(scope="module")
def host(tmp_path_factory):
    hosting = Hosting(socket_path(tmp_path_factory.mktemp("host")))
    hosting.start()
    hosting.model_pid()
    yield hosting
    hosting.end(signal.SIGKILL)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=st.binary(max_size=400) | QUESTIONS, waits=st.booleans())
def test_others_are_served_when_a_client_writes_garbage(host, written, waits):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(5)
        connection.connect(str(host.socket))
        connection.sendall(written)
        if waits:
            connection.shutdown(socket.SHUT_WR)
            connection.recv(65536)
        assert host.status() is not None
    assert host.process.poll() is None


def test_nothing_has_changed_when_all_the_garbage_is_gone(host):
    assert outcome(host.client, sound(77)) == "sound 77"


def test_others_are_served_again_when_a_crowd_that_says_nothing_has_gone(host):
    crowd = [socket.socket(socket.AF_UNIX) for _ in range(MOST_CLIENTS + 10)]
    for each in crowd:
        each.connect(str(host.socket))
    for each in crowd:
        each.close()
    wait_until(lambda: host.status() is not None, 20, "the host to answer")
    assert outcome(host.client, sound(78)) == "sound 78"


def test_a_line_without_end_is_cut_off(host):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(host.socket))
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            for _ in range(64):
                connection.sendall(b"x" * 65536)
    assert outcome(host.client, sound(79)) == "sound 79"
