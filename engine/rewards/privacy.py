"""What rewards keep of a person: the level that was last told."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person

_OWN = "FROM reward_level WHERE part = :p AND community = :c AND member = :a"


def export_person(conn: Connection, person: Person) -> Export:
    """Return the person's level."""
    found = conn.execute(text(f"SELECT level {_OWN}"), _values(person)).mappings()
    return Export(name="rewards", rows=[{"table": "reward_level", **row} for row in found])


def forget_person(conn: Connection, person: Person) -> None:
    """Drop the level. Roles on the platform are the platform's; leaving the group ends them."""
    conn.execute(text(f"DELETE {_OWN}"), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
