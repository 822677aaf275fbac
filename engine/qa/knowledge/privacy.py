"""What the base keeps of a person: what they wrote, asked and said of answers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from engine.contract.feature import Person
from engine.qa.knowledge.entries import Place, count_change, drop_vectors, retract
from engine.qa.knowledge.review import let_go
from engine.qa.knowledge.rules import RETRACTED, SOURCED
from engine.stream.here import HERE

_QUERIES = {
    "faq_entry": "SELECT number, key, question, answer, source, state, at FROM faq_entry WHERE author = :a {here} ORDER BY number",
    "faq_asked": "SELECT number, question, at FROM faq_entry WHERE asker = :a {here} ORDER BY number",
    "faq_verdict": 'SELECT number, "right", at FROM faq_verdict WHERE person = :a {here} ORDER BY version',
    "faq_wording": "SELECT number, wording, at FROM faq_verdict WHERE asker = :a {here} ORDER BY version",
    "faq_lookup": "SELECT wording, band, entry, at FROM faq_lookup WHERE asker = :a {here} ORDER BY seq",
    "faq_draft": "SELECT number, question, answer, at FROM faq_draft WHERE (author = :a OR asker = :a) {here} ORDER BY number",
}
_CHANGES = (
    # A curated entry is the community's: it stays and names nobody.
    "UPDATE faq_entry SET author = NULL WHERE author = :a",
    "UPDATE faq_version SET editor = NULL WHERE editor = :a",
    "UPDATE faq_verdict SET wording = '', asker = NULL WHERE asker = :a",
    "UPDATE faq_verdict SET person = NULL WHERE person = :a",
    "UPDATE faq_lookup SET wording = '', more = '', asker = NULL WHERE asker = :a",
)


def export_rows(conn: Connection, person: Person) -> list[dict[str, object]]:
    """Return everything that the base keeps of somebody."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(sql.format(here=f"AND {HERE}")), _values(person))
        rows += [{"table": table, **row} for row in found.mappings()]
    return rows


def forget(conn: Connection, person: Person) -> None:
    """Take back what somebody said in the chat, the wordings learned from them too; judgements stay as numbers."""
    place = Place(conn, person.part, person.community, f"forget:{person.actor}")
    listed = ", ".join(f"'{source}'" for source in SOURCED)
    sql = f"""SELECT number, changed_at FROM faq_entry WHERE {HERE} AND state <> '{RETRACTED}'
        AND ((author = :a AND source IN ({listed})) OR asker = :a) ORDER BY number"""
    for row in conn.execute(text(sql), _values(person)).all():
        retract(place, row.number, row.changed_at)
    # What was learned from their wordings was embedded with the entries.
    sql = f"SELECT DISTINCT number FROM faq_verdict WHERE {HERE} AND asker = :a ORDER BY number"
    taught = [row.number for row in conn.execute(text(sql), _values(person))]
    touched = sum(conn.execute(text(f"{sql} AND {HERE}"), _values(person)).rowcount for sql in _CHANGES)
    touched += let_go(conn, f"(author = :a OR asker = :a) AND {HERE}", _values(person))
    if touched:
        count_change(place, reset=True)
    for number in taught:
        drop_vectors(place, number)


def _values(person: Person) -> dict[str, Any]:
    return {"p": person.part, "c": person.community, "a": person.actor}
