import traceback
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError, StatementError

from lapor_pwa.db.models import Base, Officer
from lapor_pwa.db.session import current_revision, head_revision, make_engine, reading, upgrade, writing


def officer(name: str = "Sri") -> Officer:
    return Officer(name=name, role="national_admin", password_hash="a private hash")


def test_the_migrations_make_exactly_the_tables_of_the_models(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert current_revision(connection) == head_revision() == "0003"


def test_upgrading_at_the_same_time_does_no_harm(tmp_path, request, database_url):
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}" if database_url.startswith("sqlite") else database_url
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, [url] * 4))
    engine = make_engine(url)
    assert "service_request" in inspect(engine).get_table_names()
    engine.dispose()


def test_sqlite_keeps_what_it_commits(migrated_sqlite):
    engine = make_engine(f"sqlite:///{migrated_sqlite}")
    with engine.connect() as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    engine.dispose()
    assert found == wanted


def test_a_block_is_written_whole_or_not_at_all(engine):
    with pytest.raises(RuntimeError), writing(engine) as session:
        session.add(officer())
        session.flush()
        raise RuntimeError
    with reading(engine) as session:
        assert session.scalars(select(Officer)).all() == []


def test_writers_wait_for_each_other_instead_of_failing(engine):
    def add_one(_: int) -> None:
        with writing(engine) as session:
            found = session.get_one(Officer, known.id, with_for_update=True)
            found.name = f"{found.name}x"

    with writing(engine) as session:
        known = officer("")
        session.add(known)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(40)))
    with reading(engine) as session:
        assert session.scalars(select(Officer.name)).one() == "x" * 40


def test_moments_come_back_as_they_were(engine):
    jakarta = timezone(timedelta(hours=7))
    moment = datetime(2026, 1, 2, 3, 4, 5, 678, jakarta)
    with writing(engine) as session:
        sri = officer()
        sri.created_at = moment
        session.add(sri)
    with reading(engine) as session:
        found = session.scalars(select(Officer.created_at)).one()
    assert (found, found.utcoffset()) == (moment, timedelta(0))


def test_a_moment_without_a_time_zone_is_refused(engine):
    with pytest.raises(StatementError, match="time zone"), writing(engine) as session:
        sri = officer()
        sri.created_at = datetime(2026, 1, 1)  # noqa: DTZ001
        session.add(sri)


@pytest.mark.parametrize("role", ["national_admin", None])
def test_an_error_does_not_tell_what_was_in_the_row(engine, role):
    name = "Words of a person"
    with writing(engine) as session:
        session.add(officer(name))
    with pytest.raises(IntegrityError) as caught, writing(engine) as session:
        again = officer(name)
        again.role = role
        session.add(again)
    assert name not in "".join(traceback.format_exception(caught.value))


def test_a_plain_postgresql_url_means_the_driver_that_is_installed():
    engine = make_engine("postgresql://somebody@localhost/lapor")
    assert engine.url.drivername == "postgresql+psycopg"
    engine.dispose()
