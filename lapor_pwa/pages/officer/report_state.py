"""What an officer does on a report's page."""

from collections.abc import AsyncIterator
from secrets import token_hex
from typing import Any
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from lapor_pwa import routes
from lapor_pwa.pages.officer import access, one_report
from lapor_pwa.pages.officer.acting import Acting, outcome_of, text_of
from lapor_pwa.pages.officer.shown import Shown
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services import casework, transcript_work
from locales import N_

STATUS_OUTCOME = "hasil-status"
WORDS_OUTCOME = "hasil-naskah"


class ReportState(Acting, rx.State):
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

    @rx.var(cache=False, initial_value=Shown())
    async def report(self) -> Shown:
        """The report that the address names; empty elsewhere, for strangers and unknown numbers."""
        return await one_report.read(self, self._number_asked())

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
            text_of(form.get(name)) for name in ("status", "answer", "reason", "answer_language")
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
        self.status_outcome = outcome_of(
            problem, N_("The status is saved. The reporter can read and hear it.")
        )
        yield rx.set_focus(STATUS_OUTCOME)
        await self._hang_up()

    @rx.event
    async def correct(self, form: dict[str, Any]) -> AsyncIterator[EventSpec]:
        """Keep what the officer heard as the newest version of the transcript."""
        number, text = self._number_asked(), text_of(form.get("transcript"))
        problem = await self._act(
            lambda s, officer: transcript_work.correct_transcript(s, officer, number, text)
        )
        self.words_wrong = problem is not None
        if problem is None:
            self.words_saved = token_hex(4)
        self.words_outcome = outcome_of(
            problem, N_("Your version is saved. The machine's words are kept too.")
        )
        yield rx.set_focus(WORDS_OUTCOME)
        await self._hang_up()

    @rx.event
    async def write_again(self) -> AsyncIterator[EventSpec]:
        """Let the machine write the recording down once more."""
        number, asked = self._number_asked(), list[UUID]()
        problem = await self._act(lambda s, _: asked.append(transcript_work.write_again(s, number)))
        for request_id in asked:
            access.jobs().transcribe(request_id)
        self.words_wrong = problem is not None
        self.words_outcome = outcome_of(problem, N_("The machine listens again. This takes a minute or so."))
        yield rx.set_focus(WORDS_OUTCOME)
        await self._hang_up()

    def _number_asked(self) -> str:
        return self._last_part(routes.officer_report(""))


def _whole(value: object) -> int:
    text = text_of(value)
    return int(text) if text.isdecimal() and len(text) < 6 else 0
