"""One table of languages: who calls it what, and how well it works. BCP 47 codes everywhere else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language that people may speak to us.

    Attributes:
        code: BCP 47 code.
        name: What its speakers call it.
        whisper: Whisper's code; ``None`` when Whisper does not know the language.
        gtts: Google's code; ``None`` when Google has no voice for it.
        espeak: espeak-ng's voice; ``None`` when it has none. Never another language's voice instead.
        draft: Whether text by Whisper ``base`` is worth showing as a draft. Else a person writes it down.
        note: What was measured, said plainly.
    """

    code: str
    name: str
    whisper: str | None
    gtts: str | None
    espeak: str | None
    draft: bool
    note: str


LANGUAGES = {
    language.code: language
    for language in (
        Language(
            "id", "Bahasa Indonesia", "id", "id", "id", True, "About 1 word in 10 is wrong; numbers 1 in 3."
        ),
        # Whisper and gTTS say "jw", an old code for Javanese that IANA withdrew in 2001.
        Language("jv", "Basa Jawa", "jw", "jw", None, False, "3 words in 4 are wrong; taken for Indonesian."),
        Language("su", "Basa Sunda", "su", "su", None, False, "Not measured; little training data."),
        Language("ms", "Bahasa Melayu", "ms", "ms", "ms", True, "Not measured; close to Indonesian."),
        Language("en", "English", "en", "en", "en", True, "Good."),
        Language("ban", "Basa Bali", None, None, None, False, "Not known to Whisper, Google or espeak-ng."),
        Language(
            "min", "Baso Minangkabau", None, None, None, False, "Not known to Whisper, Google or espeak-ng."
        ),
    )
}


def find_language(code: str) -> Language | None:
    """Return the row for a BCP 47 code or locale (``id``, ``id-ID``), ``None`` when there is none."""
    return LANGUAGES.get(code.replace("_", "-").split("-")[0].lower())
