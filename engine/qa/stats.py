"""For admins: how many questions stay unanswered, and how long answers take; every figure with its n."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY, MINUTE
from engine.contract.commands import Value
from engine.contract.durations import Length
from engine.contract.feature import Context
from engine.contract.replies import Text
from engine.ml.shares import share
from engine.qa.knowledge import figures
from engine.qa.rules import Median, middle
from engine.stream.here import home

USUAL, RIPE = 30, DAY
"""Days looked back upon; how old a question must be before it counts as unanswered."""
_ASKED = """SELECT at, first_at, solved_at FROM question WHERE part = :p AND community = :c AND at > :s
    AND kind <> 'flow' AND state <> 'closed' ORDER BY number"""
_FLOW = """SELECT w.at, w.first_at, q.solved_at FROM watched_question w LEFT JOIN question q ON q.part = w.part
    AND q.community = w.community AND q.number = w.number AND w.number > 0
    WHERE w.part = :p AND w.community = :c AND w.at > :s ORDER BY w.seq"""


def stats_command(ctx: Context, values: dict[str, Value]) -> None:
    """Show the figures of the last days, of asked questions and of those met in the flow apart."""
    days = int(values.get("days") or USUAL)
    here = {**home(ctx), "s": ctx.event.at - days * DAY}
    lines = ["📊 " + ctx.text("qa-stats", days=days)]
    for name, sql in (("asked", _ASKED), ("flow", _FLOW)):
        rows = ctx.conn.execute(text(sql), here).all()
        lines.append(ctx.text("qa-stats-kind", kind=name, count=len(rows)))
        lines += ["· " + line for line in _figures(ctx, rows)]
    experts, routed, helped = _experts(ctx, here)
    lines.append(ctx.text("qa-stats-experts", experts=experts, routed=routed, answered=helped))
    lines += figures.lines(ctx, here["s"])
    ctx.reply(Text("\n".join(lines)))


def _figures(ctx: Context, rows: Sequence[Any]) -> list[str]:
    ripe = [row for row in rows if ctx.event.at - row.at >= RIPE]
    told = []
    unanswered = share(sum(row.first_at is None for row in ripe), len(ripe))
    if unanswered is not None:
        told.append(
            ctx.text(
                "qa-stats-unanswered",
                percent=f"{unanswered.value:.0%}",
                low=f"{unanswered.low:.0%}",
                high=f"{unanswered.high:.0%}",
                n=unanswered.n,
            )
        )
    for what, column in (("first", "first_at"), ("solved", "solved_at")):
        spans = [getattr(row, column) - row.at for row in rows if getattr(row, column) is not None]
        told += _median(ctx, what, middle(spans))
    return told


def _median(ctx: Context, what: str, found: Median | None) -> list[str]:
    if found is None:
        return []
    # Nobody reads the seconds of an hour.
    span = found.micros if found.micros < 10 * MINUTE else found.micros // MINUTE * MINUTE
    span = span // 1_000_000 * 1_000_000
    return [ctx.text("qa-stats-median", what=what, time=Length(span), n=found.n)]


def _experts(ctx: Context, here: dict[str, Any]) -> tuple[int, int, int]:
    sql = "SELECT count(*) FROM expert WHERE part = :p AND community = :c"
    experts = ctx.conn.execute(text(sql), home(ctx)).scalar_one()
    sql = """SELECT count(*) AS routed, count(a.author) AS answered FROM question_route r LEFT JOIN
        (SELECT DISTINCT part, community, number, author FROM answer) a
        ON a.part = r.part AND a.community = r.community AND a.number = r.number AND a.author = r.member
        WHERE r.part = :p AND r.community = :c AND r.at > :s"""
    row = ctx.conn.execute(text(sql), here).one()
    return int(experts), int(row.routed), int(row.answered)
