"""``lapor`` as an operator types it: what is wrong is one sentence, and what is made is private."""

import os
import signal
import stat

import pytest
from click.testing import CliRunner

from lapor_pwa.cli import main
from lapor_pwa.services.jobs import make_huey
from lapor_pwa.settings import Settings
from tests.integration.samples import wav
from tests.integration.services.conftest import file_report
from tests.integration.speech.host.hosting import Hosting

__all__ = ["file_report"]


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


def test_doctor_says_which_model_answers_and_where(tmp_path):
    where = {"LAPOR_DATA_DIR": str(tmp_path), "DATABASE_URL": "", "LAPOR_GTTS": "off"}
    assert "MISSING  speech process: does not run" in run("doctor", **where).output

    host = Hosting(Settings(data_dir=tmp_path).speech_socket)
    host.start()
    host.model_pid()
    assert "ok       speech process: standin@0 on cpu, 0 waiting" in run("doctor", **where).output
    host.end(signal.SIGKILL)


def test_a_report_can_be_written_down_again_once_it_has_a_sound(settings, database_url, engine, file_report):
    where = {"LAPOR_DATA_DIR": str(settings.data_dir), "DATABASE_URL": database_url}
    _, written = file_report()
    _, spoken = file_report(wav())

    assert "The worker writes it down" in run("transcribe", spoken.service_request_id, **where).output
    assert make_huey(settings).pending_count() == 1
    refused = run("transcribe", written.service_request_id, **where)
    assert (refused.exit_code, "no_voice" in refused.output) == (1, True)


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
