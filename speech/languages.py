"""One table of languages: who calls it what, and how well it works. BCP 47 codes everywhere else."""

from dataclasses import dataclass
from pathlib import PurePath

from locales import N_

SIZES = ("tiny", "base", "small", "medium", "large")
"""Whisper's models from small to large; ``turbo`` is a pruned ``large``."""


@dataclass(frozen=True)
class Language:
    """A language that people may speak to us.

    Attributes:
        code: BCP 47 code.
        name: What its speakers call it.
        whisper: Whisper's code; ``None`` when Whisper does not know the language.
        gtts: Google's code; ``None`` when Google has no voice for it.
        espeak: espeak-ng's voice; ``None`` when it has none. Never another language's voice instead.
        prompts: Whether contributors record the fixed sentences, because no voice of this machine speaks it.
        draft_from: Smallest stock Whisper model whose text is worth showing as a draft; ``None`` when none
            was seen to be. Else a person writes it down.
        note: Message id: what people may expect of the machine.
        source: Where ``note`` comes from; for those who work on this.
    """

    code: str
    name: str
    whisper: str | None
    gtts: str | None
    espeak: str | None
    prompts: bool
    draft_from: str | None
    note: str
    source: str


LANGUAGES = {
    language.code: language
    for language in (
        Language(
            *("id", "Bahasa Indonesia", "id", "id", "id", False, "base"),
            N_("The machine gets about 1 word in 10 wrong, numbers more often."),
            "measured: 100 real clips, base, beam 5 (docs/speech.md)",
        ),
        # Whisper and gTTS say "jw", an old code for Javanese that IANA withdrew in 2001.
        Language(
            *("jv", "Basa Jawa", "jw", "jw", None, True, None),
            N_("The machine gets 3 words in 4 wrong. A person writes it down."),
            "measured: 33 real clips, base; larger models not measured. Others had to train Whisper on "
            "Javanese first (arXiv 2509.25878)",
        ),
        Language(
            *("su", "Basa Sunda", "su", "su", None, True, None),
            N_("How well the machine does is not known. A person writes it down."),
            "not measured: no clips at hand. Others had to train Whisper first (arXiv 2509.25878)",
        ),
        Language(
            *("ms", "Bahasa Melayu", "ms", "ms", "ms", False, "base"),
            N_("The machine gets about 1 word in 4 wrong."),
            "measured: 15 real sentences, 316 words, base (docs/speech.md)",
        ),
        Language(
            *("en", "English", "en", "en", "en", False, "base"),
            N_("The machine understands it well. It was tried with computer voices only."),
            "measured: espeak-ng's English, base, 7 words in 100 wrong",
        ),
        Language(
            *("ban", "Basa Bali", None, None, None, True, None),
            N_("The machine does not know it. A person writes it down."),
            "known: in no list of Whisper, Google or espeak-ng",
        ),
        Language(
            *("min", "Baso Minangkabau", None, None, None, True, None),
            N_("The machine does not know it. A person writes it down."),
            "known: in no list of Whisper, Google or espeak-ng",
        ),
    )
}


def find_language(code: str) -> Language | None:
    """Return the row for a BCP 47 code or locale (``id``, ``id-ID``), ``None`` when there is none."""
    return LANGUAGES.get(code.replace("_", "-").split("-")[0].lower())


def draft_worth_showing(language: str, model: str) -> bool:
    """Tell whether what ``model`` writes of ``language`` helps people more than it misleads them.

    Args:
        language: BCP 47 code or locale.
        model: Whisper's name for the weights, a file of them, or either with ``@hash``. Weights of an unknown
            name count as ``base``: somebody chose them, and nothing is known of them.
    """
    row = find_language(language)
    if row is None or row.draft_from is None:
        return False
    name = PurePath(model.partition("@")[0]).name.removesuffix(".pt")
    if name.endswith(".en") and row.code != "en":
        return False
    return SIZES.index(_size(name)) >= SIZES.index(row.draft_from)


def _size(name: str) -> str:
    first = name.removesuffix(".en").split("-")[0]
    return "large" if first == "turbo" else first if first in SIZES else "base"
