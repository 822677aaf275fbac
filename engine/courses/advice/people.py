"""Accounts that become one or part, people who are forgotten or want to know what is kept; the sums follow, exactly."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Person
from engine.courses.advice.deeds import replace
from engine.courses.advice.records import history
from engine.stream.here import HERE

_KEYED = (("interest", "item"), ("barred_topic", "tag"), ("learner", "member"))
_QUERIES = {
    "interest": "SELECT item, what, at FROM interest WHERE member = :a AND {here} ORDER BY at, item",
    "learner": "SELECT talk, push, asked_at, topics FROM learner WHERE member = :a AND {here}",
    "barred_topic": "SELECT tag, at FROM barred_topic WHERE member = :a AND {here} ORDER BY tag",
    "course_advice": "SELECT item, how, at, state FROM course_advice WHERE member = :a AND {here} ORDER BY number",
}


def on_joined(batch: Batch) -> None:
    """Give `kept` what `gone` did and said; of what both say about one thing the later word holds."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            _join(batch.conn, batch.part, event.community, body.kept, body.gone)


def _join(conn: Connection, part: int, community: int, kept: int, gone: int) -> None:
    here = {"p": part, "c": community, "k": kept, "g": gone}
    ours, theirs = (history(conn, part, community, member) for member in (kept, gone))
    sql = f"""DELETE FROM interest WHERE {HERE} AND (member = :k OR member = :g) AND EXISTS (SELECT 1 FROM interest o
        WHERE o.part = interest.part AND o.community = interest.community AND o.item = interest.item
        AND o.member <> interest.member AND (o.member = :k OR o.member = :g)
        AND (o.at > interest.at OR (o.at = interest.at AND o.member = :k)))"""
    conn.execute(text(sql), here)
    for table, key in _KEYED[1:]:
        same = f"AND o.{key} = {table}.{key}" if key != "member" else ""
        sql = f"""DELETE FROM {table} WHERE {HERE} AND member = :g AND EXISTS (SELECT 1 FROM {table} o
            WHERE o.part = {table}.part AND o.community = {table}.community AND o.member = :k {same})"""
        conn.execute(text(sql), here)
    for table in ("interest", "barred_topic", "learner", "course_advice"):
        conn.execute(text(f"UPDATE {table} SET member = :k WHERE {HERE} AND member = :g"), here)
    replace(conn, part, community, theirs, [])
    replace(conn, part, community, ours, history(conn, part, community, kept))


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had brought."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, IdentitiesParted):
            continue
        here = {"p": batch.part, "c": event.community, "k": body.kept, "g": body.gone}
        before = history(batch.conn, batch.part, event.community, body.kept)
        for table in ("interest", "learner"):
            sql = f"UPDATE {table} SET member = :g WHERE {HERE} AND member = :k AND account = :g"
            batch.conn.execute(text(sql), here)
        for member, was in ((body.kept, before), (body.gone, [])):
            now = history(batch.conn, batch.part, event.community, member)
            replace(batch.conn, batch.part, event.community, was, now)


def export_rows(conn: Connection, person: Person) -> list[dict[str, Any]]:
    """Return everything that recommending keeps of somebody."""
    found: list[dict[str, Any]] = []
    for table, sql in _QUERIES.items():
        rows = conn.execute(text(sql.format(here=HERE)), _values(person))
        found += [{"table": table, **row} for row in rows.mappings()]
    return found


def forget(conn: Connection, person: Person) -> None:
    """Take what somebody did out of the sums, and drop what they allow, want and were told."""
    before = history(conn, person.part, person.community, person.actor)
    replace(conn, person.part, person.community, before, [])
    for table in ("interest", "learner", "barred_topic", "course_advice"):
        conn.execute(text(f"DELETE FROM {table} WHERE member = :a AND {HERE}"), _values(person))


def _values(person: Person) -> dict[str, int]:
    return {"p": person.part, "c": person.community, "a": person.actor}
