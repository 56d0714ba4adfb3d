"""Leads an officer to the recording that has waited longest for a person."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx
from lapor_pwa.db.session import reading
from lapor_pwa.domain.privacy import may_see_reports
from lapor_pwa.services import officers, writing_queue
from speech.languages import LANGUAGES

router = APIRouter(include_in_schema=False)


@router.get(routes.OFFICER_WRITE_NEXT)
def next_to_write(ctx: Ctx, request: Request, bahasa: str = "", tersimpan: str = "") -> Response:
    """Send a signed-in officer to the next recording, or to the queue when none waits.

    Args:
        ctx: The parts of the process.
        request: Whose cookie says who is asking.
        bahasa: Only recordings in this language.
        tersimpan: That the one before was saved; passed on, so that the next page says it.
    """
    language = bahasa if bahasa in LANGUAGES else ""
    with reading(ctx.engine) as session:
        officer = officers.officer_of_session(session, request.cookies.get(officers.COOKIE, ""))
        if officer is None or officer.must_change:
            page = f"{routes.OFFICER_SIGN_IN}?masalah=sign_in_first"
        elif not may_see_reports(officer.role):
            page = routes.OFFICER_PROMPTS
        else:
            number = writing_queue.next_number(session, language)
            asked = f"bahasa={language}&tersimpan={'1' if tersimpan else ''}"
            page = f"{routes.officer_write(number) if number else routes.OFFICER_WRITING}?{asked}"
    return RedirectResponse(page, 303, headers={"Cache-Control": "no-store"})
