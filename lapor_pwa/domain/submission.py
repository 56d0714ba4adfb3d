"""What a phone sends in, and the rules it has to keep."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from lapor_pwa.domain.regions import regions
from lapor_pwa.errors import InvalidInput
from locales import CODES, N_

REQUEST_TYPES = ("complaint", "aspiration", "information_request")
TEXT_LETTERS = 10_000
ADDRESS_LETTERS = 500
CONTACT_LETTERS = 200
MAX_VOICES = 1
MAX_PHOTOS = 3
VOICE_BYTES = 8 * 1024 * 1024
PHOTO_BYTES = 4 * 1024 * 1024
# The phone stops at 180 s; its last piece and a slow clock get the rest.
VOICE_SECONDS = 200
# What people may speak to us (`speech.languages` says how well each is understood).
SPOKEN_LANGUAGES = ("id", "jv", "su", "ms", "en", "ban", "min")
EARLIEST = date(1945, 8, 17)
# MediaRecorder's formats, and what file choosers call the recorders' files on older phones.
VOICE_TYPES = frozenset(
    {
        *("audio/webm", "audio/ogg", "audio/mp4", "audio/aac", "audio/mpeg", "audio/wav", "audio/amr"),
        *("audio/x-m4a", "audio/m4a", "audio/mp3", "audio/x-wav", "audio/wave", "audio/vnd.wave"),
        *("audio/3gpp", "audio/opus", "video/webm", "video/mp4", "video/3gpp"),
    }
)
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
_LATER = {"spoken_language": None, "mask_voice": None, "destroy_voice": False}


@dataclass(frozen=True)
class PromisedAttachment:
    """A file that will follow, named by its hash.

    Attributes:
        role: ``voice`` or ``photo``.
    """

    sha256: str
    media_type: str
    size_bytes: int
    role: str


@dataclass(frozen=True)
class Submission:
    """A report as it leaves the phone; ``id`` was made there and makes sending it again harmless.

    Attributes:
        spoken_language: BCP 47 code of what was spoken; ``None`` means that of ``locale``.
        mask_voice: Whether officers hear a changed voice; ``None`` means: when anonymous or confidential.
        destroy_voice: Whether the original goes once the reporter has approved what was written down.
    """

    id: UUID
    locale: str
    request_type: str
    text: str | None = None
    jurisdiction_id: str | None = None
    address: str | None = None
    occurred_on: date | None = None
    anonymous: bool = False
    confidential: bool = False
    contact: str | None = None
    attachments: tuple[PromisedAttachment, ...] = ()
    spoken_language: str | None = None
    mask_voice: bool | None = None
    destroy_voice: bool = False

    @property
    def masks_voice(self) -> bool:
        """Whether the voice is masked; by default for those who do not want to be known."""
        return (self.anonymous or self.confidential) if self.mask_voice is None else self.mask_voice

    @property
    def has_voice(self) -> bool:
        """Whether something was spoken."""
        return any(attachment.role == "voice" for attachment in self.attachments)

    @property
    def sha256(self) -> str:
        """Hash of the canonical form: equal for the same content, however it was spelled as JSON.

        A field that came later counts only when it is used, so a report queued before an update stays itself.
        """
        fields = {
            name: value for name, value in asdict(self).items() if name not in _LATER or value != _LATER[name]
        }
        canonical = json.dumps(fields, default=str, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


def check_submission(submission: Submission, today: date) -> None:
    """Let a submission pass that people and machines can work with.

    Raises:
        InvalidInput: The first rule that is broken, with the field it is about.
    """
    if submission.locale not in CODES:
        raise InvalidInput("unknown_locale", N_("We do not speak this language yet."), "locale")
    if submission.spoken_language and submission.spoken_language not in SPOKEN_LANGUAGES:
        raise InvalidInput("unknown_language", N_("Choose the language from the list."), "spoken_language")
    if submission.request_type not in REQUEST_TYPES:
        raise InvalidInput("unknown_request_type", N_("Choose what kind of report it is."), "request_type")
    if submission.jurisdiction_id and submission.jurisdiction_id not in regions():
        raise InvalidInput("unknown_region", N_("Choose the place from the list."), "jurisdiction_id")
    when = submission.occurred_on
    # The phone may be on the other side of the date line, or its clock a little fast.
    if when and not EARLIEST <= when <= today + timedelta(days=1):
        raise InvalidInput(
            "impossible_date", N_("Check the date. It cannot be in the future."), "occurred_on"
        )
    _check_attachments(submission.attachments)
    if not submission.text and not submission.has_voice:
        raise InvalidInput("nothing_said", N_("Tell us what happened. Speak or write."), "text", "voice")


def _check_attachments(attachments: tuple[PromisedAttachment, ...]) -> None:
    roles = [attachment.role for attachment in attachments]
    if roles.count("voice") > MAX_VOICES:
        raise InvalidInput("too_many_voices", N_("Send one recording."), "attachments")
    if roles.count("photo") > MAX_PHOTOS:
        raise InvalidInput(
            "too_many_photos", N_("Send at most {count} photos."), "attachments", count=MAX_PHOTOS
        )
    if len({attachment.sha256 for attachment in attachments}) != len(attachments):
        raise InvalidInput("attachment_twice", N_("The same file is there twice. Remove one."), "attachments")
    for attachment in attachments:
        _check_attachment(attachment)


def _check_attachment(attachment: PromisedAttachment) -> None:
    types, limit = {"voice": (VOICE_TYPES, VOICE_BYTES), "photo": (PHOTO_TYPES, PHOTO_BYTES)}[attachment.role]
    if base_type(attachment.media_type) not in types:
        raise InvalidInput(
            "attachment_type",
            N_("We cannot use this kind of file. Record again, or choose another photo."),
            "attachments",
        )
    if attachment.size_bytes > limit:
        raise InvalidInput(
            "attachment_too_large",
            N_("The file is too large. At most {megabytes} MB are possible."),
            "attachments",
            megabytes=limit // (1024 * 1024),
        )


def base_type(media_type: str) -> str:
    """Return a media type without its parameters: ``audio/webm;codecs=opus`` → ``audio/webm``."""
    return media_type.partition(";")[0].strip().lower()
