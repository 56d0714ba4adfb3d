import pytest
from limits import RateLimitItemPerMinute
from starlette.requests import Request

from lapor_pwa.api.limits import Limits
from lapor_pwa.errors import TooMany

PER_HOUR = 120
ONCE = RateLimitItemPerMinute(1)


def request(address: str, forwarded: str = "") -> Request:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return Request({"type": "http", "client": (address, 1), "headers": headers})


def counted_together(limits: Limits, first: Request, second: Request) -> bool:
    limits.count(ONCE, first)
    try:
        limits.check(ONCE, second)
    except TooMany:
        return True
    return False


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
    ],
)
def test_callers_are_told_apart_by_address_and_households_by_network(first, second, together):
    assert (
        counted_together(
            Limits(trust_proxy=False, submissions_per_hour=PER_HOUR), request(first), request(second)
        )
        is together
    )


def test_a_forged_header_does_not_make_another_caller():
    limits = Limits(trust_proxy=False, submissions_per_hour=PER_HOUR)
    assert counted_together(limits, request("192.0.2.1", "1.1.1.1"), request("192.0.2.1", "2.2.2.2"))


def test_behind_our_proxy_its_own_entry_counts_and_not_the_callers():
    limits = Limits(trust_proxy=True, submissions_per_hour=PER_HOUR)
    assert counted_together(
        limits, request("10.0.0.1", "9.9.9.9, 1.1.1.1"), request("10.0.0.1", "8.8.8.8, 1.1.1.1")
    )
    assert not counted_together(limits, request("10.0.0.1", "1.1.1.2"), request("10.0.0.1", "1.1.1.3"))


def test_asking_does_not_count_and_the_answer_says_when_to_come_back():
    limits, caller = Limits(trust_proxy=False, submissions_per_hour=PER_HOUR), request("192.0.2.1")
    for _ in range(5):
        limits.check(ONCE, caller)
    limits.count(ONCE, caller)
    with pytest.raises(TooMany) as caught:
        limits.check(ONCE, caller)
    assert 0 < caught.value.retry_after_seconds <= 61
