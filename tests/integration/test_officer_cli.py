"""``lapor officer add``, as an operator types it."""

from click.testing import CliRunner

from lapor_pwa.cli import main
from lapor_pwa.db.session import reading
from lapor_pwa.services import officers


def run(settings, *arguments: str):
    environment = {"LAPOR_DATA_DIR": str(settings.data_dir), "DATABASE_URL": settings.sqlalchemy_url}
    return CliRunner().invoke(main, ["officer", "add", *arguments], env=environment)


def test_the_printed_password_signs_the_new_officer_in(settings, engine):
    printed = run(settings, "Sri Wahyuni", "--role", "national_admin")
    password = printed.output.split("One-time password: ")[1].split()[0]

    assert printed.exit_code == 0
    with reading(engine) as session:
        assert officers.recognise(session, "Sri Wahyuni", password)


def test_the_command_says_what_is_wrong_when_the_name_is_taken_or_the_role_unknown(settings):
    run(settings, "Sri")

    assert "already an officer" in run(settings, "Sri").output
    assert "national_admin" in run(settings, "Budi", "--role", "king").output
