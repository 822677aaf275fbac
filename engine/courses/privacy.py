"""What courses keep of a person: what they learned, how they found it. The catalogue names nobody."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person
from engine.courses import advice
from engine.stream.here import HERE

_QUERIES = {
    "enrolment": "SELECT number, state, done, at, finished_at FROM enrolment WHERE member = :a AND {here} ORDER BY number",
    "course_rating": "SELECT number, score, words, at FROM course_rating WHERE member = :a AND {here} ORDER BY number",
    "course_former": "SELECT number, version, at FROM course_former WHERE editor = :a AND {here} ORDER BY number, version",
}
_CHANGES = (
    "UPDATE course_rating SET words = '' WHERE member = :a",
    "UPDATE course_former SET editor = NULL WHERE editor = :a",
)


def export_person(conn: Connection, person: Person) -> Export:
    """Return everything that courses keep of somebody."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(sql.format(here=HERE)), _values(person))
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name="courses", rows=rows + advice.export_rows(conn, person))


def forget_person(conn: Connection, person: Person) -> None:
    """Drop what they said of courses; that something was begun, finished and rated stays as numbers."""
    for sql in _CHANGES:
        conn.execute(text(f"{sql} AND {HERE}"), _values(person))
    advice.forget(conn, person)


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
