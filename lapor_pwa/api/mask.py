"""``POST /api/v1/mask``: hear one's own disguised voice before anything is sent. Nothing is kept."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Annotated
from uuid import UUID

from anyio import WouldBlock, to_thread
from fastapi import APIRouter, Query, Request, Response
from limits import RateLimitItemPerHour

from lapor_pwa import routes
from lapor_pwa.api.context import Context, Ctx
from lapor_pwa.api.limits import read_body
from lapor_pwa.api.schemas import problems
from lapor_pwa.domain.submission import VOICE_BYTES
from lapor_pwa.errors import LaporError
from lapor_pwa.services import masking
from lapor_pwa.services.masked_sound import MEDIA_TYPE

# Each takes seconds of a processor; a person listens to a few.
MASKED_SOUNDS = RateLimitItemPerHour(300, namespace="masked-sounds")
ARRIVING_SECONDS = 120
"""The phone itself waits no longer."""

router = APIRouter()


@router.post(
    routes.MASK,
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}},
        **problems(413, 422, 429, 503),
    },
    openapi_extra={
        "requestBody": {"content": {"audio/*": {"schema": {"type": "string", "format": "binary"}}}}
    },
)
async def mask_voice(ctx: Ctx, request: Request, submission: Annotated[UUID, Query()]) -> Response:
    """Give a recording in the voice in which officers will hear it, if sent with this submission's id."""
    ctx.limits.check(MASKED_SOUNDS, request)
    ctx.limits.count(MASKED_SOUNDS, request)
    with _place(ctx):
        try:
            async with asyncio.timeout(ARRIVING_SECONDS):
                recording = await read_body(request, VOICE_BYTES)
        except TimeoutError as error:
            raise _not_now() from error
        work = partial(masking.preview, ctx.settings, submission, recording)
        masked = await to_thread.run_sync(work, limiter=ctx.preview_turn)
    return Response(masked, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})


@contextmanager
def _place(ctx: Context) -> Iterator[None]:
    """Hold one of the few places: each is a whole recording in memory.

    Raises:
        LaporError: ``server_busy`` (503): all are taken.
    """
    try:
        ctx.preview_places.acquire_nowait()
    except WouldBlock as error:
        raise _not_now() from error
    try:
        yield
    finally:
        ctx.preview_places.release()


def _not_now() -> LaporError:
    return LaporError("server_busy", status=503)
