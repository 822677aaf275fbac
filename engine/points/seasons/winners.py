"""The first of each week's board: archived after Sunday, paid if the community likes, named in the digest."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Mention, Text
from engine.points.board import Span, board_of
from engine.points.ledger import pay
from engine.points.prizes import coins_of
from engine.points.rules import Pay
from engine.points.seasons import planning
from engine.points.seasons.records import SEEN
from engine.points.seasons.tables import SeasonWinner
from engine.store.sql import insert_new
from engine.stream.here import HERE, rows

RULE = "winner"
SHOWN = 8
OFTEN = 5
_OF_WEEK = f"SELECT 1 FROM season_winner WHERE {HERE} AND week = :w"
_WEEKS = f"""SELECT DISTINCT s.week FROM season_winner s WHERE s.part = :p AND s.community = :c AND {SEEN}
    ORDER BY s.week DESC LIMIT :most"""
_WINNERS = f"""SELECT s.week, s.member, s.place, s.xp, s.coins FROM season_winner s WHERE s.part = :p
    AND s.community = :c AND s.week >= :oldest AND {SEEN} ORDER BY s.week DESC, s.place, s.member"""
_OFTEN = f"""SELECT s.member, count(*) AS times FROM season_winner s WHERE s.part = :p AND s.community = :c
    AND s.place = 1 AND {SEEN} GROUP BY s.member ORDER BY times DESC, s.member LIMIT {OFTEN:d}"""


def on_week(ctx: Context, timer: Timer) -> None:
    """Find the winners of a week that is over."""
    week = int(timer.payload["number"] or 0)
    if planning.came_early(ctx, week + 6):
        planning.arm_week(ctx, week)
    elif planning.was_away(ctx, timer):
        planning.arm_week(ctx, week, at=planning.back_then(ctx))
    elif not rows(ctx, _OF_WEEK, w=week) and _archive(ctx, week):
        # Weeks in which nothing is earned end this; the next message begins it anew.
        planning.arm_week(ctx, week + 7)


def _archive(ctx: Context, week: int) -> bool:
    """Keep a week's winners and pay them; return whether anybody earned anything."""
    most = int(ctx.setting("points.winners"))
    first = board_of(ctx, Span(first=week, last=week + 6)).page(1, max(most, 1))
    coins = coins_of(str(ctx.setting("points.winners.coins")))
    found = []
    for place, line in enumerate(first[:most], 1):
        paid = coins[place - 1] if place <= len(coins) else 0
        subject = f"week:{date.fromordinal(week).isoformat()}"
        if paid:
            pay(ctx, line.member, RULE, subject, Pay(0, paid))
        found.append(
            {
                "part": ctx.part,
                "community": ctx.community,
                "week": week,
                "account": line.member,
                "member": line.member,
                "place": place,
                "xp": line.xp,
                "coins": paid,
            }
        )
    insert_new(ctx.conn, SeasonWinner, found)
    return bool(first)


def of_week(ctx: Context, low: int, high: int) -> list[Any]:
    """Return the winners of the last week whose Monday lies between two days."""
    found = [row for row in rows(ctx, _WINNERS, oldest=low) if row.week <= high]
    return [row for row in found if row.week == found[0].week]


def lines(ctx: Context, most: int) -> list[AnyPart]:
    """Write the winners of the last weeks, a line each."""
    weeks = rows(ctx, _WEEKS, most=most)
    parts: list[AnyPart] = []
    week = 0
    for row in rows(ctx, _WINNERS, oldest=weeks[-1].week) if weeks else []:
        if row.week != week:
            week = int(row.week)
            parts.append(Text(f"\n{date.fromordinal(week):%Y-%m-%d}"))
        sign = "🥇🥈🥉"[row.place - 1] if row.place <= 3 else f"{row.place}."
        parts += [Text(f"  {sign} "), Mention(int(row.member)), Text(f" {int(row.xp)}")]
    return parts


def command(ctx: Context, _values: dict[str, Value]) -> None:
    """List the winners of the last weeks and who won most."""
    told = lines(ctx, SHOWN)
    if not told:
        raise UserError("seasons-weekly-empty")
    parts: list[AnyPart] = [Text("🏆 " + ctx.text("seasons-weekly"), "bold"), *told]
    parts.append(Text("\n\n" + ctx.text("seasons-often"), "bold"))
    for row in rows(ctx, _OFTEN):
        told_times = ctx.text("seasons-times", times=int(row.times))
        parts += [Text("\n"), Mention(int(row.member)), Text(f" {told_times}")]
    ctx.reply(*parts, lifetime="list")
