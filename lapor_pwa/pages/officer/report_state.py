"""What an officer does on a report's page."""

from collections.abc import Callable
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
    async def open(self) -> EventSpec | None:
        """Let officers in, and forget what was said about another report."""
        self.reset()
        return await access.enter(self)

    @rx.event
    async def move_on(self, form: dict[str, Any]) -> EventSpec:
        """Set the status, with words for the reporter and a note for colleagues."""
        number, seen = self._number_asked(), _whole(form.get("steps_seen"))
        status, answer, reason, language = (
            _text(form.get(name)) for name in ("status", "answer", "reason", "answer_language")
        )
        problem = await self._act(
            lambda s, officer: casework.move_on(s, officer, number, status, answer, reason, seen, language)
        )
        if isinstance(problem, EventSpec):
            return problem
        self.status_wrong = problem is not None
        self.wrong_field = problem.fields[0] if problem and problem.fields else ""
        self.status_outcome = _words(problem, N_("The status is saved. The reporter can read and hear it."))
        return rx.set_focus(STATUS_OUTCOME)

    @rx.event
    async def correct(self, form: dict[str, Any]) -> EventSpec:
        """Keep what the officer heard as the newest version of the transcript."""
        number, text = self._number_asked(), _text(form.get("transcript"))
        problem = await self._act(lambda s, officer: casework.correct_transcript(s, officer, number, text))
        if isinstance(problem, EventSpec):
            return problem
        self.words_wrong = problem is not None
        self.words_outcome = _words(problem, N_("Your version is saved. The machine's words are kept too."))
        return rx.set_focus(WORDS_OUTCOME)

    async def _act(self, work: Callable[[Session, Officer], None]) -> LaporError | EventSpec | None:
        """Do ``work``; return what was wrong, or where somebody has to go who may not do it."""
        try:
            await access.act(self, work)
        except access.NotSignedIn as stranger:
            return rx.redirect(stranger.page)
        except LaporError as problem:
            return problem
        return None

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
