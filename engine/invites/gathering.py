"""What is known of whom an inviter brought lately, read for `signs`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.feature import Context
from engine.invites.ages import made_at
from engine.invites.rules import COUNTED
from engine.invites.signs import Newcomer, Said, signs
from engine.ml.sketch import as_number

LATELY = 30 * DAY
MOST = 20
"""The latest so many newcomers of one inviter are compared with each other, some 15 ms of work at most."""
MESSAGES = 6
UNITS = 4
"""Shorter words (好的, hello) are everybody's."""
_COUNTED = ", ".join(f"'{state}'" for state in COUNTED)
_SAID = """SELECT at, sketch, similarity, reply_actor FROM message_fact WHERE part = :p AND community = :c
    AND actor = :a AND seq > :s AND units >= :u AND reason <> 'withheld' ORDER BY seq DESC LIMIT :n"""
RECENT = 2000
"""Whom else the newcomers could have spoken to is told by so many of the latest messages."""
_CROWD = f"""SELECT count(DISTINCT actor) FROM (SELECT actor FROM message_fact
    WHERE part = :p AND community = :c AND seq > :s AND reason <> 'withheld' AND actor <> :i
    AND actor NOT IN (SELECT member FROM arrival WHERE part = :p AND community = :c AND inviter = :i)
    ORDER BY seq DESC LIMIT {RECENT:d}) AS said"""


def signs_of(context: Context, inviter: int) -> dict[int, tuple[str, ...]]:
    """Return the signs of each of an inviter's latest newcomers."""
    here = {"p": context.part, "c": context.community, "i": inviter, "t": context.event.at - LATELY}
    sql = f"""SELECT * FROM arrival WHERE part = :p AND community = :c AND inviter = :i AND at > :t
        AND state IN ({_COUNTED}) ORDER BY seq DESC LIMIT {MOST:d}"""
    rows = context.conn.execute(text(sql), here).all()
    if not rows:
        return {}
    group = [_newcomer(context, row.member, row.seq, row) for row in rows]
    first = min(row.seq for row in rows)
    crowd = context.conn.execute(text(_CROWD), {**here, "s": first}).scalar_one()
    return signs(group, _newcomer(context, inviter, first), context.event.at, crowd=int(crowd))


def inviters(context: Context, least: int, most: int) -> list[int]:
    """Return who brought at least so many lately, those who brought most first."""
    sql = f"""SELECT inviter, count(*) AS n FROM arrival WHERE part = :p AND community = :c AND at > :t
        AND inviter IS NOT NULL AND state IN ({_COUNTED}) GROUP BY inviter HAVING count(*) >= :l
        ORDER BY n DESC, min(seq) LIMIT :m"""
    values = {"p": context.part, "c": context.community, "t": context.event.at - LATELY}
    return [
        int(row.inviter) for row in context.conn.execute(text(sql), {**values, "l": least, "m": most}).all()
    ]


def _newcomer(context: Context, member: int, since: int, row: Any = None) -> Newcomer:
    name = context.conn.execute(text("SELECT name FROM identity WHERE id = :m"), {"m": member}).scalar()
    values = {"p": context.part, "c": context.community, "a": member, "s": since, "u": UNITS, "n": MESSAGES}
    return Newcomer(
        member=member,
        at=0 if row is None else row.at,
        made=made_at(context.conn, member),
        name=str(name or ""),
        said=tuple(_said(one) for one in context.conn.execute(text(_SAID), values)),
        thanks_in=0 if row is None else row.thanks_in,
        thanks_out=0 if row is None else row.thanks_out,
    )


def _said(row: Any) -> Said:
    sketch = as_number(bytes(row.sketch)) if row.sketch else None
    return Said(row.at, sketch, float(row.similarity), row.reply_actor)
