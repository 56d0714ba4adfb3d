"""Engines and transactions. What was committed survives a power cut, on SQLite as on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.orm import Session

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
# Any number, as long as everybody who migrates this application's database uses the same one.
MIGRATION_LOCK = 0x4C41504F52


def make_engine(url: str) -> Engine:
    """Return an engine that keeps what it commits and never shows values in error messages.

    SQLite: WAL (readers and the writer do not block each other), ``synchronous=FULL`` (a commit is on the
    disk, https://www.sqlite.org/pragma.html#pragma_synchronous), foreign keys on. A plain ``postgresql://``
    URL means psycopg 3.
    """
    parsed = make_url(url)
    if parsed.drivername in {"postgres", "postgresql"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() != "sqlite":
        engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=True)
        event.listen(engine, "handle_error", _hide_row)
        return engine
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(parsed, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that only looks."""
    with Session(engine) as session:
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """Open a session that is committed at the end of the block, or rolled back by an exception.

    On SQLite the write lock is taken at the start (``BEGIN IMMEDIATE``): a transaction that reads first and
    writes later would otherwise fail at once when somebody else wrote in between.
    """
    writer = engine.execution_options(lapor_writes=True)
    with Session(writer, expire_on_commit=False) as session, session.begin():
        yield session


_ALEMBIC = Lock()
"""Alembic keeps what it works on in module variables: one thread of a process at a time."""


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to the newest schema, or ``revision``. Several processes may do it at once."""
    engine = make_engine(url)
    try:
        with _ALEMBIC, engine.execution_options(lapor_writes=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            command.upgrade(_alembic(connection), revision)
    finally:
        engine.dispose()


def current_revision(connection: Connection) -> str | None:
    """Return the schema the database has; ``None`` for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def head_revision() -> str | None:
    """Return the schema this code needs."""
    return ScriptDirectory.from_config(_alembic()).get_current_head()


def _alembic(connection: Connection | None = None) -> Config:
    config = Config()
    # A percent sign in the path would be taken for an interpolation.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own BEGIN would come too late, see `_begin_sqlite`.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _hide_row(context: ExceptionContext) -> None:
    """Take "DETAIL: Failing row contains …" out of PostgreSQL's messages: they end up in logs."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\nDETAIL:")[0], *error.args[1:])


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("lapor_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
