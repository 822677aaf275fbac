"""Before a database is changed for good, keep it as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.ops.backup import backup
from bot.ops.files import raw, sqlite_path
from engine.store.migrate import head_revision, known_revisions


def save_before_migration(url: str) -> Path | None:
    """Back a SQLite file up if a migration is about to change it; return the backup.

    A file that is empty, unreadable or newer than the program is left to the migration, which says why it refuses.
    """
    path = sqlite_path(url)
    if path is None or not path.is_file():
        return None
    try:
        with raw(path) as conn:
            row = conn.execute("select version_num from alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    if row is None or row[0] == head_revision() or row[0] not in known_revisions():
        return None
    return backup(url, path.with_name(f"{path.name}.before-{head_revision()}"), overwrite=True).path
