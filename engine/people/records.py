"""What is kept of a person here: codes that wait, and wrong ones they entered."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person


def export_person(conn: Connection, person: Person) -> Export:
    """Return the codes that a person asked for in a community and that still wait, without the codes."""
    rows = conn.execute(
        text("select purpose, platform, expires_at from code where person = :a and community = :c"),
        {"a": person.actor, "c": person.community},
    )
    return Export(name="people", rows=[dict(row) for row in rows.mappings()])


def forget_person(conn: Connection, person: Person) -> None:
    """Delete a person's codes and tries."""
    for table in ("code", "code_try"):
        conn.execute(text(f"delete from {table} where person = :a"), {"a": person.actor})
    conn.execute(text("update code set claimed_by = null where claimed_by = :a"), {"a": person.actor})
