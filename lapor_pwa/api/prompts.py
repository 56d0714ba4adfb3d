"""Contributors send their recordings of fixed sentences, and listen to those of others."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool

from lapor_pwa import routes
from lapor_pwa.api.context import Context, Ctx
from lapor_pwa.api.limits import read_body
from lapor_pwa.api.officer_session import from_own_page
from lapor_pwa.db import blobs
from lapor_pwa.db.models import Officer
from lapor_pwa.db.session import reading, writing
from lapor_pwa.errors import LaporError
from lapor_pwa.services import officers, prompts
from lapor_pwa.services.confinement import examine_apart
from lapor_pwa.services.room import check_room
from locales import N_

router = APIRouter(include_in_schema=False)


@router.post(routes.OFFICER_PROMPT_RECORDINGS, dependencies=[Depends(from_own_page)])
async def send_recording(
    ctx: Ctx,
    request: Request,
    language: Annotated[str, Query(alias="bahasa", max_length=16)],
    key: Annotated[str, Query(alias="kalimat", max_length=16)],
) -> Response:
    """Take a recording of one sentence: the body is the sound. Somebody else reviews it.

    Raises:
        LaporError: ``sign_in_first``, ``prompt_words_changed``, ``no_room``.
        InvalidInput: ``body_too_large``, ``attachment_unreadable``, ``prompt_too_long``.
    """
    await run_in_threadpool(_signed_in, ctx, request)
    content = await read_body(request, prompts.MAX_BYTES)
    await ctx.in_turn(_keep, ctx, request, language, key, content)
    return Response(status_code=204, headers={"Cache-Control": "no-store"})


@router.get(routes.OFFICER_PROMPT_RECORDING)
def give_recording(ctx: Ctx, request: Request, prompt_id: UUID) -> Response:
    """Give a recording to whoever is signed in.

    Raises:
        LaporError: ``sign_in_first``.
        NotFound: There is no such recording.
    """
    _signed_in(ctx, request)
    with reading(ctx.engine) as session:
        found = prompts.recording(session, prompt_id)
    return FileResponse(
        blobs.path_of(ctx.settings.prompts_dir, found.sha256),
        media_type=found.media_type,
        headers={"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"},
    )


def _keep(ctx: Context, request: Request, language: str, key: str, content: bytes) -> None:
    check_room(ctx.settings)
    line = prompts.find_line(language, key)
    sound = examine_apart("prompt", content)
    officer = _signed_in(ctx, request)
    with writing(ctx.engine) as session:
        prompts.record(session, ctx.settings.prompts_dir, officer, language, line, sound)


def _signed_in(ctx: Context, request: Request) -> Officer:
    with reading(ctx.engine) as session:
        officer = officers.officer_of_session(session, request.cookies.get(officers.COOKIE, ""))
    if officer is None or officer.must_change:
        raise LaporError("sign_in_first", N_("Please sign in first."), 401)
    return officer
