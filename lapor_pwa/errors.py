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
    """

    code: str = "error"
    message: str = N_("Something went wrong. Your report is safe. Please try again.")
    status: int = 400
    fields: tuple[str, ...] = ()
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.code
