"""Everything officers can be shown has words, and Indonesian ones."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lapor_pwa.api import officer_session
from lapor_pwa.domain.request_status import Status
from lapor_pwa.domain.submission import REQUEST_TYPES
from lapor_pwa.pages.officer import words
from lapor_pwa.pages.officer.put_in_words import marked
from lapor_pwa.services import officers
from lapor_pwa.services.heard import Piece


def test_every_status_and_kind_of_report_has_a_name():
    assert set(words.STATUS) == set(Status)
    assert set(words.REQUEST_TYPE) == set(REQUEST_TYPES)


@pytest.mark.parametrize("module", [officers, officer_session])
def test_every_code_a_form_leads_back_with_has_a_sentence(module):
    source = Path(module.__file__).read_text()
    raised = set(re.findall(r'(?:InvalidInput|LaporError)\(\s*"(\w+)"|masalah=(\w+)', source))
    codes = {code for pair in raised for code in pair if code}
    # Told by the command line and as problem documents, not by a page.
    assert codes - {"officer_name", "officer_exists", "foreign_form", "unsupported_media_type"} <= set(
        words.NOTICES
    )


def test_a_moment_is_told_in_western_indonesian_time_and_says_so():
    assert words.moment(datetime(2026, 11, 21, 19, 5, tzinfo=UTC)) == "22 November 2026, 02.05 WIB"
    assert words.day(date(2026, 5, 2)) == "2 Mei 2026"


def test_the_sentences_about_a_new_password_name_the_true_limits():
    assert str(officers.PASSWORD_MIN_LETTERS) in words.NOTICES["password_too_short"]
    assert str(officers.PASSWORD_MAX_LETTERS) in words.NOTICES["password_too_long"]


@pytest.mark.parametrize(
    ("transcription", "voice", "expected"),
    [
        ("none", "", "Ditulis"),
        ("pending", "missing", "belum sampai"),
        ("pending", "stored", "Belum"),
        ("done", "stored", "ditulis"),
        # A voice-only report whose sound was refused was not "written by the reporter".
        ("none", "rejected", "tidak bisa diputar"),
    ],
)
def test_how_a_report_was_told_is_said_in_words(transcription, voice, expected):
    assert expected in words.how_said(transcription, voice)


def test_unsure_words_are_marked_in_words_and_not_by_looks_alone():
    pieces = (Piece("lampu jalan", True), Piece("mati {12}", False))

    assert marked(pieces) == "lampu jalan “mati {12}” (kurang yakin)"
