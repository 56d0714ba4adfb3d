"""What may be read aloud, and what of that may leave this machine. The types keep the two apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from string import Formatter

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from speech.spoken import speakable
from speech.spoken.sentences import sentences

LONGEST_TEMPLATE = 300
"""Characters. A status or a prompt is shorter; a complaint is often longer."""


@dataclass(frozen=True)
class PublicName:
    """The name of an agency or a region, from a list that the operator publishes.

    Attributes:
        text: The name.
    """

    text: str


@dataclass(frozen=True)
class PublicNumber:
    """A report's tracking number: it identifies nobody and opens nothing without its secret.

    Attributes:
        digits: Digits only; spoken one by one.
    """

    digits: str

    def __post_init__(self) -> None:
        if not (self.digits.isascii() and self.digits.isdecimal()):
            raise TypeError("a public number consists of digits")


PublicValue = PublicName | PublicNumber | date | int


@dataclass(frozen=True)
class FixedSentence:
    """A sentence from our own catalogue, filled with public values: all that a voice service may see.

    Attributes:
        template: The translated sentence, places in braces: ``"Answered on {date}."``.
        values: What fills the places. A plain string is refused: it might be somebody's words.
    """

    template: str
    values: Mapping[str, PublicValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.template) > LONGEST_TEMPLATE:
            raise TypeError("too long for a fixed sentence")
        for name, value in self.values.items():
            if not isinstance(value, PublicValue):
                raise TypeError(f"{name} is not a public value")

    def text(self, language: str) -> str:
        """Return the sentence as it is written, dates written out in ``language`` (BCP 47)."""
        return self.template.format(**{name: _spoken(value, language) for name, value in self.values.items()})

    def spoken(self, language: str) -> str:
        """Return the words for a voice."""
        return speakable(self.text(language), language)

    def parts(self, language: str) -> "tuple[FixedSentence, ...]":
        """Return its sentences one by one; each is as public as the whole."""
        return tuple(
            FixedSentence(each.text, {name: self.values[name] for name in _places(each.text)})
            for each in sentences(self.template, language)
        )


@dataclass(frozen=True)
class FreeText:
    """Words that a person wrote, an officer's answer for one. They never leave this machine.

    Attributes:
        words: The text.
    """

    words: str

    def text(self, language: str) -> str:
        """Return the words as they are."""
        return self.words

    def spoken(self, language: str) -> str:
        """Return the words for a voice."""
        return speakable(self.words, language)

    def parts(self, language: str) -> "tuple[FreeText, ...]":
        """Return the sentences one by one."""
        return tuple(FreeText(each.text) for each in sentences(self.words, language))


Utterance = FixedSentence | FreeText


def _places(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name]


def _spoken(value: PublicValue, language: str) -> str:
    match value:
        case PublicName():
            return value.text
        case PublicNumber():
            return " ".join(value.digits)
        case date():
            return format_date(value, "long", locale=_locale(language))
        case int():
            return str(value)


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("id")
