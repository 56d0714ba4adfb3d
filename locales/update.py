"""Bring the catalogues up to date with the code: ``make messages`` (``python -m locales.update``).

What is new gets an empty translation, what is gone is dropped, nothing is guessed: a guess (gettext's
"fuzzy") would be shown to nobody and looked at by nobody. English starts as the message ids themselves.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from locales import CODES, FOLDER, catalogue

ROOT = FOLDER.parent
# Where the message stands among the arguments: translate(locale, "…").
KEYWORDS = {"t": None, "N_": None, "translate": (2,)}
# The language of message ids.
SOURCE = "en"
_HEADER = """msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def extract(root: Path = ROOT) -> Catalog:
    """Return a template with every message in the code and where it stands."""
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    template = Catalog(project="lapor-pwa", fuzzy=False)
    found = extract_from_dir(root, methods, options, keywords=KEYWORDS, directory_filter=_is_source)
    for path, _, message, _, context in sorted(found, key=lambda row: (row[0], row[1])):
        template.add(message, locations=[(path, 0)], context=context)
    return template


def updated(code: str, template: Catalog) -> Catalog:
    """Return the catalogue of a locale with exactly the template's messages; new ones untranslated.

    Raises:
        FileNotFoundError: There is no catalogue for ``code``; an empty file is a start.
    """
    old = catalogue(code)
    new = Catalog(locale=code, fuzzy=False)
    for message in template:
        if not message.id:
            continue
        known = old.get(message.id)
        words = known.string if known else ""
        new.add(message.id, words or (message.id if code == SOURCE else ""), locations=message.locations)
    return new


def as_po(code: str, catalog: Catalog) -> str:
    """Return the file's text, in the order of the code; dates in its header would only make conflicts."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, ignore_obsolete=True)
    header = _HEADER.format(code=code)
    return header + buffer.getvalue().decode().rstrip("\n") + "\n"


def po_file(code: str) -> Path:
    """Return the path of a locale's catalogue."""
    return FOLDER / code / "LC_MESSAGES" / "lapor.po"


def _is_source(folder: str) -> bool:
    name = Path(folder).name
    return not name.startswith((".", "_")) and name not in {"node_modules", "tests"}


def main() -> None:
    """Update every catalogue and say what still wants words."""
    template = extract()
    for code in CODES:
        new = updated(code, template)
        po_file(code).write_text(as_po(code, new), encoding="utf-8")
        missing = [message.id for message in new if message.id and not message.string]
        print(f"{code}: {len(new)} messages, {len(missing)} without words")  # noqa: T201
        for message in missing:
            print(f"  {message}")  # noqa: T201


if __name__ == "__main__":
    main()
