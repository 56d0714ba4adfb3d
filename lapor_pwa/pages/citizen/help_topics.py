"""What the help page says, as data: topics of short sentences, one idea each (WCAG 3.1.5)."""

from dataclasses import dataclass

from lapor_pwa.pages.citizen.frame import ACCESSIBILITY
from locales import N_


@dataclass(frozen=True)
class Topic:
    """A heading and what is said below it.

    Attributes:
        anchor: Id of the heading, part of addresses that people pass on; never changes.
        heading: Message id.
        sentences: Message ids, one list item each.
        ordered: Whether the sentences are steps in time.
    """

    anchor: str
    heading: str
    sentences: tuple[str, ...]
    ordered: bool = False


HOW = Topic(
    "cara",
    N_("How it works"),
    (
        N_("Open “Make a report”."),
        N_("Press “Start recording” and tell us what happened."),
        N_("Or write it. Or do both."),
        N_("Say where it was. Add photos if you like."),
        N_("Check your report. Then send it."),
        N_("No network? Your report waits on this phone."),
        N_("It is sent by itself when the network is back."),
        N_("You get a number and a secret code. Keep both."),
        N_("Open “My reports” to read or hear the answer."),
    ),
    ordered=True,
)
READERS = Topic(
    "pembaca",
    N_("Who reads your report"),
    (
        N_("Officers of this service read it and listen to it."),
        N_("They look for the office that can help."),
        N_("A computer here writes down what you say."),
        N_("It makes mistakes. It marks words that it is not sure of."),
        N_("You are asked whether the words are right."),
        N_("Your own voice is kept, unless you have it deleted."),
        N_("You never get “wrong address” as an answer."),
    ),
)
PRIVACY = Topic(
    "nama",
    N_("Anonymous and confidential"),
    (
        N_("Anonymous: the office and the public do not see your name."),
        N_("Confidential: your report is never shown to the public."),
        N_("You can choose both."),
        N_("Officers then hear your voice only disguised."),
        N_("You can hear it before you send."),
        N_("People may still know your way of speaking. You can write instead."),
        N_("We take the hidden place data out of your photos."),
    ),
)
RECORDINGS = Topic(
    "rekaman",
    N_("Your recording on this phone"),
    (
        N_("A recording can be 3 minutes long."),
        N_("It is kept on this phone while you speak."),
        N_("No person hears it before you press “Send”."),
        N_("With internet our server writes while you speak. It keeps nothing of it."),
        N_("You can switch that off beside the recorder."),
        N_("It stays here until we have all of it."),
        N_("Then this phone deletes it."),
        N_("You can delete it earlier in “My reports”."),
        N_("Do you share this phone? Delete drafts you do not need."),
    ),
)
TIPS = Topic(
    "kiat",
    N_("Keyboard and screen reader"),
    (
        N_("The Tab key moves on. Shift and Tab move back."),
        N_("Enter or Space presses a button."),
        N_("The first link of each page skips the menu."),
        N_("Each page has headings. You can jump between them."),
        N_("No sound plays by itself."),
        N_("Your screen reader may be heard in the recording. Use earphones."),
        N_("Start and stop are the same button."),
        N_("There is no time limit. Take a break when you like."),
    ),
)
DEAF = Topic(
    "tuli",
    N_("Deaf or hard of hearing"),
    (
        N_("You can do everything in writing."),
        N_("Every answer comes in writing."),
        N_("We never ask you to answer a phone call."),
    ),
)
STATEMENT = Topic(
    ACCESSIBILITY,
    N_("Accessibility"),
    (
        N_("Our goal is WCAG 2.2, level AAA where you need it."),
        N_("We check each page with machines and by keyboard."),
        N_("People with disabilities have not tested it yet."),
        N_("There is no sign language video yet."),
        N_("Pages are in Indonesian and English only so far."),
        N_("Something does not work for you? Make a report about it."),
    ),
)
BEFORE_DEADLINES = (HOW, READERS)
AFTER_DEADLINES = (PRIVACY, RECORDINGS, TIPS, DEAF, STATEMENT)
