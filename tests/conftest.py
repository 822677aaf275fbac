from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from sqlalchemy import Connection
from sqlalchemy.engine import URL

from engine.store import migrate
from engine.store.database import Store
from engine.store.migrate import upgrade
from tests.fakes.features import make_tables
from tests.fakes.postgres import Postgres

# Provoked errors are asserted, not printed; their coloured tracebacks would cost seconds.
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))

Opener = Callable[[], Store]
run_migrations = migrate._run_migrations


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def copied_schema() -> Callable[[Connection], None]:
    """Return what lays out an empty SQLite database: the first one by all migrations, the others by what came of it."""
    made: list[str] = []

    def lay_out(conn: Connection) -> None:
        driver: Any = conn.connection.driver_connection
        if conn.dialect.name != "sqlite" or driver.execute("select 1 from sqlite_master").fetchone():
            run_migrations(conn)
        elif made:
            for statement in made:
                driver.execute(statement)
        else:
            run_migrations(conn)
            made.extend(line for line in driver.iterdump() if line not in ("BEGIN TRANSACTION;", "COMMIT;"))

    return lay_out


@pytest.fixture(autouse=True)
def migrated_once(monkeypatch: pytest.MonkeyPatch, copied_schema: Callable[[Connection], None]) -> None:
    """Migrate one empty database only: a quarter of a second each would be a third of the time of all tests."""
    monkeypatch.setattr(migrate, "_run_migrations", copied_schema)


@pytest.fixture(autouse=True)
def nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close whatever databases a test has opened and left (Python 3.13 complains of them)."""
    opened: list[Store] = []
    really_open = Store.open

    def noting(url: str | URL, *, exclusive: bool = True) -> Store:
        store = really_open(url, exclusive=exclusive)
        opened.append(store)
        return store

    monkeypatch.setattr(Store, "open", noting)
    yield
    for store in opened:
        store.close()


@pytest.fixture
def on_postgres(postgres: Postgres) -> Iterator[str]:
    """Address of an empty but migrated database of PostgreSQL."""
    address = postgres.new()
    yield address
    postgres.drop(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty but migrated database, on each of the two stores."""
    if request.param == "postgresql":
        yield request.getfixturevalue("on_postgres")
        return
    address = f"sqlite:///{tmp_path / 'test.db'}"
    store = Store.open(address)
    upgrade(store, partitions=8)
    make_tables(store)
    store.close()
    yield address


@pytest.fixture
def opener(url: str) -> Iterator[Opener]:
    """Open the database once more, as a restarted process would; all are closed at the end."""
    opened: list[Store] = []

    def open_again() -> Store:
        if url.startswith("sqlite"):
            for store in opened:
                store.close()
            opened.clear()
        store = Store.open(url)
        store.load_partitions()
        opened.append(store)
        return store

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(opener: Opener) -> Store:
    return opener()
