"""What experiments keep of a person: arms and counts, no word of anybody's."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person

_MEMBER = """SELECT m.number, e.key, m.arm, m.at, m.before, m.messages, m.returned, m.clicked, m.enrolled, m.finished
    FROM experiment_member m JOIN experiment e ON e.part = m.part AND e.community = m.community AND e.number = m.number
    WHERE m.part = :p AND m.community = :c AND m.actor = :a ORDER BY m.number"""
_HARM = """SELECT number, guardrail, at FROM experiment_harm WHERE part = :p AND community = :c AND actor = :a
    ORDER BY number, guardrail"""


def export_person(conn: Connection, person: Person) -> Export:
    """Return the experiments that the person was exposed to, and what was counted of them."""
    rows: list[dict[str, object]] = []
    for table, sql in (("experiment_member", _MEMBER), ("experiment_harm", _HARM)):
        rows += [{"table": table, **row} for row in conn.execute(text(sql), _values(person)).mappings()]
    return Export(name="experiments", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Let go of whose experiments they were; the counts of a number that is nobody's any more stay."""
    conn.execute(
        text("UPDATE experiment SET author = NULL WHERE part = :p AND community = :c AND author = :a"),
        _values(person),
    )


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
