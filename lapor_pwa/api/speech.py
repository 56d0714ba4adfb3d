"""What can be heard of a report: its sentences, and the sound of all or of one."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx, Secret
from lapor_pwa.api.limits import SecretGuard
from lapor_pwa.api.problems import locale_of
from lapor_pwa.api.requests import LocaleQuery
from lapor_pwa.api.schemas import problems
from lapor_pwa.db.session import reading
from lapor_pwa.services import read_aloud
from lapor_pwa.services.read_aloud import Reading, SpokenText
from lapor_pwa.services.tracking import find_request

router = APIRouter()
PROBLEMS = problems(404, 422, 429)
SOUND = {200: {"content": {"audio/mpeg": {"schema": {"type": "string", "format": "binary"}}}}}


def _reading(
    ctx: Ctx,
    request: Request,
    number: str,
    secret: Secret,
    locale: LocaleQuery = "",
    event: UUID | None = None,
    transcript: bool = False,
    receipt: bool = False,
) -> Reading:
    """Find what is read: the status, or what the query names instead of it."""
    with SecretGuard(ctx.limits, request), reading(ctx.engine) as session:
        found = find_request(session, number, secret)
    request.state.locale = found.locale
    language = locale_of(request)
    if receipt:
        return read_aloud.receipt_reading(found, secret, language)
    if transcript:
        return read_aloud.transcript_reading(found, language)
    if event is not None:
        return read_aloud.answer_reading(found, event)
    return read_aloud.status_reading(found, language)


Found = Annotated[Reading, Depends(_reading)]


@router.get(routes.SPEECH, response_class=Response, responses={**PROBLEMS, **SOUND, **problems(503)})
async def speak_request(
    ctx: Ctx, found: Found, sentence: Annotated[int | None, Query(ge=0, le=10_000)] = None
) -> Response:
    """Read the status aloud; with ``event``, the officer's words of that step in their own language; with
    ``transcript``, what was heard; with ``receipt``, number and secret sign by sign.

    ``sentence`` gives one sentence alone, counted from 0.
    """
    sound = await ctx.in_turn(read_aloud.speak, found, ctx.synthesizer, sentence)
    return Response(sound.data, media_type=sound.media_type, headers={"Cache-Control": "no-store"})


@router.get(routes.SPEECH_SENTENCES, responses=PROBLEMS)
def list_sentences(found: Found, response: Response) -> SpokenText:
    """Give the sentences of the same, to follow along, and in words that the phone's own voice can say."""
    response.headers["Cache-Control"] = "no-store"
    return read_aloud.spoken_text(found)
