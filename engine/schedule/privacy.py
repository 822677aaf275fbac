"""What events keep of a person: what they created, answered, attended, showed and said about it."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.feature import Export, Person

_QUERIES = {
    "calendar_event": "SELECT number, kind, title, description, place, created_at FROM calendar_event "
    "WHERE (author = :a OR host = :a) {here} ORDER BY number",
    "rsvp": "SELECT number, original, answer, at, missed FROM rsvp WHERE member = :a {here} ORDER BY at, number",
    "attendance": "SELECT number, original, how, at, score, words FROM attendance WHERE member = :a {here} "
    "ORDER BY at, number",
    "presence": "SELECT number, original, spent FROM presence WHERE member = :a {here} ORDER BY number, original",
    "event_proof": "SELECT number, original, day, at FROM event_proof WHERE member = :a {here} ORDER BY day, number",
    "voice_stay": "SELECT room, since FROM voice_stay WHERE member = :a {here} ORDER BY room",
}
_CHANGES = (
    "UPDATE calendar_event SET description = '', image = '' WHERE author = :a",
    "UPDATE calendar_event SET title = '…', place = '' WHERE author = :a AND state <> 'planned'",
    (
        "UPDATE occurrence SET description = NULL WHERE number IN (SELECT number FROM calendar_event "
        "WHERE part = :p AND community = :c AND author = :a)"
    ),
    "UPDATE calendar_event SET host = NULL WHERE host = :a",
    "UPDATE calendar_event SET author = NULL WHERE author = :a",
    "UPDATE attendance SET words = '' WHERE member = :a",
    "DELETE FROM rsvp WHERE member = :a",
    "DELETE FROM voice_stay WHERE member = :a",
    "DELETE FROM event_code_try WHERE member = :a",
)


def export_person(conn: Connection, person: Person) -> Export:
    """Return everything that events keep of somebody."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(sql.format(here="AND part = :p AND community = :c")), _values(person))
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name="schedule", rows=rows)


def forget_person(conn: Connection, person: Person) -> None:
    """Drop texts and answers; that somebody (whose number means nothing any more) was there stays as a number."""
    for sql in _CHANGES:
        conn.execute(text(f"{sql} AND part = :p AND community = :c"), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
