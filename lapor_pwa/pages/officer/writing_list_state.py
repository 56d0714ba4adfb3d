"""The queue of recordings that wait for a person, in the words an officer reads."""

from dataclasses import dataclass, field

import reflex as rx
from reflex.event import EventSpec

from lapor_pwa import routes
from lapor_pwa.domain.tracking import group_number
from lapor_pwa.pages.officer import access
from lapor_pwa.pages.officer.put_in_words import language_name
from lapor_pwa.pages.officer.words import REQUEST_TYPE, moment, say
from lapor_pwa.services import writing_queue
from locales import N_

SAVED = "tersimpan"


@dataclass
class Row:
    """One recording of the queue, in words."""

    number: str
    link: str
    language: str
    lang: str
    at: str
    request_type: str
    place: str
    lasts: str
    why: str


@dataclass
class Filter:
    """A language that something waits in."""

    words: str
    link: str
    current: bool


@dataclass
class Queue:
    """What the page shows now; never kept between two events."""

    rows: list[Row] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    begin: str = ""
    loaded: bool = False


class QueueState(rx.State):
    """The queue is read anew whenever it is shown, for whoever is asking; nothing of it stays in memory."""

    @rx.var(cache=False, initial_value=Queue())
    async def queue(self) -> Queue:
        """The queue in the language that the address names; empty elsewhere and for strangers."""
        if self.router.url.path.rstrip("/") != routes.OFFICER_WRITING:
            return Queue()
        language = self.router.url.query_parameters.get("bahasa", "")
        try:
            found = await access.look(self, lambda session, _: writing_queue.waiting(session, language))
        except access.NotSignedIn:
            return Queue()
        return _shown(found, language)

    @rx.var(cache=False, initial_value="")
    def outcome(self) -> str:
        """That the recording before was saved, when the address says so."""
        saved = self.router.url.query_parameters.get(SAVED, "")
        return say(N_("Saved. No recording is waiting here now.")) if saved else ""

    @rx.event
    async def open(self) -> EventSpec | None:
        """Let officers in and send others to the sign-in page."""
        stranger = await access.enter(self)
        if stranger is None and self.router.url.query_parameters.get(SAVED, ""):
            return rx.set_focus(SAVED)
        return stranger


def _shown(found: writing_queue.WritingQueue, language: str) -> Queue:
    asked = f"?bahasa={language}" if language in found.counts else ""
    everything = sum(found.counts.values())
    return Queue(
        rows=[
            Row(
                number=group_number(each.number),
                link=f"{routes.officer_write(each.number)}{asked}",
                language=language_name(each.language),
                lang=each.language,
                at=moment(each.requested_at),
                request_type=say(REQUEST_TYPE[each.request_type]),
                place=each.place or say(N_("Not given")),
                lasts=say(N_("{seconds} seconds"), seconds=round(each.seconds)),
                why=say(
                    N_("The reporter says: some words are wrong.")
                    if each.disputed
                    else N_("The machine could not write it down.")
                ),
            )
            for each in found.reports
        ],
        filters=[
            Filter(say(N_("All ({count})"), count=everything), routes.OFFICER_WRITING, not asked),
            *(
                Filter(
                    f"{language_name(code)} ({count})",
                    f"{routes.OFFICER_WRITING}?bahasa={code}",
                    code == language,
                )
                for code, count in found.counts.items()
            ),
        ],
        begin=f"{routes.OFFICER_WRITE_NEXT}{asked}",
        loaded=True,
    )
