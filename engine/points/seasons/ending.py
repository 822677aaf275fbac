"""/season end and reopen: a season over tonight instead of later, and that taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons
from engine.points.board import board_of
from engine.points.seasons import planning
from engine.points.seasons.making import check_span, none_now, tell_season, words_of
from engine.points.seasons.records import find, put, running, season_of, span, today_of
from engine.points.seasons.rules import COUNTING, OPEN, REOPEN_DAYS
from engine.stream.here import HERE, rows


def ask_end(ctx: Context, _values: dict[str, Value]) -> None:
    """Count what ending the season today means, and ask."""
    season = running(ctx)
    if season is None:
        raise none_now(ctx)
    left = season.last_day - today_of(ctx)
    if not left:
        raise UserError("seasons-ends-today", name=season.name)
    members = board_of(ctx, span(season)).size()
    told = ctx.text("seasons-end-ask", name=season.name, days=left, members=members)
    actor = ctx.event.actor
    data = f"season:end:{ctx.community}:{season.number}:{season.last_day}"
    yes = Button(label=ctx.text("seasons-end-yes"), data=data, only=actor)
    no = Button(label=ctx.text("seasons-no"), data="season:no", only=actor)
    ctx.reply(told, Buttons(((yes, no),)), lifetime="request")


def end(ctx: Context, body: Press, number: int, last_day: int) -> None:
    """Let today be a season's last day, if it still is as it was when the question was asked."""
    season, today = season_of(ctx, number), today_of(ctx)
    if season.state != OPEN or season.last_day != last_day or not season.first_day <= today < last_day:
        raise UserError("seasons-changed", name=season.name)
    put(ctx, number, last_day=today, handler=ctx.event.actor)
    planning.arm_end(ctx, find(ctx, number))
    ctx.audit(
        "seasons-end", f"#{number} {season.name}: {date.fromordinal(last_day)} → {date.fromordinal(today)}"
    )
    told = ctx.text("seasons-ending", name=season.name, number=number, days=REOPEN_DAYS)
    ctx.reply(told, edit=body.message)


def reopen(ctx: Context, values: dict[str, Value]) -> None:
    """Let a season that was ended too early go on to the day that was planned."""
    season, today = _ended_early(ctx, int(values.get("number") or 0)), today_of(ctx)
    if season.state == COUNTING:
        raise UserError("seasons-counting", name=season.name)
    if season.planned_day < today or today - season.last_day > REOPEN_DAYS:
        raise UserError("seasons-reopen-late", name=season.name, days=REOPEN_DAYS)
    check_span(ctx, season.number, season.first_day, season.planned_day, today)
    put(
        ctx,
        season.number,
        state=OPEN,
        last_day=season.planned_day,
        handler=None,
        upto=0,
        members=0,
        ended_at=None,
    )
    after = find(ctx, season.number)
    planning.arm_end(ctx, after)
    ctx.audit("seasons-reopen", f"#{season.number} {words_of(after)}")
    tell_season(ctx, after, "seasons-reopened")


def _ended_early(ctx: Context, number: int) -> Any:
    if number:
        season = season_of(ctx, number)
        if season.handler is None:
            raise UserError("seasons-reopen-none")
        return season
    sql = f"SELECT * FROM season WHERE {HERE} AND handler IS NOT NULL ORDER BY last_day DESC, number DESC LIMIT 1"
    found = rows(ctx, sql)
    if not found:
        raise UserError("seasons-reopen-none")
    return found[0]
