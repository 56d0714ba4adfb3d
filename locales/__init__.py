"""The words: one gettext catalogue per locale, for Python and for the phone's code alike.

Message ids are short English sentences, so that code reads as code; Indonesian is the first translation
and the default. Adding a locale is one catalogue (``make messages``) and one line in ``LOCALES``.
"""

import io
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Locale:
    """A language of the interface.

    Attributes:
        code: BCP 47 tag; also the first segment of every citizen URL and the ``lang`` attribute.
        name: The language's name in itself, as its speakers look for it.
    """

    code: str
    name: str


LOCALES = (
    Locale("id", "Bahasa Indonesia"),
    Locale("en", "English"),
)
DEFAULT = LOCALES[0].code
CODES = tuple(locale.code for locale in LOCALES)


def N_(message: str) -> str:
    """Mark a message for extraction where it is only named; translate it where it is shown."""
    return message


@cache
def catalogue(code: str) -> Catalog:
    """Return the parsed catalogue of a locale.

    Raises:
        FileNotFoundError: There is no catalogue for ``code``.
    """
    with (FOLDER / code / "LC_MESSAGES" / "lapor.po").open("rb") as file:
        return read_po(file, locale=code)


@cache
def translations(code: str) -> GNUTranslations:
    """Return gettext translations of a locale, compiled in memory: no build step, no stale ``.mo``."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue(code))
    buffer.seek(0)
    return GNUTranslations(buffer)


def translate(code: str, message: str, **values: object) -> str:
    """Translate ``message`` and fill its ``{name}`` places with ``values``."""
    text = translations(code).gettext(message)
    return text.format(**values) if values else text


def negotiate(accept_language: str) -> str:
    """Pick the locale for an ``Accept-Language`` header (RFC 9110 §12.5.4); Indonesian when none fits."""
    wanted = []
    for part in accept_language.split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            wanted.append((-float(quality or 1), tag.split("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for _, tag in sorted(wanted) if tag in CODES), DEFAULT)
