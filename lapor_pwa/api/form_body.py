"""Read an ordinary form from the wire, refusing while it arrives what is too large or no form."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import Depends, Request
from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from lapor_pwa.api.limits import JSON_BYTES, body_too_large
from lapor_pwa.domain.submission import MAX_PHOTOS, VOICE_BYTES
from lapor_pwa.errors import InvalidInput
from locales import N_

# As a camera makes them; they are made smaller here.
RAW_PHOTO_BYTES = 16 * 1024 * 1024
FORM_BYTES = VOICE_BYTES + MAX_PHOTOS * RAW_PHOTO_BYTES + JSON_BYTES


class _TooLarge(MultiPartException):
    """Raised inside the parser, which for its own kind of error closes the files it has begun."""


async def read_form(request: Request) -> AsyncGenerator[FormData, None]:
    """Read an urlencoded or multipart form, refusing while it arrives what is too large; close it afterwards.

    Raises:
        InvalidInput: ``body_too_large``, or ``unreadable_form``.
    """
    form = await _parse(request)
    try:
        yield form
    finally:
        await form.close()


async def _parse(request: Request) -> FormData:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    # A text-only form has no reason to be larger than the same report as JSON.
    stream = _limited(request, FORM_BYTES if kind == "multipart/form-data" else JSON_BYTES)
    try:
        if kind == "multipart/form-data":
            # Browsers name no encoding here and mean UTF-8; Python's stranger ones fail, or take minutes.
            if b"charset" in parse_options_header(request.headers["content-type"])[1]:
                raise _unreadable_form()
            parser = MultiPartParser(
                request.headers, stream, max_files=8, max_fields=40, max_part_size=JSON_BYTES
            )
            return await parser.parse()
        if kind == "application/x-www-form-urlencoded":
            return await FormParser(request.headers, stream).parse()
    except _TooLarge as error:
        raise body_too_large() from error
    except (MultiPartException, UnicodeDecodeError, KeyError) as error:
        raise _unreadable_form() from error
    raise _unreadable_form()


async def _limited(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    total = 0
    async for piece in request.stream():
        total += len(piece)
        if total > limit:
            raise _TooLarge("too large")
        yield piece


def _unreadable_form() -> InvalidInput:
    return InvalidInput(
        "unreadable_form", N_("The form did not arrive whole. Please send it again."), status=400
    )


# Closed before the answer goes out: a server that stops right after it leaves no file open.
Form = Annotated[FormData, Depends(read_form, scope="function")]
