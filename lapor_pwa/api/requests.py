"""How a report stands, for whoever has its receipt."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx, Secret
from lapor_pwa.api.limits import SecretGuard
from lapor_pwa.api.problems import locale_of
from lapor_pwa.api.schemas import problems
from lapor_pwa.db.session import reading
from lapor_pwa.services.tracking import RequestView, find_request, view

router = APIRouter()
PROBLEMS = problems(404, 422, 429)
LocaleQuery = Annotated[str, Query(max_length=16)]


@router.get(routes.REQUEST, responses=PROBLEMS)
def read_request(
    ctx: Ctx, request: Request, response: Response, number: str, secret: Secret, locale: LocaleQuery = ""
) -> RequestView:
    """Give status, history and answers. The number may have spaces, hyphens or dots in it."""
    with SecretGuard(ctx.limits, request), reading(ctx.engine) as session:
        found = find_request(session, number, secret)
    request.state.locale = found.locale
    response.headers["Cache-Control"] = "no-store"
    return view(found, locale_of(request))
