"""Composition root: every page and the API, wired into one ASGI app. Nothing but wiring."""

from functools import partial

import reflex as rx

from lapor_pwa import discreet_logs, routes, settings
from lapor_pwa.api import create_api
from lapor_pwa.not_found import NotFoundPage
from lapor_pwa.pages import citizen, officer
from lapor_pwa.pages.officer import words
from lapor_pwa.security import SecurityHeaders
from lapor_pwa.site import SITE

discreet_logs.install()

app = rx.App(
    # The API is asked first; what it does not know goes on to Reflex. Headers wrap both.
    api_transformer=[
        create_api(settings.from_environment()),
        partial(NotFoundPage, site=SITE),
        SecurityHeaders,
    ],
    # For the officers' live pages; citizen pages get a document of their own (lapor_pwa.build).
    html_lang=words.LOCALE,
    reset_style=False,
    head_components=[
        rx.el.link(rel="stylesheet", href=routes.OFFICER_STYLESHEET),
        rx.el.script(src=routes.OFFICER_SCRIPT, type="module"),
        rx.el.link(rel="icon", href="/icons/icon-192.png", type="image/png"),
    ],
    toaster=None,
)
# A lost connection is told by the pages themselves, in their language and where the eye is.
del app.app_wraps[5, "Overlay"]

for page in citizen.PAGES:
    app.add_page(page.component, route=page.route, title=page.title, description=page.description)
for page in officer.PAGES:
    app.add_page(page.component, route=page.route, title=page.title, on_load=page.on_load)
