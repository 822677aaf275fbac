"""When seasons and weeks end: by items that fall due a little after local midnight."""

from __future__ import annotations

from typing import Any

from engine.contract.events import Message, Timer
from engine.contract.facts import SettingChanged
from engine.contract.feature import Batch, Context
from engine.points.rules import day_of, midnight
from engine.points.seasons.records import unfinished
from engine.points.seasons.rules import AWAY, FEATURE, OPEN, SETTLE, monday_after
from engine.store.sql import fetch_one
from engine.stream.here import run

END, WEEK, PLAN = "end", "week", "plan"
_WAITING = "SELECT 1 FROM due_item WHERE part = :p AND dedupe = :d"
_STOP = "DELETE FROM due_item WHERE part = :p AND community = :c AND feature = :f"


def arm_end(ctx: Context, season: Any, *, at: int | None = None) -> None:
    """Have a season archived after its last day, or at a moment."""
    moment = midnight(season.last_day + 1, ctx.zone) + SETTLE if at is None else at
    _arm(ctx, END, _key(ctx.community, END, season.number), moment, season.number, waited=at is not None)


def arm_week(ctx: Context, week: int, *, at: int | None = None) -> None:
    """Have a week's winners found after it, or at a moment; `week` is its Monday."""
    moment = midnight(week + 7, ctx.zone) + SETTLE if at is None else at
    _arm(ctx, WEEK, _key(ctx.community, WEEK, week), moment, week, waited=at is not None)


def _arm(ctx: Context, what: str, dedupe: str, at: int, number: int, *, waited: bool) -> None:
    ctx.due(FEATURE, what, at, dedupe, {"number": number, "waited": int(waited)}, personal=False)


def _key(community: int, what: str, number: int) -> str:
    return f"{FEATURE}:{community}:{what}:{number}"


def on_messages(batch: Batch) -> None:
    """Where people talk, a week will have winners."""
    seen: set[int] = set()
    for event in batch.events:
        if event.community in seen or event.origin != "live" or not isinstance(event.body, Message):
            continue
        seen.add(event.community)
        zone = batch.zone(event.community)
        week = monday_after(day_of(batch.clock(event), zone)) - 7
        key = _key(event.community, WEEK, week)
        if fetch_one(batch.conn, _WAITING, p=batch.part, d=key) is None:
            arm_week(batch.context(event), week)


def on_setting(ctx: Context, fact: SettingChanged) -> None:
    """Have what is planned moved to the new zone's midnights, by an event that reads the settings as they are then."""
    if fact.name == "bot.timezone":
        ctx.due(FEATURE, PLAN, ctx.event.at, f"{FEATURE}:{ctx.community}:{PLAN}", personal=False)


def on_plan(ctx: Context, _timer: Timer) -> None:
    """Plan anew."""
    for season in unfinished(ctx):
        if season.state == OPEN:
            arm_end(ctx, season)
    arm_week(ctx, monday_after(day_of(ctx.event.at, ctx.zone)) - 7)


def came_early(ctx: Context, last_day: int) -> bool:
    """Tell whether an item fell due before its days are over, as after a move to another zone."""
    return ctx.event.at < midnight(last_day + 1, ctx.zone)


def was_away(ctx: Context, timer: Timer) -> bool:
    """Tell whether nobody was there when an item fell due: what was said meanwhile is still to come."""
    return not timer.payload.get("waited") and ctx.event.received_at - ctx.event.at > AWAY


def back_then(ctx: Context) -> int:
    """Return when an item is looked at again after the bot was away."""
    return ctx.event.received_at + SETTLE


def stop_all(ctx: Context) -> None:
    """Forget all that is planned: the community is no more."""
    run(ctx, _STOP, f=FEATURE)
