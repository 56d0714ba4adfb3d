"""The officers' live pages under ``/petugas``: online only, in Indonesian, for signed-in people."""

from collections.abc import Callable
from dataclasses import dataclass

import reflex as rx
from reflex.event import EventCallback

from lapor_pwa import routes
from lapor_pwa.pages.officer.frame import title
from lapor_pwa.pages.officer.prompts import prompts_page
from lapor_pwa.pages.officer.prompts_state import PromptsState
from lapor_pwa.pages.officer.report import report_page, report_title
from lapor_pwa.pages.officer.report_list import ListState, list_page
from lapor_pwa.pages.officer.report_state import ReportState
from lapor_pwa.pages.officer.sign_in import NoticeState, password_page, sign_in_page
from lapor_pwa.pages.officer.words import say
from lapor_pwa.pages.officer.writing import writing_page, writing_title
from lapor_pwa.pages.officer.writing_list import writing_list_page
from lapor_pwa.pages.officer.writing_list_state import QueueState
from lapor_pwa.pages.officer.writing_state import WritingState
from locales import N_


@dataclass(frozen=True)
class Page:
    """One page as the composition root adds it.

    Attributes:
        on_load: Runs each time the page is opened; the first thing it does is to see who is there.
    """

    component: Callable[[], rx.Component]
    route: str
    title: str | rx.Var[str]
    on_load: EventCallback[()]


PAGES = (
    Page(sign_in_page, routes.OFFICER_SIGN_IN, title(say(N_("Sign in"))), NoticeState.tell),
    Page(password_page, routes.OFFICER_PASSWORD, title(say(N_("Choose a new password"))), NoticeState.tell),
    Page(list_page, routes.OFFICER_HOME, title(say(N_("Reports"))), ListState.open),
    Page(
        writing_list_page, routes.OFFICER_WRITING, title(say(N_("Recordings to write down"))), QueueState.open
    ),
    Page(writing_page, routes.OFFICER_WRITE, writing_title(), WritingState.open),
    Page(
        prompts_page,
        routes.OFFICER_PROMPTS,
        title(say(N_("Voices for fixed sentences"))),
        PromptsState.open,
    ),
    Page(report_page, routes.OFFICER_REPORT, report_title(), ReportState.open),
)
