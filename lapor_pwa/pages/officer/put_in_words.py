"""Put a report into the words an officer reads: everything formatted and translated."""

from lapor_pwa import routes
from lapor_pwa.domain.request_status import NEEDS_ANSWER, Status
from lapor_pwa.domain.tracking import group_number
from lapor_pwa.domain.transcript_answers import TO_OFFICERS
from lapor_pwa.pages.officer.shown import Choice, Line, Photo, Shown, Sound, Version
from lapor_pwa.pages.officer.words import (
    ACTOR,
    LOCALE,
    NOT_HEARABLE,
    REQUEST_TYPE,
    STATUS,
    day,
    how_said,
    moment,
    say,
)
from lapor_pwa.services.case_file import CaseFile, FileView, Step
from lapor_pwa.services.heard import Piece, worded
from lapor_pwa.services.transcript_work import NOT_AGAIN
from locales import LOCALES, N_
from speech.languages import find_language


def shown(case: CaseFile) -> Shown:
    """Put a report into words."""
    missing, machine = say(N_("Not given")), say(N_("The machine"))
    photos = [file for file in case.files if file.role == "photo"]
    arrived = [file for file in photos if file.state == "stored"]
    return Shown(
        number=group_number(case.number),
        link=routes.officer_report(case.number),
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
        spoken_lang=case.spoken_language,
        speaks=say(N_("Spoken language: {language}."), language=language_name(case.spoken_language)),
        waits=case.transcription == "audio_only",
        write_link=routes.officer_write(case.number),
        approved=say(N_("The reporter has confirmed these words.")) if case.approved_at else "",
        not_again=say(NOT_AGAIN[case.not_again]) if case.not_again else "",
        words=case.heard[-1].text if case.heard else "",
        voice=[_sound(file, case.masked) for file in case.files if file.role == "voice"],
        versions=[
            Version(
                by=f"{version.officer or machine}, {moment(version.at)}",
                text=marked(worded(version.pieces, LOCALE)),
                lang=version.language or case.spoken_language,
                made_with="\n".join(f"{name}: {value}" for name, value in version.made_with.items()),
            )
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
        piece.text if piece.sure or piece.span else say(N_("“{words}” (not sure)"), words=piece.text)
        for piece in pieces
    )


def _language(locale: str) -> str:
    name = next((each.name for each in LOCALES if each.code == locale), locale)
    return say(
        N_("The reporter uses the app in {language}. The answer is read out in the language chosen here."),
        language=name,
    )


def language_name(code: str) -> str:
    """Return what the speakers of a language call it; the code when it is none of ours."""
    row = find_language(code)
    return row.name if row else code


def _sound(file: FileView, masked: bool) -> Sound:
    if file.state == "missing":
        return Sound(
            "", say(N_("The recording has not arrived yet. The reporter's phone sends it by itself."))
        )
    if file.state != "stored":
        return Sound("", say(N_("The recording could not be played and was not kept.")))
    if file.hearable != "yes":
        return Sound("", say(NOT_HEARABLE[file.hearable]))
    words = [say(N_("The recording lasts {seconds} seconds."), seconds=round(file.seconds or 0))]
    if masked:
        words.append(say(N_("The voice is disguised to protect the reporter.")))
    return Sound(_link(file), " ".join(words))


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
    about = say(TO_OFFICERS[step.about]) if step.about else ""
    return Line(
        at=moment(step.at),
        status=say(STATUS[Status(step.status)]),
        who=who,
        answer=step.answer,
        lang=step.language,
        reason=step.reason,
        about=about,
    )


def _choice(status: Status) -> Choice:
    label = say(STATUS[status])
    if status in NEEDS_ANSWER:
        label = say(N_("{status} (needs an answer)"), status=label)
    return Choice(status.value, label)
