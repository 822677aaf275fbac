"""What questions keep of a person: what they asked, answered, voted for, promised, and that they like to be asked."""

from __future__ import annotations

from sqlalchemy import Connection, text

from engine.contract.events import PersonForgotten
from engine.contract.feature import Batch, Export, Person
from engine.qa import knowledge
from engine.qa.card import refresh
from engine.qa.records import questions
from engine.qa.rules import CLOSED, OPEN

_QUERIES = {
    "question": "SELECT number, kind, title, tried, state, at, first_at, solved_at FROM question "
    "WHERE asker = :a {here} ORDER BY number",
    "answer": "SELECT number, message, at, accepted_at, thanked, said FROM answer WHERE author = :a {here} "
    "ORDER BY number, seq",
    "answer_vote": "SELECT number, seq, emoji FROM answer_vote WHERE voter = :a {here} ORDER BY number, seq, emoji",
    "watched_question": "SELECT chat, message, at, first_at FROM watched_question WHERE asker = :a {here} ORDER BY seq",
    "question_route": "SELECT number, at, state FROM question_route WHERE member = :a {here} ORDER BY number",
    "bounty": "SELECT number, n, coins, until, state FROM bounty WHERE giver = :a {here} ORDER BY number, n",
    "expert": "SELECT most, at FROM expert WHERE member = :a {here}",
    "question_nudge": "SELECT at FROM question_nudge WHERE member = :a {here}",
}
_CHANGES = (
    # Nobody waits for an answer any more; a bounty of somebody else's ends in its time.
    f"UPDATE question SET state = '{CLOSED}' WHERE asker = :a AND state = '{OPEN}'",
    "UPDATE question SET title = '…', tried = '', message = '', asker = NULL WHERE asker = :a",
    "UPDATE answer SET said = '' WHERE author = :a",
    "DELETE FROM answer_vote WHERE voter = :a",
    "DELETE FROM question_route WHERE member = :a",
    "DELETE FROM expert WHERE member = :a",
)


def export_person(conn: Connection, person: Person) -> Export:
    """Return everything that questions keep of somebody."""
    rows: list[dict[str, object]] = []
    for table, sql in _QUERIES.items():
        found = conn.execute(text(sql.format(here="AND part = :p AND community = :c")), _values(person))
        rows += [{"table": table, **row} for row in found.mappings()]
    return Export(name="qa", rows=rows + knowledge.export_rows(conn, person))


def forget_person(conn: Connection, person: Person) -> None:
    """Drop texts, votes and readiness to help; that a question was asked and answered stays as numbers."""
    for sql in _CHANGES:
        conn.execute(text(f"{sql} AND part = :p AND community = :c"), _values(person))
    knowledge.forget(conn, person)


def on_forgotten(batch: Batch) -> None:
    """Show the cards of who was forgotten as they are now: without their words and their name."""
    where = """asker IS NULL AND title = '…' AND card <> ''
        AND (account = :a OR account IN (SELECT gone FROM alias WHERE part = :p AND kept = :a))"""
    for event in batch.events:
        if isinstance(event.body, PersonForgotten):
            ctx = batch.context(event)
            for question in questions(ctx, where, a=event.body.person):
                refresh(ctx, question)


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
