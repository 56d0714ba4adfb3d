"""How a report stands, to read and to hear, for whoever has its receipt."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from lapor_pwa import routes
from lapor_pwa.api.context import Context, Ctx, Secret
from lapor_pwa.api.limits import SecretGuard
from lapor_pwa.api.problems import locale_of
from lapor_pwa.api.schemas import problems
from lapor_pwa.db.models import ServiceRequest
from lapor_pwa.db.session import reading
from lapor_pwa.services import read_aloud
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


@router.get(
    routes.SPEECH,
    response_class=Response,
    responses={
        **PROBLEMS,
        200: {"content": {"audio/mpeg": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(503),
    },
)
async def speak_request(
    ctx: Ctx,
    request: Request,
    number: str,
    secret: Secret,
    locale: LocaleQuery = "",
    event: UUID | None = None,
    receipt: bool = False,
) -> Response:
    """Read the status aloud; with ``event``, the officer's words of that step in their own language;
    with ``receipt``, number and secret sign by sign.
    """
    found = await run_in_threadpool(_find, ctx, request, number, secret)
    request.state.locale = found.locale
    language, voice = locale_of(request), ctx.synthesizer
    if receipt:
        sound = await ctx.in_turn(read_aloud.spoken_receipt, found, secret, language, voice)
    elif event is None:
        sound = await ctx.in_turn(read_aloud.spoken_status, found, language, voice)
    else:
        sound = await ctx.in_turn(read_aloud.spoken_answer, found, event, voice)
    return Response(sound.data, media_type=sound.media_type, headers={"Cache-Control": "no-store"})


def _find(ctx: Context, request: Request, number: str, secret: str) -> ServiceRequest:
    with SecretGuard(ctx.limits, request), reading(ctx.engine) as session:
        return find_request(session, number, secret)
