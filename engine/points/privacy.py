"""What points keep of a person: handed out on request, let go of when they are forgotten."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person
from engine.points.window import forget_windows

_TABLES = {
    "ledger": "SELECT seq, n, rule, subject, xp, coins, at, day, reason FROM ledger",
    "wallet": "SELECT xp, coins, level FROM wallet",
    "streak": "SELECT last_day, length, best FROM streak",
}
_PREVIEWS = "FROM rule_preview WHERE part = :p AND community = :c AND actor = :a"


def export_person(conn: Connection, person: Person) -> Export:
    """Return the person's entries, sums, streak and the numbers about their messages."""
    rows: list[dict[str, object]] = []
    values = {"p": person.part, "c": person.community, "a": person.actor}
    for table, sql in _TABLES.items():
        found = conn.execute(text(f"{sql} WHERE part = :p AND community = :c AND member = :a"), values)
        rows += [{"table": table, **row} for row in found.mappings()]
    facts = conn.execute(
        text(
            "SELECT seq, at, units, novelty, similarity, quality, reason FROM message_fact "
            "WHERE part = :p AND community = :c AND actor = :a ORDER BY seq"
        ),
        values,
    )
    rows += [{"table": "message_fact", **row} for row in facts.mappings()]
    tried = conn.execute(text(f"SELECT at, state, changes {_PREVIEWS} ORDER BY number"), values)
    rows += [{"table": "rule_preview", **row} for row in tried.mappings()]
    return Export(name="points", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Drop the sketches and the streak; entries stay under the number, so that sums and others' points hold."""
    values = {"p": person.part, "c": person.community, "a": person.actor}
    conn.execute(
        text("UPDATE message_fact SET sketch = NULL WHERE part = :p AND community = :c AND actor = :a"),
        values,
    )
    conn.execute(text("DELETE FROM streak WHERE part = :p AND community = :c AND member = :a"), values)
    conn.execute(
        text(
            "UPDATE ledger SET reason = '' WHERE part = :p AND community = :c AND member = :a AND rule = 'grant'"
        ),
        values,
    )
    conn.execute(text(f"DELETE {_PREVIEWS}"), values)
    forget_windows(conn, person.part)
