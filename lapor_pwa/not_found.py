"""A wrong address gets a calm page in the person's language; Reflex's own would load its framework for it."""

from pathlib import Path

from starlette.responses import HTMLResponse

import locales
from lapor_pwa import routes
from lapor_pwa.security import App, Message, Receive, Scope, Send
from lapor_pwa.site import page_file

_ELSEWHERE = (routes.API, routes.OFFICER_HOME, "/app/", "/assets/", "/icons/")


class NotFoundPage:
    """ASGI layer: answers a citizen's 404 with the page ``tidak-ada`` in the address's language."""

    def __init__(self, app: App, site: Path) -> None:
        self.app, self.site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; step in when nothing was found."""
        if scope["type"] != "http" or scope["path"].startswith(_ELSEWHERE):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def send_or_replace(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and message["status"] == 404:
                replaced = True
                await HTMLResponse(self._page(scope["path"]), 404)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, send_or_replace)

    def _page(self, path: str) -> bytes:
        first = path.strip("/").split("/")[0]
        locale = first if first in locales.CODES else locales.DEFAULT
        return page_file(self.site, locale, routes.NOT_FOUND).read_bytes()
