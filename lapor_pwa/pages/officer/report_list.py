"""The list of reports: new ones first of all, page by page."""

from dataclasses import dataclass, field

import reflex as rx
from reflex.event import EventSpec

from components.element import plain
from lapor_pwa import routes
from lapor_pwa.domain.request_status import Status
from lapor_pwa.domain.tracking import group_number
from lapor_pwa.pages.officer import access
from lapor_pwa.pages.officer.frame import frame
from lapor_pwa.pages.officer.words import REQUEST_TYPE, STATUS, how_said, moment, say
from lapor_pwa.services import casework
from locales import N_

ALL = "semua"


@dataclass
class Row:
    """One report of the list, in words."""

    number: str
    link: str
    request_type: str
    place: str
    at: str
    status: str
    how: str


@dataclass
class Page:
    """What the list shows now; never kept between two events."""

    rows: list[Row] = field(default_factory=list)
    following: str = ""
    everything: bool = False
    loaded: bool = False


class ListState(rx.State):
    """The list is read anew whenever it is shown, for whoever is asking; nothing of it stays in memory."""

    @rx.var(cache=False, initial_value=Page())
    async def page(self) -> Page:
        """The page of the list that the address names; empty elsewhere and for strangers."""
        if self.router.url.path.rstrip("/") != routes.OFFICER_HOME:
            return Page()
        query = self.router.url.query_parameters
        everything, after = query.get("daftar") == ALL, query.get("setelah", "")
        status = None if everything else Status.RECEIVED
        try:
            found = await access.look(
                self, lambda session, _: casework.list_reports(session, status=status, after=after)
            )
        except access.NotSignedIn:
            return Page()
        return _shown(found, everything)

    @rx.event
    async def open(self) -> EventSpec | None:
        """Let officers in and send others to the sign-in page."""
        return await access.enter(self)


def list_page() -> rx.Component:
    """Return the page with the list."""
    return frame(
        rx.cond(ListState.page.everything, say(N_("All reports")), say(N_("New reports"))),
        _choice(),
        rx.cond(
            ListState.page.rows.length() > 0,
            rx.el.ul(rx.foreach(ListState.page.rows, _row), class_name="cards", role="list"),
            rx.el.p(
                rx.cond(ListState.page.loaded, say(N_("There is no report here.")), say(N_("Loading …"))),
                role="status",
            ),
        ),
        rx.cond(
            ListState.page.following != "",
            rx.el.p(plain("a", say(N_("Older reports")), href=ListState.page.following, class_="button")),
        ),
    )


def _choice() -> rx.Component:
    current = ListState.page.everything
    return plain(
        "nav",
        rx.el.ul(
            rx.el.li(_link(say(N_("New reports")), routes.OFFICER_HOME, ~current)),
            rx.el.li(_link(say(N_("All reports")), f"{routes.OFFICER_HOME}?daftar={ALL}", current)),
            class_name="links",
            role="list",
        ),
        aria_label=say(N_("Which reports")),
    )


def _link(text: str, href: str, current: rx.Var[bool] | bool) -> rx.Component:
    return rx.cond(current, plain("a", text, href=href, aria_current="page"), plain("a", text, href=href))


def _row(row: Row) -> rx.Component:
    facts = (
        (N_("Kind"), row.request_type),
        (N_("Place"), row.place),
        (N_("Sent"), row.at),
        (N_("Status"), row.status),
        (N_("Words"), row.how),
    )
    return rx.el.li(
        rx.el.h2(plain("a", row.number, href=row.link, class_="number")),
        rx.el.dl(
            *(rx.el.div(rx.el.dt(say(name)), rx.el.dd(value)) for name, value in facts), class_name="facts"
        ),
        class_name="card",
        key=row.number,
    )


def _shown(found: casework.ReportList, everything: bool) -> Page:
    chosen = f"daftar={ALL}&" if everything else ""
    following = f"{routes.OFFICER_HOME}?{chosen}setelah={found.following.replace('+', '%2B')}"
    return Page(
        rows=[
            Row(
                number=group_number(report.number),
                link=routes.officer_report(report.number),
                request_type=say(REQUEST_TYPE[report.request_type]),
                place=report.place or say(N_("Not given")),
                at=moment(report.requested_at),
                status=say(STATUS[Status(report.status)]),
                how=how_said(report.transcription, report.voice),
            )
            for report in found.reports
        ],
        following=following if found.following else "",
        everything=everything,
        loaded=True,
    )
