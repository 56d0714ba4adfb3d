"""What can go wrong, in few names. Each carries a code for programs and a sentence for a worried person."""

from dataclasses import dataclass, field

from locales import N_


@dataclass
class LaporError(Exception):
    """Something the caller can do something about.

    Attributes:
        code: Stable, lower-case; part of the problem document's ``type``.
        message: Message id of the sentence shown, saying what to do next.
        status: HTTP status it is answered with.
        fields: Which parts of the input it is about.
        values: What fills the places in the message.
        members: What else the problem document says, for programs (RFC 9457, 3.2).
    """

    code: str = "error"
    message: str = N_("Something went wrong. Your report is safe. Please try again.")
    status: int = 400
    fields: tuple[str, ...] = ()
    values: dict[str, object] = field(default_factory=dict)
    members: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.code


class NotFound(LaporError):
    """There is nothing here for this caller; what is wrong is not told, so that nobody can search for it."""

    def __init__(self) -> None:
        super().__init__(
            "request_not_found",
            N_("We found no report with this number and secret code. Please check both."),
            404,
        )


class InvalidInput(LaporError):
    """What was sent cannot be taken; the sender has to change it."""

    def __init__(self, code: str, message: str, *fields: str, status: int = 422, **values: object) -> None:
        super().__init__(code, message, status, fields, values)


class TooMany(LaporError):
    """This address asked too often.

    Attributes:
        retry_after_seconds: When asking again makes sense.
    """

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__("too_many", N_("Too many tries. Please wait a little, then try again."), 429)
        self.retry_after_seconds = retry_after_seconds
