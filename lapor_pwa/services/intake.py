"""Take in a report and give a receipt for it. Doing it again does no harm."""

from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from lapor_pwa.db.models import Attachment, Event, ServiceRequest, now
from lapor_pwa.domain.request_status import Status
from lapor_pwa.domain.submission import Submission, check_submission
from lapor_pwa.domain.tracking import hash_secret, new_number, secret_for
from lapor_pwa.errors import LaporError
from lapor_pwa.settings import Settings
from locales import N_

# A billion numbers: even with a hundred million reports, ten misses in a row happen once in 10^10.
NUMBER_TRIES = 10


@dataclass(frozen=True)
class Receipt:
    """What the reporter keeps. It may be handed out only once the transaction is committed.

    Attributes:
        service_request_id: The report's number, ten digits.
        secret: What proves that the report is theirs.
        missing_attachments: Hashes of the files still expected.
        created: Whether this call took the report in, or an earlier one had.
    """

    service_request_id: str
    secret: str
    status: str
    missing_attachments: tuple[str, ...]
    created: bool


def receive_submission(session: Session, settings: Settings, submission: Submission) -> Receipt:
    """Write down a submission, or find it written down already.

    Raises:
        InvalidInput: A rule for submissions is broken.
        LaporError: ``submission_conflict``: this id came before with other content.
    """
    check_submission(submission, now().date())
    secret = secret_for(settings.secret_key, submission.id)
    for _ in range(NUMBER_TRIES):
        known = session.get(ServiceRequest, submission.id)
        if known is not None:
            return _repeated(known, submission, secret)
        try:
            with session.begin_nested():
                request = _add(session, submission, secret)
        except IntegrityError:
            # Somebody else sent the same id at this very moment, or the number is taken.
            session.expire_all()
            continue
        return _receipt(request, secret, created=True)
    raise RuntimeError("no free number found")


def _repeated(known: ServiceRequest, submission: Submission, secret: str) -> Receipt:
    if known.submission_sha256 != submission.sha256:
        raise LaporError(
            "submission_conflict",
            N_("This report was already sent with other words. Send your changes as a new report."),
            409,
        )
    return _receipt(known, secret, created=False)


def _add(session: Session, submission: Submission, secret: str) -> ServiceRequest:
    moment = now()
    request = ServiceRequest(
        id=submission.id,
        number=new_number(),
        secret_sha256=hash_secret(secret),
        submission_sha256=submission.sha256,
        locale=submission.locale,
        request_type=submission.request_type,
        status=Status.RECEIVED,
        requested_at=moment,
        updated_at=moment,
        text=submission.text,
        jurisdiction_id=submission.jurisdiction_id,
        address=submission.address,
        occurred_on=submission.occurred_on,
        anonymous=submission.anonymous,
        confidential=submission.confidential,
        contact=submission.contact,
        spoken_language=submission.spoken_language,
        mask_voice=submission.masks_voice,
        destroy_voice=submission.destroy_voice,
        transcription="pending" if submission.has_voice else "none",
        attachments=[
            Attachment(
                position=position,
                role=promised.role,
                media_type=promised.media_type,
                size_bytes=promised.size_bytes,
                sha256=promised.sha256,
                state="missing",
            )
            for position, promised in enumerate(submission.attachments)
        ],
        events=[Event(position=0, at=moment, status=Status.RECEIVED, actor="reporter")],
    )
    session.add(request)
    session.flush()
    return request


def _receipt(request: ServiceRequest, secret: str, *, created: bool) -> Receipt:
    missing = tuple(each.sha256 for each in request.attachments if each.state == "missing")
    return Receipt(request.number, secret, request.status, missing, created)
