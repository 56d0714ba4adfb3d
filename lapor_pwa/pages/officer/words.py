"""What officers read. Their pages are in Indonesian, the language officials work in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime

from lapor_pwa.domain.request_status import Status
from locales import N_, translate

LOCALE = "id"
# Western Indonesian time, named beside every moment: officers sit in three time zones.
ZONE = ZoneInfo("Asia/Jakarta")

STATUS = {
    Status.RECEIVED: N_("New"),
    Status.CLARIFY: N_("Question to the reporter"),
    Status.VERIFIED: N_("Checked and passed on"),
    Status.NOT_OURS: N_("Belongs to another office"),
    Status.IN_PROGRESS: N_("Being worked on"),
    Status.ANSWERED: N_("Answered"),
    Status.REPORTER_REPLIED: N_("The reporter replied"),
    Status.CLOSED: N_("Finished"),
    Status.ARCHIVED: N_("Put aside, with a reason"),
    Status.MERGED: N_("Joined with another report"),
}
REQUEST_TYPE = {
    "complaint": N_("Complaint"),
    "aspiration": N_("Aspiration"),
    "information_request": N_("Information request"),
}
TRANSCRIPTION = {
    "none": N_("Written by the reporter"),
    "pending": N_("Spoken. Not written down yet."),
    "done": N_("Spoken and written down"),
    "audio_only": N_("Spoken. A person has to listen and write it down."),
}
# What is the matter with a recording that is not there counts more than who writes it down.
NO_RECORDING = {
    "missing": N_("Spoken. The recording has not arrived yet."),
    "rejected": N_("Spoken. The recording could not be played and was not kept."),
}
# A recording that has arrived and that officers cannot listen to (`services.hearing`).
NOT_HEARABLE = {
    "soon": N_("The voice is being disguised. Please look again in a minute."),
    "never": N_("This voice cannot be disguised, so nobody may listen to it. Please read the text."),
    "destroyed": N_("The reporter had this voice deleted. Please read the text."),
}
ACTOR = {"reporter": N_("Reporter"), "system": N_("The system")}
# What a redirect after a form may ask a page to say; any other code says nothing.
NOTICES = {
    "sign_in_first": N_("Please sign in first."),
    "signed_out": N_("You are signed out."),
    "sign_in_failed": N_("Name or password is wrong. Please check both and try again."),
    "too_many": N_("Too many tries. Please wait a little, then try again."),
    "wrong_password": N_("This is not your present password."),
    "password_too_short": N_("The new password is too short. It needs at least 12 letters."),
    "password_too_long": N_("The new password is too long. It may have at most 200 letters."),
    "password_not_new": N_("Choose another password than the present one."),
}


def say(message: str, **values: object) -> str:
    """Return a message in the officers' language."""
    return translate(LOCALE, message, **values)


def how_said(transcription: str, voice: str) -> str:
    """Return how a report was told, and how far that is.

    Args:
        transcription: As the report has it.
        voice: State of the recording; empty when there is none.
    """
    return say(NO_RECORDING.get(voice) or TRANSCRIPTION[transcription])


def moment(at: datetime) -> str:
    """Return a moment as ``21 November 2026, 14.05 WIB``."""
    return f"{format_datetime(at, 'd MMMM y, HH.mm', tzinfo=ZONE, locale=LOCALE)} WIB"


def day(on: date) -> str:
    """Return a date as ``21 November 2026``."""
    return format_date(on, "d MMMM y", locale=LOCALE)
