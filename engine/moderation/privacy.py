"""What moderation keeps of a person: handed out on request, let go of when they are forgotten."""

from __future__ import annotations

from sqlalchemy import Connection

from engine.contract.feature import Export, Person
from engine.moderation import auto


def export_person(conn: Connection, person: Person) -> Export:
    """Return the cases about the person, their reports and what the rules keep."""
    return Export(name="moderation", rows=auto.export_rows(conn, person))


def forget_person(conn: Connection, person: Person) -> None:
    """Drop what says something of the person."""
    auto.forget(conn, person)
