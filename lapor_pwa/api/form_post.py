"""The report form as an ordinary form, for phones without JavaScript: read back, mend, send, receipt."""

from uuid import UUID, uuid4

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from lapor_pwa import routes
from lapor_pwa.api.context import Context, Ctx
from lapor_pwa.api.fill import fill, mark_title
from lapor_pwa.api.form_body import RAW_PHOTO_BYTES, Form
from lapor_pwa.api.limits import FORM_FILES
from lapor_pwa.api.schemas import SubmissionIn
from lapor_pwa.db.models import now
from lapor_pwa.db.session import writing
from lapor_pwa.domain.regions import place_name
from lapor_pwa.domain.spoken_status import sentence
from lapor_pwa.domain.submission import (
    MAX_PHOTOS,
    REQUEST_TYPES,
    VOICE_BYTES,
    Submission,
    check_submission,
)
from lapor_pwa.domain.tracking import group_number
from lapor_pwa.errors import InvalidInput, LaporError
from lapor_pwa.services import staging
from lapor_pwa.services.intake import receive_submission
from lapor_pwa.site import page_file
from locales import CODES, N_, translate
from speech.languages import find_language

router = APIRouter(include_in_schema=False)
TYPED = ("request_type", "text", "jurisdiction_id", "address", "occurred_on", "contact")
TICKED = ("anonymous", "confidential", "destroy_voice")
# What the review page has shown: a box that was ticked there and is not any more means no.
MASK_SHOWN = "mask_voice_shown"
ERROR_PLACES = (*TYPED, "spoken_language", "voice", "photo")
CHECK_FIELD = N_("Please check this.")
DIGITS = (
    *(N_("zero"), N_("one"), N_("two"), N_("three"), N_("four")),
    *(N_("five"), N_("six"), N_("seven"), N_("eight"), N_("nine")),
)


@router.get(routes.FORM_REVIEW, name="review")
@router.get(f"{routes.FORM_REVIEW}/", name="review_folder")
@router.get(routes.FORM_SEND, name="send")
@router.get(f"{routes.FORM_SEND}/", name="send_folder")
@router.get("/{locale}/tanda-terima", name="receipt")
@router.get("/{locale}/tanda-terima/", name="receipt_folder")
def go_to_form(locale: str) -> RedirectResponse:
    """Lead to the form: these pages show nothing of their own."""
    known = locale if locale in CODES else CODES[0]
    return RedirectResponse(routes.citizen(known, routes.REPORT), 303)


@router.post(routes.FORM_REVIEW)
async def review(ctx: Ctx, request: Request, locale: str, form: Form) -> HTMLResponse:
    """Read the form back, its files kept meanwhile, with what has to be changed."""
    _known_locale(request, locale)
    form_id = _form_id(form)
    error = await ctx.in_turn(_keep_files, ctx, request, form_id, form)
    return await run_in_threadpool(_review, ctx, locale, form_id, form, error)


def _review(
    ctx: Context, locale: str, form_id: UUID, form: FormData, error: LaporError | None
) -> HTMLResponse:
    try:
        submission = _submission(ctx, locale, form_id, form)
        check_submission(submission, now().date())
    except InvalidInput as problem:
        error = error or problem
    return _review_page(ctx, locale, form_id, form, error)


@router.post(routes.FORM_SEND)
async def send(ctx: Ctx, request: Request, locale: str, form: Form) -> HTMLResponse:
    """Send the form. Sent twice, it is one report and the same receipt."""
    _known_locale(request, locale)
    form_id = _form_id(form)
    # Words alone need not wait behind other people's photos.
    run = ctx.in_turn if staging.promised(ctx.settings, form_id) else run_in_threadpool
    return await run(_send, ctx, request, locale, form_id, form)


def _send(ctx: Context, request: Request, locale: str, form_id: UUID, form: FormData) -> HTMLResponse:
    try:
        ctx.limits.check(ctx.limits.submissions, request)
        submission = _submission(ctx, locale, form_id, form)
        with writing(ctx.engine) as session:
            receipt = receive_submission(session, ctx.settings, submission)
    except LaporError as problem:
        return _review_page(ctx, locale, form_id, form, problem)
    if receipt.created:
        ctx.limits.count(ctx.limits.submissions, request)
    refused = staging.hand_over(ctx.engine, ctx.settings, form_id, receipt.service_request_id, receipt.secret)
    if submission.has_voice:
        if submission.masks_voice:
            ctx.jobs.mask(submission.id)
        ctx.jobs.transcribe(submission.id)
    number = receipt.service_request_id
    values = {
        "number": group_number(number),
        "number_spoken": " ".join(translate(locale, DIGITS[int(digit)]) for digit in number),
        "secret": receipt.secret,
        "status_sentence": translate(locale, sentence(receipt.status)),
        "error_files": translate(locale, refused) if refused else None,
    }
    return _page(ctx, locale, routes.RECEIPT, values)


