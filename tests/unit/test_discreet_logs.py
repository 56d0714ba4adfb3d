import logging
from collections.abc import Iterator

import pytest

from lapor_pwa import discreet_logs

SECRET = "lapor_officer=Tok3n"
WORDS = "Rumah saya di\nJalan Rahasia"


@pytest.fixture(autouse=True)
def discreet() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    discreet_logs.install()
    yield
    logging.setLogRecordFactory(before)


@pytest.mark.parametrize(
    "message",
    [
        f"Error processing event queue entry for Event(name='state.move_on', router_data={{'headers': "
        f"{{'cookie': '{SECRET}'}}}}, payload={{'answer': {WORDS!r}}}) [txid=1]:",
        f"Received event from session 1 with no associated token. Event data: {{'answer': '{WORDS}'}}",
        f"Event data must be a dictionary, but received {WORDS} of type <class 'str'>.",
        "[Reflex Backend Exception]\n Traceback (most recent call last):\n"
        f'  File "report_state.py", line 55, in move_on\n    number = 1\nValueError: {WORDS}\n{SECRET}',
    ],
)
def test_what_an_event_carried_is_not_logged_when_it_fails(message, caplog):
    logging.getLogger("reflex.app").error(message)
    assert "Rahasia" not in caplog.text
    assert "Tok3n" not in caplog.text
    assert caplog.records[0].getMessage()


def test_an_exception_is_logged_with_its_kind_and_place_only(caplog):
    try:
        raise ValueError(WORDS)
    except ValueError:
        logging.getLogger("engineio.server").exception("message async handler error")
    assert "Rahasia" not in caplog.text
    for kept in ("message async handler error", "ValueError", "test_discreet_logs.py"):
        assert kept in caplog.text


def test_our_own_records_are_left_alone(caplog):
    logging.getLogger("lapor_pwa.worker").error("No speech model: %s", "Event data: none")
    assert "No speech model: Event data: none" in caplog.text
