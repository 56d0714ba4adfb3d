"""``POST /api/v1/requests/{number}/transcript``: what the reporter says of the words written down."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx, Secret
from lapor_pwa.api.limits import SecretGuard, read_json_body
from lapor_pwa.api.problems import locale_of
from lapor_pwa.api.requests import LocaleQuery
from lapor_pwa.api.schemas import Code, Strict, parsed, problems
from lapor_pwa.db.session import reading, writing
from lapor_pwa.services import transcripts
from lapor_pwa.services.tracking import RequestView, find_request, view

router = APIRouter()


class TranscriptAnswerIn(Strict):
    """What the reporter says.

    Attributes:
        version: Which words it is about (``spoken.version``); needed with ``approve`` and ``dispute``.
        destroy_voice: With ``approve``: destroy the original voice. It cannot be undone.
        language: With ``language``: BCP 47 code of what was spoken.
    """

    answer: Literal["approve", "dispute", "language"]
    version: Annotated[int, Field(ge=0)] = 0
    destroy_voice: bool = False
    language: Code = None


BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": TranscriptAnswerIn.model_json_schema()}},
    }
}


@router.post(routes.TRANSCRIPT, openapi_extra=BODY, responses=problems(400, 404, 409, 413, 415, 422, 429))
def answer_transcript(
    ctx: Ctx,
    request: Request,
    response: Response,
    number: str,
    secret: Secret,
    body: Annotated[bytes, Depends(read_json_body)],
    locale: LocaleQuery = "",
) -> RequestView:
    """Take the answer and tell how the report stands. Sending it again changes nothing more."""
    with SecretGuard(ctx.limits, request), reading(ctx.engine) as session:
        found = find_request(session, number, secret)
    request.state.locale = found.locale
    said = parsed(TranscriptAnswerIn, body)
    with writing(ctx.engine) as session:
        if said.answer == "approve":
            transcripts.approve(session, ctx.settings, found.id, said.version, said.destroy_voice)
        elif said.answer == "dispute":
            transcripts.dispute(session, found.id, said.version)
        else:
            transcripts.answer_language(session, found.id, said.language or "")
    with reading(ctx.engine) as session:
        now = find_request(session, number, secret)
    if now.transcription == "pending":
        ctx.jobs.transcribe(now.id)
    response.headers["Cache-Control"] = "no-store"
    return view(now, locale_of(request))
