"""✔ and ✘: what people say of an answer. It counts in the very next one."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.qa.knowledge.entries import Place, count_change
from engine.qa.knowledge.rules import LONGEST_QUESTION
from engine.qa.knowledge.tables import FaqVerdict
from engine.store.sql import fetch, fetch_one, insert_new


def judge(ctx: Context, row: Any, hit: Any, *, right: bool) -> bool:
    """Take a person's word on whether an entry answers what was looked up; false if they said it before."""
    person = ctx.event.actor
    here = {"part": ctx.part, "community": ctx.community, "seq": row.seq, "number": hit.number}
    sql = """SELECT 1 FROM faq_verdict WHERE part = :part AND community = :community AND seq = :seq
        AND number = :number AND person = :person"""
    if person is None or fetch_one(ctx.conn, sql, **here, person=person) is not None:
        return False
    place = Place.of(ctx)
    verdict = {
        **here,
        "version": count_change(place),
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
