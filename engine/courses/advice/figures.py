"""For admins: what came of what was recommended, how evenly it was spread, and who wants none of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY
from engine.contract.feature import Context
from engine.courses.advice.choosing import ASKED, PUSH
from engine.courses.advice.manners import IGNORED
from engine.courses.advice.records import YES
from engine.courses.records import items, subject_of
from engine.ml.shares import share
from engine.stream.here import HERE, home

DAYS = 30
_LOOKED = ("opened", "begun")


def lines(ctx: Context) -> list[str]:
    """Write the figures of the last days; nothing where nothing was recommended."""
    sql = f"SELECT item, how, state FROM course_advice WHERE {HERE} AND at > :s ORDER BY number"
    rows = ctx.conn.execute(text(sql), {**home(ctx), "s": ctx.event.at - DAYS * DAY}).all()
    if not rows:
        return []
    told = [ctx.text("advice-stats", days=DAYS)]
    for how in (ASKED, PUSH):
        mine = [row.state for row in rows if row.how == how]
        if mine:
            told.append("· " + ctx.text("advice-stats-how", how=how, count=len(mine)) + _came_of(ctx, mine))
    live = [subject_of(row) for row in items(ctx)]
    shown = Counter(row.item for row in rows if row.how in (ASKED, PUSH))
    seen = sum(item in shown for item in live)
    spread = gini([shown.get(item, 0) for item in live])
    told.append("· " + ctx.text("advice-stats-spread", seen=seen, of=len(live), gini=f"{spread:.2f}"))
    return [*told, "· " + ctx.text("advice-stats-people", **_people(ctx))]


def gini(counts: Iterable[int]) -> float:
    """Measure how unevenly something is spread: 0 all alike, towards 1 all on one."""
    ordered = sorted(counts)
    n, total = len(ordered), sum(ordered)
    if not n or not total:
        return 0.0
    return sum((2 * place - n - 1) * count for place, count in enumerate(ordered, 1)) / (n * total)


def _came_of(ctx: Context, states: list[str]) -> str:
    said = ""
    for what, wanted in (("opened", _LOOKED), ("begun", ("begun",)), ("dismissed", ("dismissed",))):
        found = share(sum(state in wanted for state in states), len(states))
        if found is not None:
            low, high = f"{found.low:.0%}", f"{found.high:.0%}"
            said += ctx.text(
                "advice-stats-share", what=what, percent=f"{found.value:.0%}", low=low, high=high
            )
    return said


def _people(ctx: Context) -> dict[str, Any]:
    sql = f"""SELECT sum(CASE WHEN push = :y THEN 1 ELSE 0 END) AS pushed, sum(CASE WHEN talk = :y THEN 1 ELSE 0 END) AS talk,
        sum(CASE WHEN push < 0 THEN 1 ELSE 0 END) AS off, sum(CASE WHEN push = :y AND ignored >= :i THEN 1 ELSE 0 END) AS tired
        FROM learner WHERE {HERE}"""
    row = ctx.conn.execute(text(sql), {**home(ctx), "y": YES, "i": IGNORED}).one()
    return {name: int(value or 0) for name, value in row._mapping.items()}
