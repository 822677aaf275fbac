"""The SQLite file behind an address, and how to look at it without disturbing the bot that lives on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from engine.contract.errors import StoreBusy, StoreError
from engine.store.database import Store, normalise_url

HEADER = b"SQLite format 3\x00"


def sqlite_path(url: str) -> Path | None:
    """Return the file of a SQLite address; None for PostgreSQL and for a database in memory."""
    parsed = normalise_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database))


def is_memory(url: str) -> bool:
    """Tell whether the address names a database that ends with the process."""
    return normalise_url(url).get_backend_name() == "sqlite" and sqlite_path(url) is None


def require_existing(url: str) -> None:
    """Refuse an address that holds nothing to look at; opening it would make an empty file."""
    path = sqlite_path(url)
    if is_memory(url):
        raise StoreError("a database in memory has nothing to look at; name one with --db sqlite:///file.db")
    if path is not None and not path.is_file():
        raise StoreError(f"there is no database at {path}; name yours with --db sqlite:///file.db")


@contextmanager
def looking(url: str) -> Iterator[Store]:
    """Open a database for reading, beside a running bot if need be."""
    require_existing(url)
    store = Store.open(url, exclusive=False)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def naming_the_way_out(purpose: str) -> Iterator[None]:
    """Add to a StoreBusy how the running bot is ended, so that `purpose` can work."""
    try:
        yield
    except StoreBusy as error:
        raise StoreBusy(
            f"{error} Then `{purpose}` can work: end the bot with Ctrl-C or `kill -TERM` of that pid."
        ) from None


@contextmanager
def alone(url: str, purpose: str) -> Iterator[Store]:
    """Open a database that no running bot holds; the refusal says how to go on."""
    require_existing(url)
    with naming_the_way_out(purpose):
        store = Store.open(url)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a SQLite file read-only, without SQLAlchemy: it may be no database at all."""
    if not path.is_file():
        raise StoreError(f"there is no file {path}")
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)) as conn:
        yield conn


def integrity_problems(conn: sqlite3.Connection) -> list[str]:
    """Return what SQLite's own check of a file finds; empty if all is well."""
    try:
        found = [str(row[0]) for row in conn.execute("PRAGMA integrity_check(10)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found


def human_size(count: float) -> str:
    """Write a number of bytes for people."""
    for unit in ("B", "KB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"
