"""Reading seasons and writing them."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.points.board import Span
from engine.points.rules import day_of
from engine.points.seasons.rules import COUNTING, ENDED, OPEN
from engine.points.seasons.tables import Season
from engine.store.sql import fetch_one, insert_new
from engine.stream.here import HERE, home, home_row, rows, run

SEEN = """NOT EXISTS (SELECT 1 FROM membership m WHERE m.part = s.part AND m.community = s.community
    AND m.actor = s.member AND NOT m.ranked)"""
"""Of an archived row: its member has not left the boards."""


def today_of(ctx: Context) -> int:
    """Return the event's local day."""
    return day_of(ctx.event.at, ctx.zone)


def find(ctx: Context, number: int) -> Any:
    """Return a season, None if there is none of that number."""
    return fetch_one(ctx.conn, f"SELECT * FROM season WHERE {HERE} AND number = :n", **home(ctx), n=number)


def season_of(ctx: Context, number: int) -> Any:
    """Return a season. Raises UserError."""
    row = find(ctx, number)
    if row is None:
        raise UserError("seasons-unknown", number=number)
    return row


def add_season(
    ctx: Context,
    *,
    number: int,
    name: str,
    first: int,
    last: int,
    carry: int,
    source: int,
    repeat: bool,
    chat: int,
) -> None:
    """Write a new season of some days; `source` is the season of which `carry` percent come along."""
    row = {
        **home_row(ctx),
        "number": number,
        "name": name,
        "first_day": first,
        "last_day": last,
        "planned_day": last,
        "handler": None,
        "carry": carry,
        "source": source,
        "repeat": repeat,
        "state": OPEN,
        "upto": 0,
        "chat": chat,
        "members": 0,
        "at": ctx.event.at,
        "ended_at": None,
    }
    insert_new(ctx.conn, Season, [row])


def put(ctx: Context, number: int, **values: object) -> None:
    """Change a season."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    run(ctx, f"UPDATE season SET {sets} WHERE {HERE} AND number = :n", n=number, **values)


def next_number(ctx: Context, table: str = "season") -> int:
    """Return the next free number of a table of ours."""
    return int(rows(ctx, f"SELECT coalesce(max(number), 0) + 1 AS free FROM {table} WHERE {HERE}")[0].free)


def unfinished(ctx: Context) -> list[Any]:
    """Return the seasons that are not archived yet, in the order of their days."""
    return rows(ctx, f"SELECT * FROM season WHERE {HERE} AND state <> '{ENDED}' ORDER BY first_day, number")


def running(ctx: Context) -> Any:
    """Return the season whose days hold today; None if there is none."""
    day = today_of(ctx)
    return next(
        (one for one in unfinished(ctx) if one.state == OPEN and one.first_day <= day <= one.last_day), None
    )


def last_over(ctx: Context) -> Any:
    """Return the newest season whose days are over and whose archive is still to come; None if there is none."""
    day = today_of(ctx)
    return next((one for one in reversed(unfinished(ctx)) if one.last_day < day), None)


def planned(ctx: Context) -> Any:
    """Return the next season to begin; None if there is none."""
    day = today_of(ctx)
    return next((one for one in unfinished(ctx) if one.first_day > day), None)


def ended(ctx: Context, most: int) -> list[Any]:
    """Return the archived seasons, the newest first."""
    sql = f"SELECT * FROM season WHERE {HERE} AND state = '{ENDED}' ORDER BY last_day DESC, number DESC LIMIT :most"
    return rows(ctx, sql, most=most)


def span(season: Any) -> Span:
    """Return what a season's board counts while it is not archived."""
    return Span(
        first=season.first_day, last=season.last_day, source=int(season.source), carry=int(season.carry)
    )


def state_word(ctx: Context, season: Any) -> str:
    """Name what a season is at this moment: planned, running, counting or ended."""
    if season.state == ENDED:
        return "ended"
    if season.state == COUNTING or season.last_day < today_of(ctx):
        return "counting"
    return "planned" if season.first_day > today_of(ctx) else "running"
