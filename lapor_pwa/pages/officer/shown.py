"""A report in the words an officer reads: everything formatted and translated, nothing left to decide."""

from dataclasses import dataclass, field

from lapor_pwa import routes
from lapor_pwa.domain.request_status import NEEDS_ANSWER, Status
from lapor_pwa.domain.tracking import group_number
from lapor_pwa.pages.officer.words import ACTOR, REQUEST_TYPE, STATUS, day, how_said, moment, say
from lapor_pwa.services.case_file import CaseFile, FileView, Piece, Step
from locales import LOCALES, N_


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
    """One version of the transcript; words that the machine was not sure of are marked, in words."""

    by: str
    text: str


@dataclass
class Line:
    """One line of the history."""

    at: str
    status: str
    who: str
    answer: str
    lang: str
    reason: str


@dataclass
class Choice:
    """A status that may come next."""

    value: str
    label: str


@dataclass
class Shown:
    """One report. Empty ``number``: there is none to show.

    Attributes:
        language: Which language the reporter uses, in a sentence.
        voice: None or one.
        words: What counts as said now; where correcting it begins.
        steps_seen: Lines of history that the officer's decision is based on.
    """

    number: str = ""
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
    words: str = ""
    voice: list[Sound] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    photos_away: str = ""
    history: list[Line] = field(default_factory=list)
    steps_seen: int = 0
    choices: list[Choice] = field(default_factory=list)


def shown(case: CaseFile) -> Shown:
    """Put a report into words."""
    missing, machine = say(N_("Not given")), say(N_("The machine"))
    photos = [file for file in case.files if file.role == "photo"]
    arrived = [file for file in photos if file.state == "stored"]
    return Shown(
        number=group_number(case.number),
        lang=case.locale,
        language=_language(case.locale),
        status=say(STATUS[Status(case.status)]),
        request_type=say(REQUEST_TYPE[case.request_type]),
        at=moment(case.requested_at),
        place=case.place or missing,
        address=case.address or missing,
        occurred_on=day(case.occurred_on) if case.occurred_on else missing,
        anonymous=say(
            N_("Anonymous. Nobody at the agency may learn who reported this.")
            if case.anonymous
            else N_("Not anonymous.")
        ),
        confidential=say(
            N_("Confidential. This report must not be published.")
            if case.confidential
            else N_("Not confidential. It may be published without names.")
        ),
        contact=case.contact or say(N_("None that you may see")),
        text=case.text or "",
        spoken=how_said(
            case.transcription, next((each.state for each in case.files if each.role == "voice"), "")
        ),
        words=case.heard[-1].text if case.heard else "",
        voice=[_sound(file) for file in case.files if file.role == "voice"],
        versions=[
            Version(f"{version.officer or machine}, {moment(version.at)}", marked(version.pieces))
            for version in case.heard
        ],
        photos=[
            Photo(
                _link(file),
                say(N_("Photo {place} of {count} from the reporter"), place=place, count=len(photos)),
            )
            for place, file in enumerate(photos, 1)
            if file.state == "stored"
        ],
        photos_away=_photos_away(len(photos), len(arrived)),
        history=[_line(step) for step in case.history],
        steps_seen=len(case.history),
        choices=[_choice(status) for status in case.may_become],
    )


def marked(pieces: tuple[Piece, ...]) -> str:
    """Return the words with a remark at those that the machine was not sure of."""
    return " ".join(
        piece.text if piece.sure else say(N_("“{words}” (not sure)"), words=piece.text) for piece in pieces
    )


def _language(locale: str) -> str:
    name = next((each.name for each in LOCALES if each.code == locale), locale)
    return say(
        N_("The reporter uses the app in {language}. The answer is read out in the language chosen here."),
        language=name,
    )


def _sound(file: FileView) -> Sound:
    if file.state == "stored":
        seconds = round(file.seconds or 0)
        return Sound(_link(file), say(N_("The recording lasts {seconds} seconds."), seconds=seconds))
    if file.state == "missing":
        return Sound(
            "", say(N_("The recording has not arrived yet. The reporter's phone sends it by itself."))
        )
    return Sound("", say(N_("The recording could not be played and was not kept.")))


def _photos_away(promised: int, arrived: int) -> str:
    if not promised:
        return say(N_("There is no photo."))
    if arrived == promised:
        return ""
    return say(N_("{arrived} of {count} photos have arrived."), arrived=arrived, count=promised)


def _link(file: FileView) -> str:
    return routes.OFFICER_FILE.format(attachment_id=file.id)


def _line(step: Step) -> Line:
    who = step.officer or say(ACTOR.get(step.actor, N_("An officer")))
    return Line(
        moment(step.at), say(STATUS[Status(step.status)]), who, step.answer, step.language, step.reason
    )


def _choice(status: Status) -> Choice:
    label = say(STATUS[status])
    if status in NEEDS_ANSWER:
        label = say(N_("{status} (needs an answer)"), status=label)
    return Choice(status.value, label)
