"""``POST /api/v1/submissions``: a report comes in, a receipt goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx
from lapor_pwa.api.limits import read_json_body
from lapor_pwa.api.schemas import ReceiptOut, SubmissionIn, parsed, problems
from lapor_pwa.db.session import writing
from lapor_pwa.services.intake import receive_submission

router = APIRouter()
BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/SubmissionIn"}}},
    }
}


@router.post(
    routes.SUBMISSIONS,
    status_code=201,
    openapi_extra=BODY,
    responses={
        200: {"model": ReceiptOut, "description": "Known already: the same receipt"},
        **problems(400, 409, 413, 415, 422, 429),
    },
)
def submit(
    ctx: Ctx, request: Request, response: Response, body: Annotated[bytes, Depends(read_json_body)]
) -> ReceiptOut:
    """Take in a report. Sending it again, with the same id, gives the same receipt and no second report."""
    ctx.limits.check(ctx.limits.submissions, request)
    submission = parsed(SubmissionIn, body).to_submission()
    request.state.locale = submission.locale
    with writing(ctx.engine) as session:
        receipt = receive_submission(session, ctx.settings, submission)
    if receipt.created:
        ctx.limits.count(ctx.limits.submissions, request)
    response.status_code = 201 if receipt.created else 200
    response.headers["Cache-Control"] = "no-store"
    return ReceiptOut(
        service_request_id=receipt.service_request_id,
        secret=receipt.secret,
        status=receipt.status,
        missing_attachments=list(receipt.missing_attachments),
    )