def _known_locale(request: Request, locale: str) -> None:
    if locale not in CODES:
        raise LaporError("not_found", N_("This does not exist here."), 404)
    request.state.locale = locale


def _form_id(form: FormData) -> UUID:
    try:
        return UUID(_typed(form, "id"))
    except ValueError:
        return uuid4()


def _typed(form: FormData, name: str) -> str:
    value = form.get(name)
    # Browsers send line ends as CR LF, whatever was typed.
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _submission(ctx: Context, locale: str, form_id: UUID, form: FormData) -> Submission:
    promised = staging.promised(ctx.settings, form_id)
    values = {name: _typed(form, name) for name in TYPED} | {name: bool(form.get(name)) for name in TICKED}
    try:
        taken = SubmissionIn.model_validate(
            {
                **values,
                "spoken_language": _spoken_language(locale, form),
                "mask_voice": _mask_voice(form),
                "id": form_id,
                "locale": locale,
                "attachments": [vars(each) for each in promised],
            },
            strict=False,
        )
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise InvalidInput("invalid_fields", CHECK_FIELD, field) from None
    return taken.to_submission()


def _spoken_language(locale: str, form: FormData) -> str | None:
    chosen = _typed(form, "spoken_language")
    return chosen if chosen != locale else None


def _mask_voice(form: FormData) -> bool | None:
    """Return the choice, or ``None`` for the default: a box that was never seen ticked refuses nothing."""
    if form.get("mask_voice"):
        return True
    return False if _typed(form, MASK_SHOWN) else None


def _masked(form: FormData) -> bool:
    choice = _mask_voice(form)
    return bool(form.get("anonymous") or form.get("confidential")) if choice is None else choice


def _keep_files(ctx: Context, request: Request, form_id: UUID, form: FormData) -> LaporError | None:
    for role, limit in (("voice", VOICE_BYTES), ("photo", RAW_PHOTO_BYTES)):
        files = [each for each in form.getlist(role) if isinstance(each, UploadFile) and each.size]
        try:
            if any((file.size or 0) > limit for file in files):
                raise InvalidInput(
                    "attachment_too_large",
                    N_("The file is too large. At most {megabytes} MB are possible."),
                    role,
                    megabytes=limit // (1024 * 1024),
                )
            if len(files) > (MAX_PHOTOS if role == "photo" else 1):
                raise InvalidInput(
                    "too_many_photos", N_("Send at most {count} photos."), role, count=MAX_PHOTOS
                )
            if files:
                ctx.limits.check(FORM_FILES, request)
                ctx.limits.count(FORM_FILES, request)
                staging.stage(ctx.settings, form_id, role, [file.file.read() for file in files])
        except LaporError as problem:
            return problem
    return None


def _review_page(
    ctx: Context, locale: str, form_id: UUID, form: FormData, error: LaporError | None
) -> HTMLResponse:
    values: dict[str, str | None] = {name: _typed(form, name) for name in TYPED}
    values |= {name: "true" if form.get(name) else None for name in TICKED}
    values |= {f"is_{name}": "true" if values["request_type"] == name else None for name in REQUEST_TYPES}
    roles = [each.role for each in staging.promised(ctx.settings, form_id)]
    language = find_language(_typed(form, "spoken_language") or locale)
    masked = _masked(form)
    values |= {
        "spoken_language": language.code if language else "",
        "spoken_language_words": language.name if language else translate(locale, N_("Not chosen")),
        "mask_voice": "true" if masked else None,
        MASK_SHOWN: "true" if masked or _mask_voice(form) is False else None,
        "id": str(form_id),
        "jurisdiction_words": place_name(values["jurisdiction_id"]) or translate(locale, N_("Not chosen")),
        "voice_words": translate(locale, N_("Your recording is kept.")) if "voice" in roles else None,
        "photos_words": translate(locale, N_("Photos kept: {count}."), count=roles.count("photo"))
        if "photo" in roles
        else None,
    }
    if error:
        sentence_ = translate(locale, error.message, **error.values)
        place = next((field for field in error.fields if field in ERROR_PLACES), "other")
        values |= {"errors": "true", f"error_{place}": sentence_}
    return _page(ctx, locale, routes.REVIEW, values, error)


def _page(
    ctx: Context, locale: str, slug: str, values: dict[str, str | None], error: LaporError | None = None
) -> HTMLResponse:
    template = page_file(ctx.site, locale, slug).read_text(encoding="utf-8")
    html = fill(template, values)
    if error:
        html = mark_title(html, translate(locale, N_("Error: ")))
    status = error.status if error else 200
    return HTMLResponse(html, status, {"Cache-Control": "no-store", "Content-Language": locale})
