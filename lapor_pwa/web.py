"""The one web server process: API, static pages and officers' live pages on one port."""

from granian.constants import Interfaces
from granian.server import Server
from reflex.constants import Env
from reflex.environment import environment

from lapor_pwa.settings import Settings


def run(settings: Settings) -> None:
    """Serve until told to stop. Pages must have been built (``make build``); nothing is compiled here."""
    environment.REFLEX_ENV_MODE.set(Env.PROD)
    environment.REFLEX_SKIP_COMPILE.set(True)
    environment.REFLEX_MOUNT_FRONTEND_COMPILED_APP.set(True)
    Server(
        target="lapor_pwa.lapor_pwa:app",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        # Officers' live state is in memory (rxconfig.py), so one process holds it.
        workers=1,
        log_access=False,
    ).serve()
