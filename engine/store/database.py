"""One database, two dialects: a SQLite file with one writer, or PostgreSQL with many."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from engine.contract.errors import SchemaError, StoreBusy, StoreError

Dialect = Literal["sqlite", "postgresql"]

BUSY_MS = 5_000
CHECKPOINT_PAGES = 4_000
"""The write-ahead log goes back into the file when it has some 16 MB: hot pages are then copied once, not often."""
IDLE_IN_TRANSACTION = "60s"
"""A vanished client's locks are freed after this long on PostgreSQL."""

_PASSING = ("08", "40", "53", "55", "57", "58")
"""Classes of PostgreSQL's error codes that speak of the server, not of the statement."""
_TRANSIENT = (
    "full",
    "locked",
    "i/o",
    "unable to open",
    "readonly",
    "malformed",
    "not a database",
    "interrupted",
)


def normalise_url(url: str) -> URL:
    """Parse a database address; plain `postgresql://` gets the driver that we ship."""
    try:
        parsed = make_url(url)
    except SQLAlchemyError as error:
        raise StoreError(
            f"{url!r} is not a database address; write sqlite:///path/to/file.db or postgresql://user@host/name"
        ) from error
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return parsed.set(drivername="sqlite+pysqlite")
    if backend == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    raise StoreError(f"{backend} is not supported; use sqlite:///… or postgresql://…")


def is_outage(error: BaseException) -> bool:
    """Tell whether the database itself is in trouble (try again later), not the statement (never again)."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or (error.orig is not None and is_outage(error.orig))
    if isinstance(error, sqlite3.Error):
        passing = isinstance(error, sqlite3.OperationalError)
        return passing and any(word in str(error).lower() for word in _TRANSIENT)
    # By name, for the driver of PostgreSQL is not installed everywhere.
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "OperationalError" in kinds and "DiskFull" not in kinds:
        code = getattr(error, "sqlstate", None)
        return code is None or code.startswith(_PASSING)
    if kinds & {"InterfaceError", "DiskFull"}:
        return True
    return isinstance(error, StoreError)


class Store:
    """The open database. `write()` is one transaction of the one writer, `read()` a snapshot."""

    def __init__(self, url: URL, writer: Engine, reader: Engine, lock_file: int | None) -> None:
        self.url = url
        self.dialect: Dialect = "sqlite" if url.get_backend_name() == "sqlite" else "postgresql"
        self._writer = writer
        self._reader = reader
        self._lock_file = lock_file
        self._one_writer = threading.RLock()
        self._shared_connection = writer is reader
        self.partitions = 0

    @classmethod
    def open(cls, url: str | URL, *, exclusive: bool = True) -> Store:
        """Open a migrated database.

        On SQLite `exclusive` takes the file for this process: StoreBusy if another has it. Raises SchemaError if the
        database was never migrated.
        """
        parsed = normalise_url(url) if isinstance(url, str) else url
        if parsed.get_backend_name() == "postgresql":
            engine = _postgres(parsed)
            store = cls(parsed, engine, engine, None)
        elif parsed.database in (None, "", ":memory:"):
            engine = _memory(parsed)
            store = cls(parsed, engine, engine, None)
        else:
            path = Path(str(parsed.database))
            lock = _take_file(path) if exclusive else None
            store = cls(parsed, _sqlite(parsed, writer=True), _sqlite(parsed, writer=False), lock)
        return store

    def load_partitions(self) -> None:
        """Read how many partitions the log has; SchemaError if nobody ever migrated."""
        try:
            with self.read() as conn:
                found = conn.execute(text("select value from meta where key = 'partitions'")).scalar()
        except DBAPIError as error:
            if is_outage(error):
                raise
            found = None
        if found is None:
            raise SchemaError("this database has no tables yet; run: python -m bot migrate")
        self.partitions = int(found)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Run one write transaction; it commits at the end or rolls back on any error.

        Raises StoreError when the database cannot be used (gone, full, locked): nothing of it has happened then.
        """
        if self.dialect == "sqlite":
            with self._one_writer, _translated(), self._writer.begin() as conn:
                yield conn
        else:
            with _translated(), self._writer.begin() as conn:
                yield conn

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read from one snapshot."""
        if self._shared_connection and self.dialect == "sqlite":
            with self._one_writer, _translated(), self._reader.begin() as conn:
                yield conn
        else:
            with _translated(), self._reader.begin() as conn:
                yield conn

    def close(self) -> None:
        """Give the connections and the file back."""
        self._writer.dispose()
        self._reader.dispose()
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None


@contextmanager
def _translated() -> Iterator[None]:
    """Turn the driver's outages into StoreError, and leave everything else alone."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        if is_outage(error):
            told = error.orig if isinstance(error, DBAPIError) else error
            raise StoreError(f"the database cannot be used right now: {told}") from error
        raise


def _take_file(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        owner = os.read(handle, 32).decode(errors="replace").strip() or "?"
        os.close(handle)
        raise StoreBusy(
            f"{path} is in use by another Qunban process (pid {owner}). One SQLite file serves one process: "
            "stop that one first, or use PostgreSQL for several."
        ) from None
    os.ftruncate(handle, 0)
    os.write(handle, str(os.getpid()).encode())
    return handle


def _sqlite(url: URL, *, writer: bool) -> Engine:
    engine = create_engine(
        url,
        poolclass=StaticPool if writer else QueuePool,
        connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
        hide_parameters=True,
    )
    _configure_sqlite(engine, "IMMEDIATE" if writer else "DEFERRED", query_only=not writer)
    return engine


def _memory(url: URL) -> Engine:
    engine = create_engine(
        url, poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True
    )
    _configure_sqlite(engine, "IMMEDIATE", query_only=False)
    return engine


def _configure_sqlite(engine: Engine, mode: str, *, query_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={BUSY_MS}",
            "cache_size=-32000",
            f"wal_autocheckpoint={CHECKPOINT_PAGES}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        if query_only:
            connection.execute("PRAGMA query_only=1").close()

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        conn.exec_driver_sql(f"BEGIN {mode}")


def _postgres(url: URL) -> Engine:
    options = f"-c idle_in_transaction_session_timeout={IDLE_IN_TRANSACTION} -c timezone=UTC"
    return create_engine(
        url,
        pool_size=4,
        pool_pre_ping=True,
        connect_args={"options": options, "keepalives_idle": 10, "connect_timeout": 5},
        hide_parameters=True,  # an error names the statement, never what people said in it
    )
