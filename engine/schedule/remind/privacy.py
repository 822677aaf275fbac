"""What reminders keep of a person: all of it is theirs alone, and goes with them."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person
from engine.schedule.records import FEATURE
from engine.schedule.remind.records import KEPT_TIMER, TIMER

_QUERIES = {
    "reminder": "SELECT number, note, start, rule, due_at, state, created_at FROM reminder {mine} ORDER BY seq, n",
    "reminder_quiet": "SELECT since FROM reminder_quiet {mine}",
}
_MINE = "WHERE part = :p AND community = :c AND member = :a"


def export_person(conn: Connection, person: Person) -> Export:
    """Return somebody's reminders."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(sql.format(mine=_MINE)), _values(person))
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name=FEATURE, rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Drop somebody's reminders and what was to come of them."""
    for timer in (TIMER, KEPT_TIMER):
        conn.execute(
            text(
                f"DELETE FROM due_item WHERE part = :p AND feature = '{FEATURE}' AND dedupe IN "
                f"(SELECT '{timer}:' || community || ':' || seq || ':' || n FROM reminder {_MINE})"
            ),
            _values(person),
        )
    for table in _QUERIES:
        conn.execute(text(f"DELETE FROM {table} {_MINE}"), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
