"""Bring a database to the newest schema, and fix the number of its partitions.

Alembic is imported only where something has to be migrated: most starts find the schema as it should be.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from engine.contract.errors import SchemaError
from engine.store.database import Store

DEFAULT_PARTITIONS = {"sqlite": 16, "postgresql": 64}
CONSUMERS = ("main", "slow")
MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def head_revision() -> str:
    """Return the newest revision that this program knows."""
    return max(known_revisions())


@cache
def known_revisions() -> frozenset[str]:
    """Return every revision that this program can bring to the head: the numbers that the files' names begin with."""
    return frozenset(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def current_revision(conn: Connection) -> str | None:
    """Return the revision that the database stands at; None if it was never migrated."""
    if not inspect(conn).has_table("alembic_version"):
        return None
    revision: str | None = conn.execute(text("select version_num from alembic_version")).scalar()
    return revision


def upgrade(store: Store, *, partitions: int | None = None) -> bool:
    """Migrate to the head and lay out the partitions; return whether anything changed.

    Raises SchemaError if the database is newer than the program, or has another number of partitions.
    """
    with store.write() as conn:
        before = current_revision(conn)
        if before is not None and before not in known_revisions():
            raise SchemaError(
                f"the database is at revision {before}, which this program does not know; update the program"
            )
        behind = before != head_revision()
        if behind:
            _run_migrations(conn)
        _lay_partitions(conn, store, partitions)
    store.load_partitions()
    return behind


def _run_migrations(conn: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def _lay_partitions(conn: Connection, store: Store, wanted: int | None) -> None:
    found = conn.execute(text("select value from meta where key = 'partitions'")).scalar()
    if found is not None:
        if wanted is not None and int(found) != wanted:
            raise SchemaError(f"this database has {found} partitions; their number is fixed when it is made")
        return
    count = wanted or DEFAULT_PARTITIONS[store.dialect]
    conn.execute(text("insert into meta (key, value) values ('partitions', :n)"), {"n": str(count)})
    for part in range(count):
        conn.execute(text("insert into head (part, head) values (:p, 0)"), {"p": part})
        for consumer in CONSUMERS:
            conn.execute(
                text(
                    "insert into cursor (consumer, part, pos, clock, import_clock) values (:c, :p, 0, 0, 0)"
                ),
                {"c": consumer, "p": part},
            )


def check_schema(store: Store) -> None:
    """Refuse a database that is not at the head; the sentence names the way out."""
    with store.read() as conn:
        current = current_revision(conn)
    if current != head_revision():
        raise SchemaError(
            f"the database is at revision {current or 'none'}, the program needs {head_revision()}; "
            "run: python -m bot migrate"
        )
    store.load_partitions()
