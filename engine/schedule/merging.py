"""Events and reminders are one feature: both hear what concerns both."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from engine.contract.feature import Batch, Export, Person
from engine.schedule import privacy, remind


def both(first: Callable[[Batch], None], second: Callable[[Batch], None]) -> Callable[[Batch], None]:
    """Have two handlers read the same events, one after the other."""

    def handle(batch: Batch) -> None:
        first(batch)
        second(batch)

    return handle


def export_person(conn: Connection, person: Person) -> Export:
    """Return what events and reminders keep of somebody."""
    events, reminders = privacy.export_person(conn, person), remind.export_person(conn, person)
    return Export(name=events.name, rows=[*events.rows, *reminders.rows])


def forget_person(conn: Connection, person: Person) -> None:
    """Drop what events and reminders keep of somebody."""
    privacy.forget_person(conn, person)
    remind.forget_person(conn, person)
