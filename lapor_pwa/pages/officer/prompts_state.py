"""Fixed sentences and their recordings, in the words that a contributor reads."""

from dataclasses import dataclass, field
from uuid import UUID

import reflex as rx
from reflex.event import EventSpec

from lapor_pwa import routes
from lapor_pwa.pages.officer import access
from lapor_pwa.pages.officer.acting import Acting, outcome_of
from lapor_pwa.pages.officer.words import say
from lapor_pwa.services import prompts
from lapor_pwa.services.prompts import Spoken
from locales import CODES, N_
from speech.languages import LANGUAGES

DONE = "hasil"
DEFAULT = "jv"


@dataclass
class Tongue:
    """A language to choose."""

    name: str
    lang: str
    link: str
    current: bool


@dataclass
class Row:
    """One sentence. Links are empty without such a recording, ``waiting`` unless it may be reviewed."""

    key: str
    words: str
    state: str
    address: str
    approved: str
    heard: str
    waiting: str


@dataclass
class Shown:
    """What the page shows now; never kept between two events."""

    lang: str = ""
    name: str = ""
    about: str = ""
    tongues: list[Tongue] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    loaded: bool = False


class PromptsState(Acting, rx.State):
    """The sentences are read anew whenever they are shown, for whoever is asking."""

    outcome: str = ""
    wrong: bool = False

    @rx.var(cache=False, initial_value=Shown())
    async def shown(self) -> Shown:
        """The language that the address names; empty elsewhere and for strangers."""
        if self.router.url.path.rstrip("/") != routes.OFFICER_PROMPTS:
            return Shown()
        asked = self.router.url.query_parameters.get("bahasa", "")
        language = asked if asked in LANGUAGES else DEFAULT
        try:
            found = await access.look(
                self, lambda session, officer: prompts.overview(session, officer, language), contributors=True
            )
        except access.NotSignedIn:
            return Shown()
        return _shown(language, found)

    @rx.event
    async def open(self) -> EventSpec | None:
        """Let contributors and officers in and send others to the sign-in page."""
        self.outcome, self.wrong = "", False
        return await access.enter(self, contributors=True)

    @rx.event
    def sent(self) -> None:
        """Show how things stand after a recording was sent."""
        self.outcome, self.wrong = "", False

    @rx.event
    async def approve(self, prompt_id: str) -> EventSpec:
        """Let a recording be played."""
        return await self._review(prompt_id, approve=True)

    @rx.event
    async def reject(self, prompt_id: str) -> EventSpec:
        """Let a recording never be played."""
        return await self._review(prompt_id, approve=False)

    async def _review(self, prompt_id: str, *, approve: bool) -> EventSpec:
        try:
            wanted = UUID(str(prompt_id))
        except ValueError:
            wanted = UUID(int=0)
        problem = await self._act(
            lambda session, officer: prompts.review(session, officer, wanted, approve=approve),
            contributors=True,
        )
        self.wrong = problem is not None
        success = (
            N_("Approved. People hear this recording from now on.")
            if approve
            else N_("Not used. It can be recorded again.")
        )
        self.outcome = outcome_of(problem, success)
        await self._hang_up()
        return rx.set_focus(DONE)


def _shown(language: str, found: list[Spoken]) -> Shown:
    name = LANGUAGES[language].name
    return Shown(
        lang=language,
        name=name,
        about=_about(language, name),
        tongues=[
            Tongue(
                each.name, each.code, f"{routes.OFFICER_PROMPTS}?bahasa={each.code}", each.code == language
            )
            for each in LANGUAGES.values()
        ],
        rows=[_row(language, each) for each in found],
        loaded=True,
    )


def _about(language: str, name: str) -> str:
    if language not in CODES:
        return say(
            N_("The sentences are not translated into {language} yet. There is nothing to record."),
            language=name,
        )
    row = LANGUAGES[language]
    if row.espeak:
        return say(N_("The machine speaks {language}, too. A person is easier to listen to."), language=name)
    return say(N_("This machine does not speak {language}. People need your voice."), language=name)


def _row(language: str, spoken: Spoken) -> Row:
    return Row(
        key=spoken.line.key,
        words=spoken.line.words,
        state=_state(spoken),
        address=f"{routes.OFFICER_PROMPT_RECORDINGS}?bahasa={language}&kalimat={spoken.line.key}",
        approved=_link(spoken.approved),
        heard=_link(spoken.waiting),
        waiting=str(spoken.waiting) if spoken.waiting and not spoken.mine else "",
    )


def _state(spoken: Spoken) -> str:
    if spoken.waiting:
        return say(
            N_("You recorded it. Somebody else has to listen to it.")
            if spoken.mine
            else N_("A recording waits. Listen to it, and decide.")
        )
    return say(N_("Approved: people hear it.") if spoken.approved else N_("Not recorded yet."))


def _link(prompt_id: UUID | None) -> str:
    return routes.OFFICER_PROMPT_RECORDING.format(prompt_id=prompt_id) if prompt_id else ""
