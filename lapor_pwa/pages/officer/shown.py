"""A report in the words an officer reads, as their pages get it: nothing left to decide."""

from dataclasses import dataclass, field


@dataclass
class Sound:
    """The recording: an address once it has arrived, else a sentence about what is the matter."""

    link: str = ""
    words: str = ""


@dataclass
class Photo:
    """One photo; ``alt`` says what is known of it, which is little: nobody has described it."""

    link: str
    alt: str


@dataclass
class Version:
    """One version of the transcript; words that the machine was not sure of are marked, in words.

    Attributes:
        lang: BCP 47 code of the language that was spoken.
        made_with: The machine's model and settings, a line each; empty for an officer's.
    """

    by: str
    text: str
    lang: str
    made_with: str = ""


@dataclass
class Line:
    """One line of the history."""

    at: str
    status: str
    who: str
    answer: str
    lang: str
    reason: str
    about: str


@dataclass
class Choice:
    """A status that may come next."""

    value: str
    label: str


@dataclass
class Shown:
    """One report. Empty ``number``: there is none to show.

    Attributes:
        link: Its page.
        language: Which language the reporter uses, in a sentence.
        voice: None or one.
        spoken: How the report was told, and how far writing it down is.
        speaks: Which language is spoken in the recording, in a sentence; its code is ``spoken_lang``.
        waits: Whether the recording waits for a person to write it down; ``write_link`` is the page for it.
        approved: That the reporter has confirmed the words, in a sentence; empty when not.
        not_again: Why the machine cannot write the recording down once more; empty when it can.
        words: What counts as said now; where correcting it begins.
        steps_seen: Lines of history that the officer's decision is based on.
    """

    number: str = ""
    link: str = ""
    lang: str = ""
    language: str = ""
    status: str = ""
    request_type: str = ""
    at: str = ""
    place: str = ""
    address: str = ""
    occurred_on: str = ""
    anonymous: str = ""
    confidential: str = ""
    contact: str = ""
    text: str = ""
    spoken: str = ""
    spoken_lang: str = ""
    speaks: str = ""
    waits: bool = False
    write_link: str = ""
    approved: str = ""
    not_again: str = ""
    words: str = ""
    voice: list[Sound] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    photos_away: str = ""
    history: list[Line] = field(default_factory=list)
    steps_seen: int = 0
    choices: list[Choice] = field(default_factory=list)
