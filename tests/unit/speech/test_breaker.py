"""The breaker: opens after failures in a row, lets one try after a pause."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from speech.breaker import Breaker


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_nobody_asks_when_three_failures_came_in_a_row() -> None:
    breaker = Breaker(failures=3, pause=300, clock=Clock())
    for _ in range(2):
        breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()


def test_one_asks_when_the_pause_is_over() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, pause=300, clock=clock)
    breaker.failed()
    clock.now += 301
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.succeeded()
    assert [breaker.allows(), breaker.allows()] == [True, True]


def test_failures_are_forgotten_when_an_answer_came_between() -> None:
    breaker = Breaker(failures=2, clock=Clock())
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.allows()


def test_one_of_many_threads_asks_when_the_pause_is_over() -> None:
    clock, together = Clock(), Barrier(8)
    breaker = Breaker(failures=1, pause=300, clock=clock)
    breaker.failed()
    clock.now += 301

    def ask(_: int) -> bool:
        together.wait()
        return breaker.allows()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(ask, range(8))) == 1


def test_the_pause_begins_anew_when_the_one_who_asked_failed() -> None:
    clock = Clock()
    breaker = Breaker(failures=1, pause=300, clock=clock)
    breaker.failed()
    clock.now += 301
    assert breaker.allows()
    clock.now += 20
    breaker.failed()
    clock.now += 299
    assert not breaker.allows()
    clock.now += 2
    assert breaker.allows()
