"""The words themselves: complete, in step with the code, short, and none that an office would use."""

import re
from pathlib import Path
from string import Formatter

import pytest

import locales
from locales import update

DOCS = Path(__file__).parents[3] / "docs"
MOST_WORDS = 12
# Longer sentences, each with its reason.
LONG_SENTENCES: dict[str, str] = {}


def entries(code):
    return [message for message in locales.catalogue(code) if message.id]


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def sentences(text):
    return [part for part in re.split(r"(?<=[.?!])\s+", text) if part]


def forbidden(code):
    """Return the words in the "Do not use" column of the copy table; none for a locale without a column."""
    rows = [line.strip().strip("|").split("|") for line in (DOCS / "copy.md").read_text().splitlines()]
    table = [row for row in rows if len(row) == 5]
    column = f" Do not use ({code}) "
    place = table[0].index(column) if column in table[0] else None
    return {word.lower() for row in table if place for word in re.findall(r"`([^`]+)`", row[place])}


@pytest.mark.parametrize("code", locales.CODES)
def test_catalogue_is_in_step_with_the_code_when_messages_are_extracted(code):
    as_it_would_be = update.as_po(code, update.updated(code, update.extract()))

    assert as_it_would_be == update.po_file(code).read_text(encoding="utf-8"), "run `make messages`"


@pytest.mark.parametrize("code", locales.CODES)
def test_every_message_has_words_when_shown(code):
    assert [message.id for message in entries(code) if not message.string] == []


@pytest.mark.parametrize("code", locales.CODES)
def test_nothing_is_guessed_or_left_over_when_catalogues_change(code):
    assert [message.id for message in entries(code) if message.fuzzy] == []
    assert list(locales.catalogue(code).obsolete) == []


@pytest.mark.parametrize("code", locales.CODES)
def test_places_are_the_same_when_translated(code):
    different = [message.id for message in entries(code) if places(message.id) != places(message.string)]

    assert different == []


@pytest.mark.parametrize("code", locales.CODES)
def test_sentences_are_short_when_read_or_heard(code):
    long = [
        sentence
        for message in entries(code)
        for sentence in sentences(message.string)
        if len(sentence.split()) > MOST_WORDS and message.id not in LONG_SENTENCES
    ]

    assert long == []


@pytest.mark.parametrize("code", locales.CODES)
def test_no_office_words_are_used_when_speaking_to_people(code):
    found = [
        (word, message.string)
        for message in entries(code)
        for word in forbidden(code)
        if re.search(rf"\b{re.escape(word)}\b", message.string, re.IGNORECASE)
    ]

    assert found == []


def test_extraction_reads_typescript_and_python_when_catalogues_are_updated():
    sources = {Path(path).suffix for message in update.extract() for path, _ in message.locations}

    assert sources == {".py", ".ts"}


def test_words_of_labels_are_quoted_as_they_are_when_help_names_them():
    labels = {message.id: message.string for message in entries("id")}

    for message in entries("id"):
        for label in re.findall(r"“([^”]+)”", message.id):
            if label in labels:
                assert f"“{labels[label]}”" in message.string
