"""``lapor`` as an operator types it: what is wrong is one sentence, and what is made is private."""

import os
import stat

import pytest
from click.testing import CliRunner

from lapor_pwa.cli import main


def run(*arguments: str, **environment: str):
    return CliRunner().invoke(main, arguments, env=environment)


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"LAPOR_PORT": "eight"}, "LAPOR_PORT must be a whole number"),
        ({"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "The database cannot be used: connection"),
        ({"LAPOR_DATA_DIR": "/proc/none", "DATABASE_URL": ""}, "/proc/none"),
    ],
)
def test_one_sentence_is_said_when_a_setting_cannot_be_used(tmp_path, environment, says):
    done = run("migrate", **{"LAPOR_DATA_DIR": str(tmp_path / "data")} | environment)

    assert done.exit_code == 1
    assert says in done.output
    assert isinstance(done.exception, SystemExit)


def test_nobody_else_can_look_into_the_data_folder_when_it_is_made(tmp_path):
    data = tmp_path / "deep" / "data"

    assert run("migrate", LAPOR_DATA_DIR=str(data), DATABASE_URL="").exit_code == 0
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_doctor_finds_database_and_queue_when_they_were_made(settings, database_url):
    where = {"LAPOR_DATA_DIR": str(settings.data_dir), "DATABASE_URL": database_url, "LAPOR_GTTS": "off"}

    said = run("doctor", **where).output

    assert "ok       database: " in said
    assert "ok       queue: " in said
    assert "switched off" in said


def test_doctor_says_how_to_mend_when_database_and_queue_are_unusable(tmp_path):
    (tmp_path / "queue.sqlite3").write_text("not a database" * 100)
    where = {"LAPOR_DATA_DIR": str(tmp_path), "DATABASE_URL": "", "LAPOR_GTTS": "off"}

    done = run("doctor", **where)

    assert done.exit_code == 1
    assert "MISSING  database: sqlite, schema None\n         Run: .venv/bin/lapor migrate" in done.output
    assert "MISSING  queue: " in done.output


def test_nobody_else_can_read_the_database_when_the_folder_was_open_to_all(tmp_path):
    before = os.umask(0o022)
    try:
        run("migrate", LAPOR_DATA_DIR=str(tmp_path), DATABASE_URL="")
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "lapor.sqlite3").stat().st_mode) == 0o600
