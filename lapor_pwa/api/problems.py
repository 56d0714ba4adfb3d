"""Every error as a problem document (RFC 9457): a sentence in the reader's language, nothing private."""

from dataclasses import replace
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from lapor_pwa.errors import InvalidInput, LaporError, TooMany
from locales import CODES, N_, negotiate, translate

MEDIA_TYPE = "application/problem+json"
CODES_BY_STATUS = {404: "not_found", 405: "method_not_allowed", 415: "unsupported_media_type"}


def locale_of(request: Request) -> str:
    """Return the language to answer in: the one asked for, the submission's, or the browser's."""
    chosen = request.query_params.get("locale") or getattr(request.state, "locale", None)
    return chosen if chosen in CODES else negotiate(request.headers.get("accept-language", ""))


def problem(request: Request, error: LaporError) -> Response:
    """Return the problem document for an error."""
    document: dict[str, object] = {
        "type": f"/problems/{error.code}",
        "title": translate(locale_of(request), error.message, **error.values),
        "status": error.status,
        "code": error.code,
    }
    document |= error.members
    if error.fields:
        document["fields"] = list(error.fields)
    headers = {"Content-Language": locale_of(request), "Cache-Control": "no-store"}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.retry_after_seconds)
    if request.method == "HEAD":
        return Response(status_code=error.status, headers=headers)
    return JSONResponse(document, error.status, headers, MEDIA_TYPE)


def invalid_fields(error: RequestValidationError) -> InvalidInput:
    """Name the fields that cannot be taken; what was in them is not repeated."""
    fields = {".".join(str(part) for part in each["loc"] if part != "body") for each in error.errors()}
    return InvalidInput(
        "invalid_fields", N_("Some of this cannot be taken. Please check it and try again."), *sorted(fields)
    )


def install(app: FastAPI) -> None:
    """Make every failure of ``app`` a problem document."""

    @app.exception_handler(LaporError)
    async def _known(request: Request, error: LaporError) -> Response:
        return problem(request, error)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> Response:
        return problem(request, invalid_fields(error))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> Response:
        code = CODES_BY_STATUS.get(error.status_code, HTTPStatus(error.status_code).name.lower())
        known = LaporError(code, N_("This does not exist here."), error.status_code)
        answer = problem(request, known)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def _unknown(request: Request, _error: Exception) -> Response:
        return problem(request, replace(LaporError(), code="server_error", status=500))
