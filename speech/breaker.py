"""Stops asking a service that does not answer, so that nobody waits for its time-outs."""

from collections.abc import Callable
from threading import Lock
from time import monotonic


class Breaker:
    """Open after some failures in a row; after a pause one caller may try again.

    Attributes:
        failures: How many failures in a row open it.
        pause: Seconds it then stays open.
    """

    def __init__(
        self, failures: int = 3, pause: float = 300.0, clock: Callable[[], float] = monotonic
    ) -> None:
        self.failures = failures
        self.pause = pause
        self._clock = clock
        self._lock = Lock()
        self._failed = 0
        self._try_again_at = 0.0

    def allows(self) -> bool:
        """Return whether to ask now. While open, one caller per pause gets a yes."""
        with self._lock:
            if self._failed < self.failures:
                return True
            if self._clock() < self._try_again_at:
                return False
            self._try_again_at = self._clock() + self.pause
            return True

    def succeeded(self) -> None:
        """Note an answer: closed again."""
        with self._lock:
            self._failed = 0

    def failed(self) -> None:
        """Note a failure."""
        with self._lock:
            self._failed += 1
            self._try_again_at = self._clock() + self.pause
