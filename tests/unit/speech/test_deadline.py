"""A time limit around work that may hang."""

from threading import Event

import pytest

from speech.deadline import within


def test_the_result_is_returned_when_it_comes_in_time() -> None:
    assert within(5, pow, 2, 3) == 8


def test_nobody_waits_when_the_work_hangs() -> None:
    hanging = Event()
    with pytest.raises(TimeoutError):
        within(0.01, hanging.wait, 30)
    hanging.set()


def test_the_error_is_raised_when_the_work_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, divmod, 1, 0)
