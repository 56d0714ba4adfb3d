"""What an officer does on the page where one recording is written down."""

from collections.abc import AsyncIterator
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from lapor_pwa import routes
from lapor_pwa.pages.officer import one_report
from lapor_pwa.pages.officer.acting import Acting, outcome_of, text_of
from lapor_pwa.pages.officer.shown import Shown
from lapor_pwa.pages.officer.writing_list_state import SAVED
from lapor_pwa.services import transcript_work
from locales import N_

FIELD = "naskah"


class WritingState(Acting, rx.State):
    """Only outcomes are kept between events, as in `ReportState`."""

    outcome: str = ""
    wrong: bool = False
    # Where the page goes once the words are saved: the same for everybody, so it tells nothing.
    following: str = ""

    @rx.var(cache=False, initial_value=Shown())
    async def report(self) -> Shown:
        """The report that the address names; empty elsewhere, for strangers and unknown numbers."""
        return await one_report.read(self, self._last_part(routes.officer_write("")))

    @rx.event
    async def open(self) -> AsyncIterator[EventSpec | None]:
        """Let officers in; say that the recording before was saved."""
        self.reset()
        problem = await self._act(lambda session, officer: None)
        saved = problem is None and self.router.url.query_parameters.get(SAVED, "")
        self.wrong = problem is not None
        if problem or saved:
            self.outcome = outcome_of(problem, N_("Saved. This is the next recording."))
        yield rx.set_focus(SAVED) if saved else None
        await self._hang_up()

    @rx.event
    async def save(self, form: dict[str, Any]) -> AsyncIterator[EventSpec]:
        """Keep what the officer heard; then the page goes on to the next recording."""
        number, text = self._last_part(routes.officer_write("")), text_of(form.get(FIELD))
        problem = await self._act(
            lambda session, officer: transcript_work.write_down(session, officer, number, text)
        )
        self.wrong = problem is not None
        self.outcome = outcome_of(problem, N_("Saved. Going on to the next recording."))
        language = self.router.url.query_parameters.get("bahasa", "")
        self.following = "" if problem else f"{routes.OFFICER_WRITE_NEXT}?bahasa={language}&{SAVED}=1"
        yield rx.set_focus(SAVED)
        await self._hang_up()
