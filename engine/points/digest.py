"""Who helped: the points' share of a digest, by how many people thanked somebody, not by how often."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.feature import Context, Line, Period, Section
from engine.contract.replies import Link, Mention, Text
from engine.points.rules import day_of
from engine.stream.wishes import MAY_BE_NAMED

MOST = 4
_THANKED = f"""SELECT l.member, count(DISTINCT l.actor) AS people,
    sum(CASE WHEN l.rule = 'answer' THEN 1 ELSE 0 END) AS answers, max(l.seq) AS seq
    FROM ledger l JOIN membership m ON m.part = l.part AND m.community = l.community AND m.actor = l.member
    WHERE l.part = :p AND l.community = :c AND l.day >= :first AND l.day < :last AND l.rule IN ('thanks', 'answer')
    AND l.xp > 0 AND l.actor IS NOT NULL AND m.ranked AND {MAY_BE_NAMED.format("m", "actor")} AND NOT EXISTS (SELECT 1 FROM ledger u WHERE u.part = l.part
    AND u.community = l.community AND u.member = l.member AND u.rule = 'undo' AND u.subject IN
    (CAST(l.seq AS VARCHAR(20)), CAST(l.seq AS VARCHAR(20)) || '-' || CAST(l.n AS VARCHAR(9))))
    GROUP BY l.member ORDER BY people DESC, answers DESC, seq DESC LIMIT :n"""


def helpers(context: Context, period: Period) -> Section | None:
    """Name those whom most people thanked; who left the boards or wants no thanks in public is not named."""
    rows = context.conn.execute(
        text(_THANKED),
        {
            "p": context.part,
            "c": context.community,
            "first": day_of(period.since, context.zone),
            "last": day_of(period.until - 1, context.zone) + 1,
            "n": MOST,
        },
    ).all()
    if not rows:
        return None
    lines = tuple(_line(context, row) for row in rows)
    return Section(name="points", title="🤝 " + context.text("points-digest"), lines=lines)


def _line(context: Context, row: Any) -> Line:
    """Write one helper, with the last thanks they got."""
    told = context.text("points-digest-helper", people=int(row.people), answers=int(row.answers or 0))
    line: Line = (Mention(row.member), Text(f" {told}"))
    place = context.conn.execute(
        text("SELECT chat, message FROM message_fact WHERE part = :p AND community = :c AND seq = :s"),
        {"p": context.part, "c": context.community, "s": row.seq},
    ).first()
    if place is None or place.message.startswith("#"):
        return line
    link = Link(context.text("points-digest-look"), chat=int(place.chat), message=str(place.message))
    return (*line, Text(" · "), link)
