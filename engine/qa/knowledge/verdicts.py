"""✔ and ✘: what people say of an answer. It counts in the very next one."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.qa.knowledge.entries import Place, count_change
from engine.qa.knowledge.rules import LONGEST_QUESTION
from engine.qa.knowledge.tables import FaqVerdict
from engine.store.sql import change, fetch, fetch_one, insert_new


def judge(ctx: Context, row: Any, hit: Any, *, right: bool) -> bool:
    """Take a person's word on whether an entry answers what was looked up; false if they said it before.

    Whoever changes their mind has one word all the same: the later one.
    """
    person = ctx.event.actor
    here = {"part": ctx.part, "community": ctx.community, "seq": row.seq, "number": hit.number}
    where = "part = :part AND community = :community AND seq = :seq AND number = :number AND person = :person"
    sql = f'SELECT "right" FROM faq_verdict WHERE {where}'
    before = None if person is None else fetch_one(ctx.conn, sql, **here, person=person)
    if person is None or (before is not None and bool(before.right) == right):
        return False
    place = Place.of(ctx)
    if before is not None:
        change(ctx.conn, f"DELETE FROM faq_verdict WHERE {where}", **here, person=person)
    verdict = {
        **here,
        "version": count_change(place, reset=before is not None),
        "person": person,
        "asker": row.asker,
        "wording": row.wording[:LONGEST_QUESTION],
        "right": right,
        "semantic": bool(row.semantic),
        "measures": hit.measures,
        "at": ctx.event.at,
        "stamp": place.stamp,
    }
    insert_new(ctx.conn, FaqVerdict, [verdict])
    return True


def verdicts_on(ctx: Context, row: Any) -> list[bool]:
    """Return what was said of the entry that a look-up showed."""
    sql = """SELECT "right" FROM faq_verdict WHERE part = :p AND community = :c AND seq = :s AND number = :n
        ORDER BY version"""
    rows = fetch(ctx.conn, sql, p=ctx.part, c=ctx.community, s=row.seq, n=row.entry)
    return [bool(one.right) for one in rows]
