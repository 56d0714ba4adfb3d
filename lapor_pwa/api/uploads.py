"""Files, resumable from the byte where they stopped: the core of tus 1.0.0 (https://tus.io/protocols/resumable-upload).

An upload exists as soon as its report does, so there is no creation step. Own code and not tuspyserver: see
docs/decisions.
"""

from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from lapor_pwa import routes
from lapor_pwa.api.context import Context, Ctx, Secret
from lapor_pwa.api.limits import SecretGuard
from lapor_pwa.api.schemas import problems
from lapor_pwa.db.session import reading
from lapor_pwa.errors import InvalidInput, LaporError
from lapor_pwa.services import media
from lapor_pwa.services.media import Upload
from locales import N_

VERSION = "1.0.0"
CONTENT_TYPE = "application/offset+octet-stream"

router = APIRouter()
PROBLEMS = problems(400, 404, 409, 412, 413, 415, 422, 429)


@router.options(routes.ATTACHMENT, status_code=204)
def describe_upload() -> Response:
    """Say which protocol is spoken here."""
    return Response(status_code=204, headers={"Tus-Resumable": VERSION, "Tus-Version": VERSION})


@router.head(routes.ATTACHMENT, responses=PROBLEMS)
async def ask_offset(
    ctx: Ctx,
    request: Request,
    number: str,
    sha256: str,
    secret: Secret,
    tus_resumable: Annotated[str, Header()] = "",
) -> Response:
    """Tell how many bytes of a file are safely here. All of them once it is stored."""
    upload = await run_in_threadpool(_find, ctx, request, number, secret, sha256, tus_resumable)
    try:
        # A file that is whole is examined here: a kill may have come between its last byte and that.
        offset = await ctx.in_turn(media.offset, ctx.engine, ctx.settings, upload)
    except InvalidInput as problem:
        if problem.code != media.HASH_MISMATCH:
            raise
        offset = 0
    await run_in_threadpool(_wake_worker, ctx, upload, offset)
    return Response(headers={**_headers(offset), "Upload-Length": str(upload.size_bytes)})


@router.patch(
    routes.ATTACHMENT,
    status_code=204,
    responses=PROBLEMS,
    openapi_extra={
        "requestBody": {"content": {CONTENT_TYPE: {"schema": {"type": "string", "format": "binary"}}}}
    },
)
async def append(
    ctx: Ctx,
    request: Request,
    number: str,
    sha256: str,
    secret: Secret,
    upload_offset: Annotated[str, Header()] = "",
    tus_resumable: Annotated[str, Header()] = "",
) -> Response:
    """Add bytes at ``Upload-Offset``. Every piece is kept as it comes, so a cut connection loses little."""
    upload = await run_in_threadpool(_find, ctx, request, number, secret, sha256, tus_resumable)
    if request.headers.get("content-type", "") != CONTENT_TYPE:
        raise InvalidInput("unsupported_media_type", N_("This kind of upload is not known."), status=415)
    at = _whole_number(upload_offset)
    if upload.state == media.MISSING and at + _claimed_length(request) > upload.size_bytes:
        raise media.too_many_bytes(upload)
    try:
        async for piece in request.stream():
            if piece:
                at = await run_in_threadpool(media.append_bytes, ctx.settings, upload, at, piece)
    except ClientDisconnect:
        # Nobody is there to be told; what came is kept.
        return Response(status_code=204)
    offset = await ctx.in_turn(media.offset, ctx.engine, ctx.settings, upload)
    if offset != at:
        raise media.wrong_offset()
    await run_in_threadpool(_wake_worker, ctx, upload, offset)
    return Response(status_code=204, headers=_headers(offset))


def _find(
    ctx: Context, request: Request, number: str, secret: str, sha256: str, tus_resumable: str
) -> Upload:
    with SecretGuard(ctx.limits, request), reading(ctx.engine) as session:
        upload = media.find_upload(session, number, secret, sha256)
    request.state.locale = upload.locale
    if tus_resumable != VERSION:
        raise LaporError("tus_version", N_("This kind of upload is not known."), 412)
    return upload


def _wake_worker(ctx: Context, upload: Upload, offset: int) -> None:
    if upload.role == "voice" and upload.state == media.MISSING and offset == upload.size_bytes:
        if upload.to_mask:
            ctx.jobs.mask(upload.request_id)
        ctx.jobs.transcribe(upload.request_id)


def _headers(offset: int) -> dict[str, str]:
    return {"Tus-Resumable": VERSION, "Upload-Offset": str(offset), "Cache-Control": "no-store"}


def _whole_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise InvalidInput("upload_offset", N_("This kind of upload is not known."), status=400)
    return int(text)


def _claimed_length(request: Request) -> int:
    text = request.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else 0
