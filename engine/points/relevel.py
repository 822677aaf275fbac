"""After a change of the level curve everybody's level is told anew, a few members at a time and without a word to them.

What people see of their own level follows the curve at once; roles and tags follow as the levels are told. Acts wait in
their chat's queue, so a step tells few levels and the next comes a little later; answers find their way between.
"""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.clock import SECOND
from engine.contract.events import Timer
from engine.contract.facts import LevelReached, SettingChanged
from engine.contract.feature import Context
from engine.points.terms import terms_of
from engine.store.sql import fetch

TIMER = "relevel"
SETTING = "points.curve"
LOOKED, TOLD = 200, 20
"""Members that a step looks at, and of whom it tells another level."""
PAUSE, BREATH = 15 * SECOND, SECOND
"""Until the next step: after one that told levels, and after one that told none."""

_NEXT = f"""SELECT member, xp, level FROM wallet WHERE part = :p AND community = :c AND member > :after
    ORDER BY member LIMIT {LOOKED}"""


def on_setting(context: Context, fact: SettingChanged) -> None:
    """Begin (or begin anew) when the curve is another one."""
    if fact.name == SETTING:
        _next(context, BREATH, after=0, told=0)


def _next(context: Context, pause: int, *, after: int, told: int) -> None:
    context.due(
        "points",
        TIMER,
        max(context.now, context.event.at) + pause,
        f"points:{TIMER}:{context.community}",
        {"after": after, "told": told},
        live_only=False,
        personal=False,
    )


def on_timer(context: Context, timer: Timer) -> None:
    """Tell the next levels."""
    after, told = int(timer.payload.get("after") or 0), int(timer.payload.get("told") or 0)
    curve = terms_of(context).curve
    here = {"p": context.part, "c": context.community}
    rows = fetch(context.conn, _NEXT, **here, after=after)
    moved = 0
    for row in rows:
        after, level = int(row.member), curve.level_of(int(row.xp))
        if level == row.level:
            continue
        context.conn.execute(
            text("UPDATE wallet SET level = :l WHERE part = :p AND community = :c AND member = :m"),
            {**here, "l": level, "m": after},
        )
        context.fact(LevelReached(subject=context.event.key, actor=after, level=level, before=int(row.level)))
        moved += 1
        if moved == TOLD:
            break
    if moved == TOLD or len(rows) == LOOKED:
        _next(context, PAUSE if moved else BREATH, after=after, told=told + moved)
    else:
        context.audit("points-relevelled", str(told + moved))
