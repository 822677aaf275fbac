"""What comes next: the calendar's share of a digest."""

from __future__ import annotations

from engine.contract.clock import DAY
from engine.contract.feature import Context, Line, Period, Section
from engine.schedule.records import coming, joined
from engine.schedule.showing import line

MOST = 5
AHEAD = {"day": 3 * DAY, "week": 8 * DAY, "month": 32 * DAY}
"""How far ahead a digest looks: a little further than to the next one."""


def coming_events(ctx: Context, period: Period) -> Section | None:
    """List the next time of each event that comes soon after the period."""
    ahead = AHEAD.get(period.name, period.until - period.since)
    first: dict[int, Line] = {}
    # A preview may speak of a period that is not over yet: what comes still comes.
    for row in coming(ctx, max(period.until, ctx.event.at) + ahead):
        first.setdefault(row.number, tuple(line(ctx, row)))
    if not first:
        return None
    title = "📅 " + ctx.text("schedule-digest")
    return Section(name="schedule", title=title, lines=tuple(first.values())[:MOST])


def missed_events(ctx: Context, period: Period, person: int) -> Section | None:
    """List what somebody who was away had said yes or maybe to: what has been, and what is to come soon."""
    ahead = AHEAD.get(period.name, period.until - period.since)
    lines = [tuple(line(ctx, row)) for row in joined(ctx, person, period.since, period.until + ahead)]
    if not lines:
        return None
    title = "📅 " + ctx.text("schedule-digest-mine", ctx.language(person))
    return Section(name="schedule", title=title, lines=tuple(lines)[:MOST])
