"""Words while they are spoken: the phone sends what it records, piece by piece, and gets text back.

Like an upload (`uploads`), but for nobody in particular, and gone when it is over.
"""

from typing import Annotated
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Query, Request, Response
from limits import RateLimitItemPerMinute
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx
from lapor_pwa.api.schemas import problems
from lapor_pwa.services import live, live_takes

# A phone sends about one piece a second; a few may stand behind one address.
PIECES = RateLimitItemPerMinute(300, namespace="live-pieces")

router = APIRouter()


class LiveWordOut(BaseModel):
    """A word, and whether the machine is sure of it."""

    text: str
    sure: bool


class LiveSegmentOut(BaseModel):
    """What was said between two moments, in seconds from the beginning."""

    start: float
    end: float
    words: list[LiveWordOut]


class LiveOut(BaseModel):
    """Everything understood so far: what was said before ``until`` is in."""

    offset: int
    until: float
    segments: list[LiveSegmentOut]


@router.post(
    routes.LIVE,
    response_model=LiveOut,
    responses=problems(409, 413, 422, 429, 503),
    openapi_extra={
        "requestBody": {"content": {"audio/*": {"schema": {"type": "string", "format": "binary"}}}}
    },
)
async def continue_take(
    ctx: Ctx,
    request: Request,
    response: Response,
    take: UUID,
    offset: Annotated[int, Query(ge=0)],
    language: Annotated[str, Query(max_length=16)],
    last: bool = False,
) -> LiveOut | Response:
    """Add bytes at ``offset`` and give all text so far. 409 has the ``offset`` where bytes are missing.

    ``last`` says that the recording is over, so that no pause has to follow what was said last.
    """
    ctx.limits.check(PIECES, request)
    ctx.limits.count(PIECES, request)
    at = await run_in_threadpool(live.append, ctx.settings, take, offset, b"")
    try:
        async for piece in request.stream():
            at = await run_in_threadpool(live.append, ctx.settings, take, at, piece)
    except ClientDisconnect:
        return Response(status_code=204)
    notes = await to_thread.run_sync(
        lambda: live.write_along(ctx.settings, ctx.speech, take, language, ended=last),
        limiter=ctx.live_turns,
    )
    response.headers["Cache-Control"] = "no-store"
    return LiveOut.model_validate({"offset": at, "until": notes.until, "segments": notes.segments})


@router.delete(routes.LIVE, status_code=204)
def forget_take(ctx: Ctx, take: UUID) -> None:
    """Remove all of a take; nothing of it is left anywhere."""
    live_takes.remove(ctx.settings, take)
