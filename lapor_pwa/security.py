"""Headers that every answer carries, and addresses without a trailing slash.

Reflex sends neither security nor cache headers; this ASGI layer around it does.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders

import locales
from lapor_pwa import routes

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_SHARED_POLICY = (
    "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; worker-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
CITIZEN_POLICY = f"default-src 'self'; script-src 'self'; style-src 'self'; {_SHARED_POLICY}"
# Reflex's live pages start from inline modules and emotion's inline styles.
OFFICER_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    f"{_SHARED_POLICY}"
)
# The phone asks for the microphone and, on request, the place; nothing else is ever needed.
PERMISSIONS = "microphone=(self), geolocation=(self), camera=(), payment=(), usb=()"

_HASHED = re.compile(r"^/(app|assets)/.*-[A-Za-z0-9_-]{8,}\.\w+$")
_PAGES = frozenset(
    {
        *(routes.citizen(locale, slug) for locale in locales.CODES for slug in routes.CITIZEN_SLUGS),
        *(routes.OFFICER_HOME, routes.OFFICER_SIGN_IN, routes.OFFICER_PASSWORD, routes.OFFICER_WRITING),
    }
)


class SecurityHeaders:
    """ASGI layer: policy by kind of page, caching by kind of file."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add headers to its answer."""
        if scope["type"] == "websocket" and not _same_origin(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path in _PAGES and scope["method"] in {"GET", "HEAD"}:
            # Files are served by folder; the address people dictate has no slash at its end.
            scope = {**scope, "path": f"{path}/", "raw_path": f"{path}/".encode()}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), path)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _same_origin(headers: Headers) -> bool:
    """Tell whether a websocket is opened by a page of this very server.

    engine.io checks no origin at all once Reflex's CORS list is empty, and an officer's cookie travels with
    the handshake (cross-site websocket hijacking).
    """
    return urlsplit(headers.get("origin", "")).netloc == headers.get("host")


def _add_headers(headers: MutableHeaders, path: str) -> None:
    officer = path.startswith((routes.OFFICER_HOME, "/404"))
    headers["Content-Security-Policy"] = OFFICER_POLICY if officer else CITIZEN_POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Permissions-Policy"] = PERMISSIONS
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if _HASHED.match(path):
        headers["Cache-Control"] = "public, max-age=31536000, immutable"
    elif path.startswith((routes.API, routes.OFFICER_HOME)):
        headers.setdefault("Cache-Control", "no-store")
    else:
        headers.setdefault("Cache-Control", "no-cache")
