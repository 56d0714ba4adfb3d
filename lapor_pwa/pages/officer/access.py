"""Who is asking? Every event of a live page is a public call; each one comes through here.

The session's cookie is in the handshake of the page's websocket (``router.headers``), where no script of the
page can reach it. Reflex's own client token proves nothing: it is made in the browser and travels in a URL.
Contributors of voices get no further than to the pages that let them in.
"""

import asyncio
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import reflex as rx
from reflex.event import EventSpec
from reflex_base.registry import RegistrationContext
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from starlette.requests import cookie_parser

from lapor_pwa import routes, settings
from lapor_pwa.db.models import Officer
from lapor_pwa.db.session import make_engine, reading, writing
from lapor_pwa.domain.privacy import may_see_reports
from lapor_pwa.services import officers
from lapor_pwa.services.jobs import Jobs, make_jobs

T = TypeVar("T")


class NotSignedIn(Exception):
    """Nobody is signed in, or not far enough.

    Attributes:
        page: Where to go first.
    """

    def __init__(self, page: str) -> None:
        super().__init__(page)
        self.page = page


@cache
def engine() -> Engine:
    """Return the database that the officers' pages of this process share."""
    return make_engine(settings.from_environment().sqlalchemy_url)


@cache
def jobs() -> Jobs:
    """Return the queue that the officers' pages of this process put work into."""
    return make_jobs(settings.from_environment())


async def look(state: rx.State, work: Callable[[Session, Officer], T], *, contributors: bool = False) -> T:
    """Let a signed-in officer read. Runs in a thread, because a database must not hold up other people.

    Raises:
        NotSignedIn: Nobody with a changed password is signed in.
    """
    token = _token(state)

    def run() -> T:
        with reading(engine()) as session:
            return work(session, _let_in(officers.officer_of_session(session, token), contributors))

    return await asyncio.to_thread(run)


async def act(state: rx.State, work: Callable[[Session, Officer], T], *, contributors: bool = False) -> T:
    """Let a signed-in officer change something, in one transaction; their idle time begins anew.

    Raises:
        NotSignedIn: Nobody with a changed password is signed in.
    """
    token = _token(state)

    def run() -> T:
        with writing(engine()) as session:
            return work(session, _let_in(officers.stay_signed_in(session, token), contributors))

    return await asyncio.to_thread(run)


async def enter(state: rx.State, *, contributors: bool = False) -> EventSpec | None:
    """Return where to send somebody who may not see this page; ``None`` lets them stay."""
    try:
        await act(state, lambda session, officer: None, contributors=contributors)
    except NotSignedIn as stranger:
        return rx.redirect(stranger.page)
    return None


async def hang_up(state: rx.State) -> None:
    """Close this page's websocket: the cookie in its handshake is worth nothing any more.

    The page connects again, with the cookie of then, when it is looked at or sends its next event.
    """
    namespace = RegistrationContext.get().app.event_namespace
    if namespace is not None:
        await namespace.disconnect(state.router.session.session_id)


def _let_in(officer: Officer | None, contributors: bool) -> Officer:
    if officer is None:
        raise NotSignedIn(f"{routes.OFFICER_SIGN_IN}?masalah=sign_in_first")
    if officer.must_change:
        raise NotSignedIn(routes.OFFICER_PASSWORD)
    if not contributors and not may_see_reports(officer.role):
        raise NotSignedIn(routes.OFFICER_PROMPTS)
    return officer


def _token(state: rx.State) -> str:
    return cookie_parser(state.router.headers.cookie).get(officers.COOKIE, "")
