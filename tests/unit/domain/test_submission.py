from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from lapor_pwa.domain.submission import PromisedAttachment, Submission, check_submission
from lapor_pwa.errors import InvalidInput

TODAY = date(2026, 3, 1)
WRITTEN = Submission(UUID(int=1), "id", "complaint", text="Jalan rusak.")
VOICE = PromisedAttachment("a" * 64, "audio/webm;codecs=opus", 1000, "voice")
PHOTO = PromisedAttachment("b" * 64, "image/jpeg", 1000, "photo")


@pytest.mark.parametrize(
    "submission",
    [
        WRITTEN,
        replace(WRITTEN, text=None, attachments=(VOICE,)),
        replace(WRITTEN, attachments=(VOICE, PHOTO)),
        replace(WRITTEN, occurred_on=TODAY + timedelta(days=1)),
        replace(WRITTEN, jurisdiction_id="34.04", locale="en", request_type="aspiration"),
    ],
)
def test_a_submission_passes_when_it_keeps_the_rules(submission):
    check_submission(submission, TODAY)


@pytest.mark.parametrize(
    ("code", "field", "submission"),
    [
        ("nothing_said", "text", replace(WRITTEN, text=None)),
        ("nothing_said", "text", replace(WRITTEN, text=None, attachments=(PHOTO,))),
        ("unknown_locale", "locale", replace(WRITTEN, locale="xx")),
        ("unknown_request_type", "request_type", replace(WRITTEN, request_type="petition")),
        ("unknown_region", "jurisdiction_id", replace(WRITTEN, jurisdiction_id="99.99")),
        ("impossible_date", "occurred_on", replace(WRITTEN, occurred_on=TODAY + timedelta(days=2))),
        ("impossible_date", "occurred_on", replace(WRITTEN, occurred_on=date(1945, 8, 16))),
        ("too_many_voices", "attachments", replace(WRITTEN, attachments=(VOICE, VOICE))),
        ("too_many_photos", "attachments", replace(WRITTEN, attachments=(PHOTO,) * 4)),
        ("attachment_twice", "attachments", replace(WRITTEN, attachments=(PHOTO, PHOTO))),
        (
            "attachment_type",
            "attachments",
            replace(WRITTEN, attachments=(replace(PHOTO, media_type="image/svg+xml"),)),
        ),
        (
            "attachment_type",
            "attachments",
            replace(WRITTEN, attachments=(replace(VOICE, media_type="image/jpeg"),)),
        ),
        (
            "attachment_too_large",
            "attachments",
            replace(WRITTEN, attachments=(replace(VOICE, size_bytes=8 * 1024 * 1024 + 1),)),
        ),
    ],
)
def test_a_submission_is_refused_with_the_field_when_a_rule_is_broken(code, field, submission):
    with pytest.raises(InvalidInput) as caught:
        check_submission(submission, TODAY)
    assert caught.value.code == code
    assert field in caught.value.fields


def test_the_hash_tells_submissions_apart():
    others = [
        replace(WRITTEN, text="Jalan rusak!"),
        replace(WRITTEN, anonymous=True),
        replace(WRITTEN, occurred_on=TODAY),
        replace(WRITTEN, attachments=(VOICE,)),
    ]
    assert len({each.sha256 for each in (WRITTEN, *others)}) == 5
    assert replace(WRITTEN).sha256 == WRITTEN.sha256


def test_a_report_queued_before_an_update_is_still_the_same_report():
    before = "e0a5ca14e50cdb97d76493fa92d61aac508f601a5443b62f06197f650ece1756"
    report = Submission(UUID(int=1), "id", "complaint", text="Lampu mati.")
    assert report.sha256 == before
    later = ({"spoken_language": "jv"}, {"mask_voice": True}, {"mask_voice": False}, {"destroy_voice": True})
    assert len({replace(report, **fields).sha256 for fields in later} | {before}) == 5


@pytest.mark.parametrize(
    ("anonymous", "chosen", "masked"),
    [(False, None, False), (True, None, True), (True, False, False), (False, True, True)],
)
def test_a_voice_is_masked_by_default_when_its_reporter_wants_to_stay_unknown(anonymous, chosen, masked):
    report = replace(WRITTEN, anonymous=anonymous, mask_voice=chosen)
    assert report.masks_voice is masked


def test_a_spoken_language_must_be_one_of_ours():
    with pytest.raises(InvalidInput, match="unknown_language"):
        check_submission(replace(WRITTEN, spoken_language="fr"), TODAY)
