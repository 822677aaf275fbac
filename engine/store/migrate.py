"""Bring a database to the newest schema, and fix the number of its partitions."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from engine.contract.errors import SchemaError
from engine.store.database import Store

DEFAULT_PARTITIONS = {"sqlite": 16, "postgresql": 64}
CONSUMERS = ("main", "slow")
MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def alembic_config() -> Config:
    """Point Alembic at our migrations, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def head_revision() -> str | None:
    """Return the newest revision that this program knows."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head()


def known_revisions() -> frozenset[str]:
    """Return every revision that this program can bring to the head."""
    return frozenset(s.revision for s in ScriptDirectory.from_config(alembic_config()).walk_revisions())


def current_revision(conn: Connection) -> str | None:
    """Return the revision that the database stands at; None if it was never migrated."""
    return MigrationContext.configure(conn).get_current_revision()


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
        config = alembic_config()
        config.attributes["connection"] = conn
        command.upgrade(config, "head")
        _lay_partitions(conn, store, partitions)
        changed = before != current_revision(conn)
    store.load_partitions()
    return changed


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
