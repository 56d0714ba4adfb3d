import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from speech.host.place import socket_path
from tests.integration.speech.host.hosting import Hosting


@pytest.fixture
def start_host(tmp_path: Path) -> Iterator[Callable[..., Hosting]]:
    """Start a host with ``start_host(**what_it_is_to_be)``."""
    started: list[Hosting] = []

    def start(**changes) -> Hosting:
        hosting = Hosting(socket_path(tmp_path), **changes)
        started.append(hosting)
        hosting.start()
        return hosting

    yield start
    for hosting in started:
        hosting.end(signal.SIGKILL)


@pytest.fixture
def host(start_host: Callable[..., Hosting]) -> Hosting:
    return start_host()
