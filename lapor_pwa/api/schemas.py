"""The shapes that the API takes and gives."""

from datetime import date
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from lapor_pwa.domain.submission import (
    ADDRESS_LETTERS,
    CONTACT_LETTERS,
    TEXT_LETTERS,
    PromisedAttachment,
    Submission,
)
from lapor_pwa.errors import InvalidInput
from locales import N_

Model = TypeVar("Model", bound=BaseModel)


def _no_nul(text: str) -> str:
    # PostgreSQL cannot keep it (https://www.postgresql.org/docs/current/datatype-character.html).
    if "\0" in text:
        raise ValueError("NUL is not text")
    return text


def _blank_is_nothing(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return date.fromisoformat(value) if value.strip() else None


Words = Annotated[str, AfterValidator(_no_nul)]
Blank = BeforeValidator(_blank_is_nothing)
Text = Annotated[Annotated[Words, Field(max_length=TEXT_LETTERS)] | None, Blank]
Address = Annotated[Annotated[Words, Field(max_length=ADDRESS_LETTERS)] | None, Blank]
Contact = Annotated[Annotated[Words, Field(max_length=CONTACT_LETTERS)] | None, Blank]
Code = Annotated[Annotated[str, Field(max_length=16)] | None, Blank]
Day = Annotated[date | None, BeforeValidator(_day)]


class Strict(BaseModel):
    """Nothing unknown, nothing guessed."""

    model_config = ConfigDict(
        extra="forbid", strict=True, str_strip_whitespace=True, hide_input_in_errors=True
    )


class AttachmentIn(Strict):
    """A file that will follow."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}\z")]
    media_type: Annotated[Words, Field(min_length=3, max_length=100)]
    size_bytes: Annotated[int, Field(ge=1, le=2**31 - 1)]
    role: Literal["voice", "photo"]


class SubmissionIn(Strict):
    """A report as the phone sends it."""

    id: UUID
    locale: Annotated[str, Field(max_length=16)]
    request_type: Literal["complaint", "aspiration", "information_request"]
    text: Text = None
    jurisdiction_id: Code = None
    address: Address = None
    occurred_on: Day = None
    anonymous: bool = False
    confidential: bool = False
    contact: Contact = None
    spoken_language: Code = None
    mask_voice: bool | None = None
    destroy_voice: bool = False
    attachments: Annotated[list[AttachmentIn], Field(max_length=10)] = []

    def to_submission(self) -> Submission:
        """Return it as the rules know it."""
        values = self.model_dump(exclude={"attachments"})
        promised = tuple(PromisedAttachment(**each.model_dump()) for each in self.attachments)
        return Submission(**values, attachments=promised)


class ReceiptOut(BaseModel):
    """What the reporter keeps; given only once everything is on the disk."""

    service_request_id: str
    secret: str
    status: str
    missing_attachments: list[str]


class RegionOut(BaseModel):
    """A province (no parent), or a regency or city."""

    code: str
    name: str
    parent: str


class CategoryOut(BaseModel):
    """A kind of report, in words."""

    code: str
    name: str


class HealthOut(BaseModel):
    """Whether reports can be taken in."""

    status: str
    database: str


class ProblemOut(BaseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    fields: list[str] | None = None


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the part of an operation's description that names its problems."""
    return {status: {"model": ProblemOut} for status in statuses}


def parsed(model: type[Model], body: bytes) -> Model:
    """Read a body as ``model``.

    Raises:
        InvalidInput: ``invalid_json`` (400): no JSON, or not UTF-8.
        RequestValidationError: A field is missing, unknown or unfit.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        if problems[0]["type"] == "json_invalid":
            raise InvalidInput("invalid_json", N_("This is not readable JSON."), status=400) from None
        raise RequestValidationError(problems) from None
