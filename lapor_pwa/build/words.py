"""The phone's words, put in at build time: each travels once, in one language, with the code that says it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from babel.messages.extract import extract_from_dir

# A sentence where it is shown, as Biome formats it: t("…") or t("…", {…}).
_SHOWN = re.compile(r'\bt\((\s*)("(?:[^"\\]|\\.)*")')


def named_messages(folder: Path, words: Mapping[str, str]) -> dict[str, str]:
    """Return the translations of messages that code only names (``N_``): they are looked up when shown.

    Some are kept on the phone, in a refused report, say, and shown in whatever language is read then.
    """
    found = extract_from_dir(folder, [("**.ts", "javascript")], keywords={"N_": None})
    names = sorted({message for _, _, message, _, _ in found if isinstance(message, str)})
    return {name: words[name] for name in names if words.get(name, name) != name}


def put_in_words(code: str, words: Mapping[str, str]) -> str:
    """Return TypeScript with the message ids in ``t("…")`` translated; one without a translation stays."""

    def replacement(match: re.Match[str]) -> str:
        blank, literal = match.groups()
        message = json.loads(literal)
        return f"t({blank}{json.dumps(words.get(message) or message, ensure_ascii=False)}"

    return _SHOWN.sub(replacement, code)


def write_sources(components: Path, folder: Path, words: Mapping[str, str]) -> None:
    """Copy the phone's code into ``folder``, with its words put in."""
    for file in components.rglob("*.ts"):
        copy = folder / file.relative_to(components)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(put_in_words(file.read_text(encoding="utf-8"), words), encoding="utf-8")
