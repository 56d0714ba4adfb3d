"""The documents name what is there: settings, decisions, files they link to or say something is held by."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = [ROOT / "README.md", ROOT / "components" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_setting_is_in_the_table_when_the_code_reads_it():
    read = set(re.findall(r'"((?:LAPOR_|DATABASE_)\w+)"', (ROOT / "lapor_pwa" / "settings.py").read_text()))
    told = set(
        re.findall(r"^\| `((?:LAPOR_|DATABASE_)\w+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    )

    assert told == read


def test_every_decision_is_in_the_index_when_it_is_made():
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(r"^- \[\d+\]\(([^)]+)\)", (folder / "README.md").read_text(), re.MULTILINE)

    assert listed == sorted(file.name for file in folder.glob("0*.md"))


@pytest.mark.parametrize("document", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there_when_followed(document):
    text = document.read_text()
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text)]
    files = re.findall(r"`((?:tests|lapor_pwa|components|speech|locales|docs)/[\w./-]+)`", text)
    wanted = [document.parent / link for link in links if link and "://" not in link]
    wanted += [ROOT / file for file in files]

    assert [str(path) for path in wanted if not path.exists()] == []
