"""``POST /api/v1/mask``: hear one's own disguised voice before anything is sent. Nothing is kept."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from limits import RateLimitItemPerHour

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx
from lapor_pwa.api.limits import read_body
from lapor_pwa.api.schemas import problems
from lapor_pwa.domain.submission import VOICE_BYTES
from lapor_pwa.services import masking
from lapor_pwa.services.masked_sound import MEDIA_TYPE

# Each takes seconds of a processor; a person listens to a few.
MASKED_SOUNDS = RateLimitItemPerHour(300, namespace="masked-sounds")

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
    recording = await read_body(request, VOICE_BYTES)
    masked = await ctx.in_turn(masking.preview, ctx.settings, submission, recording)
    return Response(masked, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"})
