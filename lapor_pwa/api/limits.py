"""How much one address may ask, and how large a body may be.

The numbers leave room for a town behind one address, as mobile networks have it (RFC 6598); they are there
against machines.
"""

import ipaddress
import time

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from lapor_pwa.errors import InvalidInput, NotFound, TooMany
from locales import N_

# Sixty bits are not guessed in any number of tries; this only keeps a machine from keeping us busy.
# Much lower, one prankster would lock out everybody behind the same address.
WRONG_SECRETS = RateLimitItemPerMinute(300, 10, namespace="wrong-secrets")
# Files of forms that are not sent yet lie on our disk for a week; few phones have no script.
FORM_FILES = RateLimitItemPerHour(300, namespace="form-files")
JSON_BYTES = 256 * 1024


class Limits:
    """Counts by address, in this process's memory."""

    def __init__(self, *, trust_proxy: bool, submissions_per_hour: int) -> None:
        self.submissions = RateLimitItemPerHour(submissions_per_hour, namespace="submissions")
        self._counter = MovingWindowRateLimiter(MemoryStorage())
        self._trust_proxy = trust_proxy

    def check(self, item: RateLimitItem, request: Request, name: str = "") -> None:
        """Let a request pass whose address, or ``name``, has not used up its share; nothing is counted yet.

        Raises:
            TooMany: It has.
        """
        caller = name or self._address(request)
        if not self._counter.test(item, caller):
            reset = self._counter.get_window_stats(item, caller).reset_time
            raise TooMany(max(1, int(reset - time.time()) + 1))

    def count(self, item: RateLimitItem, request: Request, name: str = "") -> None:
        """Count one: a new report, a wrong secret. What a phone merely repeats is not counted."""
        self._counter.hit(item, name or self._address(request))

    def _address(self, request: Request) -> str:
        """Return who is asking. A proxy's header counts only when the operator says there is one.

        The last entry is the one our own proxy wrote. Of IPv6 the first 64 bits: a household has them all.
        """
        address = request.client.host if request.client else ""
        forwarded = request.headers.get("x-forwarded-for", "")
        if self._trust_proxy and forwarded:
            address = forwarded.split(",")[-1].strip()
        try:
            ip = ipaddress.ip_address(address)
        except ValueError:
            return address[:64]
        return str(ipaddress.ip_network(f"{ip}/64", strict=False)) if ip.version == 6 else str(ip)


class SecretGuard:
    """Around every look-up by secret: counts the wrong ones of this address and stops guessing."""

    def __init__(self, limits: Limits, request: Request) -> None:
        self._limits, self._request = limits, request

    def __enter__(self) -> None:
        self._limits.check(WRONG_SECRETS, self._request)

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, NotFound):
            self._limits.count(WRONG_SECRETS, self._request)


async def read_json_body(request: Request) -> bytes:
    """Return the body if it says that it is JSON.

    Raises:
        InvalidInput: ``body_too_large`` or ``unsupported_media_type``.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise InvalidInput("unsupported_media_type", N_("Please send this as JSON."), status=415)
    return await read_body(request, JSON_BYTES)


async def read_body(request: Request, most_bytes: int) -> bytes:
    """Return the body, whatever it is.

    Raises:
        InvalidInput: ``body_too_large``, said while it arrives, whatever length it claims.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most_bytes:
            raise body_too_large()
    return bytes(body)


def body_too_large() -> InvalidInput:
    """Say that more came than can be taken."""
    return InvalidInput("body_too_large", N_("This is too much at once. Please send less."), status=413)
