"""What digests keep of a person: their place in threads, what was quoted of them, whether they want to be told."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person
from engine.digest import retracting, threads


def export_threads(conn: Connection, person: Person) -> Export:
    """Return where the person's messages stand in threads, and where they were mentioned."""
    rows: list[dict[str, object]] = []
    for table, columns in (
        ("thread_message", "chat, message, at, parent, root, reactions"),
        ("thread_call", "chat, message"),
    ):
        found = conn.execute(
            text(
                f"SELECT {columns} FROM {table} WHERE part = :p AND community = :c AND actor = :a ORDER BY seq"
            ),
            _values(person),
        )
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name="threads", rows=rows)


def forget_threads(conn: Connection, person: Person) -> None:
    """Drop what was kept of the person's words; the numbers stay."""
    threads.drop_words(conn, person.part, person.community, person.actor)


def export_person(conn: Connection, person: Person) -> Export:
    """Return what digests quoted of the person, and whether they asked to be told what they miss."""
    quoted = conn.execute(
        text(
            "SELECT title, chat, message FROM digest_quote WHERE part = :p AND community = :c AND actor = :a "
            "ORDER BY seq, told, chat, message"
        ),
        _values(person),
    )
    rows: list[dict[str, object]] = [{"table": "digest_quote", **row} for row in quoted.mappings()]
    reader = conn.execute(
        text("SELECT told FROM digest_reader WHERE part = :p AND community = :c AND actor = :a"),
        _values(person),
    )
    rows += [{"table": "digest_reader", **row} for row in reader.mappings()]
    return Export(name="digest", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Take the person's words and name out of digests, and their own digests away."""
    retracting.forget(conn, person)
    for table in ("digest_reader", "digest_issue"):
        conn.execute(
            text(f"DELETE FROM {table} WHERE part = :p AND community = :c AND actor = :a"), _values(person)
        )


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
