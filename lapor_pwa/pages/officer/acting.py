"""What every page with a form has: do something as the officer who is signed in, and say how it went."""

from collections.abc import Callable

import reflex as rx
from sqlalchemy.orm import Session

from lapor_pwa.db.models import Officer
from lapor_pwa.errors import LaporError
from lapor_pwa.pages.officer import access
from lapor_pwa.pages.officer.words import say
from locales import N_

SIGNED_OUT = N_(
    "You are signed out. What you typed is still here. Sign in in a new tab. Then save here again."
)


class Acting(rx.State, mixin=True):
    """Part of a page's state.

    Attributes:
        sign_in: Where to go first, when nobody is signed in.
    """

    sign_in: str = ""

    async def _act(
        self, work: Callable[[Session, Officer], None], *, contributors: bool = False
    ) -> LaporError | None:
        """Do ``work``; return what was wrong, and keep where somebody has to go who may not do it."""
        self.sign_in = ""
        try:
            await access.act(self, work, contributors=contributors)
        except access.NotSignedIn as stranger:
            self.sign_in = stranger.page
            return LaporError("sign_in_first", SIGNED_OUT, 401)
        except LaporError as problem:
            return problem
        return None

    async def _hang_up(self) -> None:
        if self.sign_in:
            await access.hang_up(self)

    def _last_part(self, before: str) -> str:
        """Return what follows ``before`` in the page's address; empty on other pages."""
        start, _, last = self.router.url.path.rstrip("/").rpartition("/")
        return last if f"{start}/" == before else ""


def outcome_of(problem: LaporError | None, success: str) -> str:
    """Return the sentence for how it went."""
    return say(problem.message, **problem.values) if problem else say(success)


def text_of(value: object) -> str:
    """Read a form's field: whatever a caller sends in its place is no text."""
    return value if isinstance(value, str) else ""
