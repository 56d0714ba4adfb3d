"""Work on reports at an officer's desk: the list of what came in, one report, and moving it on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from lapor_pwa.db import queries
from lapor_pwa.db.models import Event, Officer, ServiceRequest
from lapor_pwa.domain.regions import place_name
from lapor_pwa.domain.request_status import Status
from lapor_pwa.domain.tracking import parse_number
from lapor_pwa.domain.transcript_answers import answer_in
from lapor_pwa.errors import LaporError, NotFound
from lapor_pwa.services import follow_up
from lapor_pwa.services.case_file import CaseFile, case_file
from locales import N_

PAGE_ROWS = 25


@dataclass(frozen=True)
class ListedReport:
    """One line of the list.

    Attributes:
        voice: State of the recording; empty when there is none.
    """

    number: str
    request_type: str
    status: str
    place: str | None
    requested_at: datetime
    transcription: str
    voice: str


@dataclass(frozen=True)
class ReportList:
    """One page of the list, newest first.

    Attributes:
        following: Where the next page begins; empty on the last page.
    """

    reports: tuple[ListedReport, ...]
    following: str


def list_reports(session: Session, *, status: Status | None = None, after: str = "") -> ReportList:
    """Return a page of reports, newest first, beginning after the row that ``after`` names.

    A place that cannot be read, from an old or mangled link, means the first page.
    """
    rows = queries.list_requests(session, status=status, after=_page_key(after), limit=PAGE_ROWS + 1)
    shown = rows[:PAGE_ROWS]
    key = queries.page_key(shown[-1]) if len(rows) > PAGE_ROWS else None
    return ReportList(
        tuple(_listed(row) for row in shown), f"{key.requested_at.isoformat()}~{key.id}" if key else ""
    )


def read_report(session: Session, officer: Officer, number: str) -> CaseFile:
    """Return everything this officer may see of a report.

    Raises:
        NotFound: There is no such report.
    """
    return case_file(request_of(session, number), officer)


def move_on(
    session: Session,
    officer: Officer,
    number: str,
    status: str,
    answer: str,
    reason: str,
    steps_seen: int,
    answer_language: str = "",
) -> None:
    """Set a report's status, as decided by an officer who saw ``steps_seen`` lines of its history.

    A second click does nothing; a colleague's change in between has to be read first.

    Raises:
        NotFound: There is no such report.
        LaporError: ``changed_meanwhile``, and what `follow_up.change_status` refuses.
    """
    request = request_of(session, number)
    queries.lock_request(session, request.id)
    # The lock may have waited for somebody else's change.
    session.expire(request, ["events"])
    # What the reporter says of the words decides nothing that the officer's decision could rest on.
    newer = [each for each in request.events[steps_seen:] if not answer_in(each.actor, each.reason)]
    if newer and _same(newer[0], officer, status, answer):
        return
    if newer:
        raise LaporError(
            "changed_meanwhile",
            N_("A colleague changed this report. Read the history below, then decide again."),
            409,
        )
    follow_up.change_status(session, officer, request.id, status, answer, reason, answer_language)


def request_of(session: Session, number: str) -> ServiceRequest:
    """Return a report by its number as officers write it.

    Raises:
        NotFound: There is no such report.
    """
    parsed = parse_number(number)
    request = queries.request_by_number(session, parsed) if parsed else None
    if request is None:
        raise NotFound
    return request


def _page_key(text: str) -> queries.PageKey | None:
    at, _, request_id = text.partition("~")
    try:
        key = queries.PageKey(datetime.fromisoformat(at), UUID(request_id))
    except ValueError:
        return None
    return key if key.requested_at.tzinfo else None


def _same(event: Event, officer: Officer, status: str, answer: str) -> bool:
    return (event.officer_id, event.status, event.answer or "") == (officer.id, status, answer.strip())


def _listed(request: ServiceRequest) -> ListedReport:
    voice = next((each.state for each in request.attachments if each.role == "voice"), "")
    return ListedReport(
        request.number,
        request.request_type,
        request.status,
        place_name(request.jurisdiction_id) or request.address,
        request.requested_at,
        request.transcription,
        voice,
    )
