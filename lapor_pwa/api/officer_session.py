"""Officers sign in and out with ordinary forms, and fetch a report's sounds and photos.

The session is a random token in a cookie that no script can read and no other site can make a browser send
(``HttpOnly; SameSite=Strict``). The live pages find the same cookie in their websocket's handshake.
"""

from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse, RedirectResponse
from limits import RateLimitItemPerMinute

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx
from lapor_pwa.api.limits import Limits, body_too_large
from lapor_pwa.db import blobs
from lapor_pwa.db.session import reading, writing
from lapor_pwa.domain.privacy import may_see_reports
from lapor_pwa.errors import LaporError, NotFound
from lapor_pwa.services import masking, officers
from lapor_pwa.services.officers import COOKIE, SignedIn
from locales import N_

FORM_BYTES = 8 * 1024
# An office mistypes now and then, a guesser does so all day.
WRONG_PASSWORDS = RateLimitItemPerMinute(20, 10, namespace="wrong-passwords")
# More than one address may use up: no stranger alone can keep an officer out by mistyping for them.
WRONG_FOR_NAME = RateLimitItemPerMinute(60, 10, namespace="wrong-for-name")
# Only what a browser plays or shows without running anything.
SHOWN_TYPES = frozenset(
    {
        *("audio/webm", "audio/ogg", "audio/mp4", "audio/aac", "audio/mpeg", "audio/wav", "audio/flac"),
        *("image/jpeg", "image/png", "image/webp"),
    }
)

router = APIRouter(include_in_schema=False)


def from_own_page(request: Request) -> None:
    """Let in only what a page of this very server sends.

    ``Sec-Fetch-Site`` first: under ``Referrer-Policy: no-referrer`` a browser sends ``Origin: null`` with its
    own forms too (Fetch Standard, "append a request Origin header").

    Raises:
        LaporError: ``foreign_form``.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "null")
    if site:
        ours = site in {"same-origin", "none"}
    else:
        ours = origin == "null" or urlsplit(origin).netloc == request.headers.get("host")
    if not ours:
        raise LaporError("foreign_form", N_("Please use the form on this page."), 403)


async def _own_form(request: Request) -> dict[str, str]:
    """Read a small form that a page of this very server sent.

    Raises:
        LaporError: ``foreign_form``, ``unsupported_media_type``.
        InvalidInput: ``body_too_large``.
    """
    from_own_page(request)
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > FORM_BYTES:
        raise body_too_large()
    if request.headers.get("content-type", "").lower().startswith("multipart/"):
        # Only strangers send this; its parser can be made to fail in many ways.
        raise LaporError("unsupported_media_type", N_("Please use the form on this page."), 415)
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


OwnForm = Annotated[dict[str, str], Depends(_own_form)]


@router.post(routes.OFFICER_SESSION)
def sign_in(ctx: Ctx, request: Request, form: OwnForm) -> Response:
    """Begin a session, or go back to the form and say what is wrong."""
    name = form.get("name", "")
    try:
        with PasswordGuard(ctx.limits, request, name), reading(ctx.engine) as session:
            officer_id = officers.recognise(session, name, form.get("password", ""))
    except LaporError as problem:
        return _go(f"{routes.OFFICER_SIGN_IN}?masalah={problem.code}")
    with writing(ctx.engine) as session:
        signed_in = officers.open_session(session, officer_id)
    page = routes.OFFICER_PASSWORD if signed_in.must_change else routes.OFFICER_HOME
    return _with_cookie(_go(page), signed_in, ctx, request)


@router.post(routes.OFFICER_PASSWORD_CHANGE)
def change_password(ctx: Ctx, request: Request, form: OwnForm) -> Response:
    """Replace the password of whoever is signed in; all their other browsers are signed out."""
    with reading(ctx.engine) as session:
        officer = officers.officer_of_session(session, request.cookies.get(COOKIE, ""))
    if officer is None:
        return _go(f"{routes.OFFICER_SIGN_IN}?masalah=sign_in_first")
    try:
        with PasswordGuard(ctx.limits, request, officer.name), writing(ctx.engine) as session:
            signed_in = officers.change_password(
                session, officer.id, form.get("old", ""), form.get("new", "")
            )
    except LaporError as problem:
        return _go(f"{routes.OFFICER_PASSWORD}?masalah={problem.code}")
    return _with_cookie(_go(routes.OFFICER_HOME), signed_in, ctx, request)


@router.post(routes.OFFICER_SIGN_OUT)
def sign_out(ctx: Ctx, request: Request, _form: OwnForm) -> Response:
    """End the session, on the server as in the browser."""
    with writing(ctx.engine) as session:
        officers.sign_out(session, request.cookies.get(COOKIE, ""))
    response = _go(f"{routes.OFFICER_SIGN_IN}?masalah=signed_out")
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
    return response


@router.get(routes.OFFICER_FILE)
def report_file(ctx: Ctx, request: Request, attachment_id: UUID) -> Response:
    """Give a sound or photo to a signed-in officer, in parts when asked (RFC 9110 §14).

    Raises:
        LaporError: ``sign_in_first``, and when a voice is not to be heard, why (`masking.officer_file`).
        NotFound: There is no such file.
    """
    with reading(ctx.engine) as session:
        officer = officers.officer_of_session(session, request.cookies.get(COOKIE, ""))
        if officer is None or officer.must_change:
            raise LaporError("sign_in_first", N_("Please sign in first."), 401)
        if not may_see_reports(officer.role):
            raise NotFound
        file = masking.officer_file(session, attachment_id)
    shown = file.media_type in SHOWN_TYPES
    return FileResponse(
        blobs.path_of(ctx.settings.attachments_dir, file.sha256),
        media_type=file.media_type if shown else "application/octet-stream",
        headers={
            "Content-Disposition": "inline" if shown else "attachment",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        },
    )


class PasswordGuard:
    """Around every check of a password: counts the wrong ones and stops guessing."""

    def __init__(self, limits: Limits, request: Request, name: str) -> None:
        self._limits, self._request = limits, request
        # A guesser with many addresses tries one name. The prefix keeps names and addresses apart.
        self._counted = (
            (WRONG_PASSWORDS, ""),
            (WRONG_FOR_NAME, f"name {officers.tidy_name(name).casefold()[: officers.NAME_LETTERS]}"),
        )

    def __enter__(self) -> None:
        for item, caller in self._counted:
            self._limits.check(item, self._request, caller)

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, LaporError) and error.code in {"sign_in_failed", "wrong_password"}:
            for item, caller in self._counted:
                self._limits.count(item, self._request, caller)


def _go(path: str) -> RedirectResponse:
    return RedirectResponse(path, 303, headers={"Cache-Control": "no-store"})


def _with_cookie(response: Response, signed_in: SignedIn, ctx: Ctx, request: Request) -> Response:
    forwarded = request.headers.get("x-forwarded-proto") if ctx.settings.trust_proxy else None
    secure = (forwarded or request.url.scheme) == "https"
    response.set_cookie(COOKIE, signed_in.token, path="/", httponly=True, samesite="strict", secure=secure)
    return response
