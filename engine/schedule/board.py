"""A challenge's board: who has shown how many days, and who is on a run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY, local_day
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Mention, Text
from engine.schedule.kinds import KINDS
from engine.schedule.records import key_of, zone_of
from engine.schedule.rules import OVER, needed_days, streak

TOP = 5


def days_of(row: Any) -> int:
    """Return how many days a challenge has."""
    return max(1, round(int(row.ends_at - row.starts_at) / DAY))


def needed(row: Any) -> int:
    """Return on how many days somebody has to show what they did."""
    return needed_days(days_of(row), KINDS[row.kind].enough)


def shown(ctx: Context, row: Any) -> dict[int, list[int]]:
    """Return the days that each member has shown; first who began first."""
    sql = """SELECT member, day FROM event_proof
        WHERE part = :p AND community = :c AND number = :n AND original = :o ORDER BY at, member"""
    found: dict[int, list[int]] = {}
    for member, day in ctx.conn.execute(text(sql), key_of(row)):
        found.setdefault(int(member), []).append(int(day))
    return found


def lines(ctx: Context, row: Any, lang: str) -> Iterator[AnyPart]:
    """Write the board under a challenge's card; nothing for other kinds."""
    if row.kind != "challenge":
        return
    if row.state != OVER:
        yield Text("\n" + ctx.text("schedule-challenge", lang, days=days_of(row), needed=needed(row)))
    today = local_day(ctx.event.at, zone_of(ctx, row))
    ranked = sorted(
        (-len(days), -streak(days, today)[0], place, member)
        for place, (member, days) in enumerate(shown(ctx, row).items())
    )
    for days, run, _place, member in ranked[:TOP]:
        yield Text("\n🔥 ")
        yield Mention(member)
        yield Text(" " + ctx.text("schedule-board-line", lang, days=-days, streak=-run))
    if len(ranked) > TOP:
        yield Text("\n" + ctx.text("schedule-board-more", lang, count=len(ranked) - TOP))
