"""The winners of the week, in the digest that tells of it."""

from __future__ import annotations

from engine.contract.feature import Context, Line, Period, Section
from engine.contract.replies import Mention, Text
from engine.points.rules import day_of
from engine.points.seasons import winners
from engine.points.seasons.rules import FEATURE
from engine.stream.wishes import is_nameable


def section(ctx: Context, period: Period) -> Section | None:
    """Name the winners of the last week that ended in a week's digest; who wants to hear nothing is not named."""
    if period.name != "week":
        return None
    first, until = day_of(period.since, ctx.zone), day_of(period.until, ctx.zone)
    # The Monday after its winners' week lies behind the period's first day, and not behind its end.
    found = [row for row in winners.of_week(ctx, first - 6, until - 7) if is_nameable(ctx, int(row.member))]
    if not found:
        return None
    lines: list[Line] = []
    for row in found:
        sign = "🥇🥈🥉"[row.place - 1] if row.place <= 3 else f"{row.place}."
        key = "seasons-winner-coins" if row.coins else "seasons-winner"
        told = ctx.text(key, xp=int(row.xp), coins=int(row.coins))
        lines.append((Text(f"{sign} "), Mention(int(row.member)), Text(f" {told}")))
    return Section(name=FEATURE, title="🏆 " + ctx.text("seasons-digest"), lines=tuple(lines))
