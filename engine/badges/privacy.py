"""What badges keep of a person: what they did that counts, what it came to, which badges it brought."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person

_OWN = "WHERE part = :p AND community = :c AND member = :a"
_QUERIES = {
    "badge_held": f"SELECT badge, tier, at, how, note, revoked FROM badge_held {_OWN} ORDER BY at, badge",
    "badge_count": f"SELECT counter, value FROM badge_count {_OWN} ORDER BY counter",
    "badge_deed": f"SELECT counter, subject, amount, at FROM badge_deed {_OWN} ORDER BY at, counter, subject",
}


def export_person(conn: Connection, person: Person) -> Export:
    """Return the person's badges, counts and deeds."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        rows += [{"table": table, **row} for row in conn.execute(text(sql), _values(person)).mappings()]
    return Export(name="badges", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Drop all of it; badges that they made or gave stay, without saying by whom."""
    for table in _QUERIES:
        conn.execute(text(f"DELETE FROM {table} {_OWN}"), _values(person))
    for table, column in (("badge_held", "granter"), ("badge_made", "author")):
        where = f"WHERE part = :p AND community = :c AND {column} = :a"
        conn.execute(text(f"UPDATE {table} SET {column} = NULL {where}"), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
