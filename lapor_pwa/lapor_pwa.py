"""Composition root: every page and the API, wired into one ASGI app. Nothing but wiring."""

import reflex as rx

from lapor_pwa import settings
from lapor_pwa.api import create_api
from lapor_pwa.pages import citizen, officer
from lapor_pwa.security import SecurityHeaders

app = rx.App(
    # The API is asked first; what it does not know goes on to Reflex. Headers wrap both.
    api_transformer=[create_api(settings.from_environment()), SecurityHeaders],
)

for page in citizen.PAGES:
    app.add_page(page.component, route=page.route, title=page.title, description=page.description)
for page in officer.PAGES:
    app.add_page(page.component, route=page.route, title=page.title, on_load=page.on_load)
