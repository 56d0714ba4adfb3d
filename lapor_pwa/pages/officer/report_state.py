"""What an officer does on a report's page."""

from collections.abc import AsyncIterator, Callable
from secrets import token_hex
from typing import Any

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy.orm import Session

from lapor_pwa import routes
from lapor_pwa.db.models import Officer
from lapor_pwa.errors import LaporError
from lapor_pwa.pages.officer import access
from lapor_pwa.pages.officer.shown import Shown, shown
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services import casework
from locales import N_

STATUS_OUTCOME = "hasil-status"
WORDS_OUTCOME = "hasil-naskah"
SIGNED_OUT = N_(
    "You are signed out. What you typed is still here. Sign in in a new tab. Then save here again."
)


class ReportState(rx.State):
    """Only outcomes are kept between events. The report itself is read anew each time, for whoever is asking.

    Reflex sends all of a state to the browser before any ``on_load`` runs: whatever lay in it would go to the
    next person at this browser, signed in or not.
    """

    status_outcome: str = ""
    status_wrong: bool = False
    wrong_field: str = ""
    words_outcome: str = ""
    words_wrong: bool = False
    # Marks that change when a form was saved, or its author was told to read the history again.
    status_saved: str = ""
    words_saved: str = ""
    told: str = ""
    # Where to go first, when nobody is signed in.
    sign_in: str = ""

    @rx.var(cache=False, initial_value=Shown())
    async def report(self) -> Shown:
        """The report that the address names; empty elsewhere, for strangers and unknown numbers."""
        number = self._number_asked()
        if not number:
            return Shown()
        try:
            return shown(await access.look(self, lambda s, officer: casework.read_report(s, officer, number)))
        except (access.NotSignedIn, LaporError):
            return Shown()

    @rx.event
    async def open(self) -> AsyncIterator[None]:
        """Let officers in, and forget what was said about another report.

        Runs when the page is opened and also when it connects again. Then unsaved words may stand in it; only
        the page knows, and goes to sign in when there is nothing to lose.
        """
        self.reset()
        problem = await self._act(lambda session, officer: None)
        self.status_wrong = problem is not None
        self.status_outcome = say(problem.message) if problem else ""
        yield
        await self._hang_up()

    @rx.event
    async def move_on(self, form: dict[str, Any]) -> AsyncIterator[EventSpec]:
        """Set the status, with words for the reporter and a note for colleagues."""
        number, seen = self._number_asked(), _whole(form.get("steps_seen"))
        status, answer, reason, language = (
            _text(form.get(name)) for name in ("status", "answer", "reason", "answer_language")
        )
        problem = await self._act(
            lambda s, officer: casework.move_on(s, officer, number, status, answer, reason, seen, language)
        )
        self.status_wrong = problem is not None
        if problem is None:
            self.status_saved = token_hex(4)
        elif problem.code == "changed_meanwhile":
            self.told = token_hex(4)
        self.wrong_field = problem.fields[0] if problem and problem.fields else ""
        self.status_outcome = _words(problem, N_("The status is saved. The reporter can read and hear it."))
        yield rx.set_focus(STATUS_OUTCOME)
        await self._hang_up()

    @rx.event
    async def correct(self, form: dict[str, Any]) -> AsyncIterator[EventSpec]:
        """Keep what the officer heard as the newest version of the transcript."""
        number, text = self._number_asked(), _text(form.get("transcript"))
        problem = await self._act(lambda s, officer: casework.correct_transcript(s, officer, number, text))
        self.words_wrong = problem is not None
        if problem is None:
            self.words_saved = token_hex(4)
        self.words_outcome = _words(problem, N_("Your version is saved. The machine's words are kept too."))
        yield rx.set_focus(WORDS_OUTCOME)
        await self._hang_up()

    async def _act(self, work: Callable[[Session, Officer], None]) -> LaporError | None:
        """Do ``work``; return what was wrong, and keep where somebody has to go who may not do it."""
        self.sign_in = ""
        try:
            await access.act(self, work)
        except access.NotSignedIn as stranger:
            self.sign_in = stranger.page
            return LaporError("sign_in_first", SIGNED_OUT, 401)
        except LaporError as problem:
            return problem
        return None

    async def _hang_up(self) -> None:
        if self.sign_in:
            await access.hang_up(self)

    def _number_asked(self) -> str:
        before, _, number = self.router.url.path.rstrip("/").rpartition("/")
        return number if f"{before}/" == routes.officer_report("") else ""


def _words(problem: LaporError | None, success: str) -> str:
    return say(problem.message, **problem.values) if problem else say(success)


def _text(value: object) -> str:
    """Read a form's field: whatever a caller sends in its place is no text."""
    return value if isinstance(value, str) else ""


def _whole(value: object) -> int:
    text = _text(value)
    return int(text) if text.isdecimal() and len(text) < 6 else 0
