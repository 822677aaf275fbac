"""A challenge's evening word: whoever takes part and has not shown the day's work yet is told once, alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from engine.contract.clock import local_day
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.schedule import board
from engine.schedule.card import kind_of
from engine.schedule.reaching import tell
from engine.schedule.records import FEATURE, answers, dedupe, occurrence_of, zone_of
from engine.schedule.rules import GOING, RUNNING, streak
from engine.schedule.walltime import moment, wall
from engine.stream.wishes import is_muted

NAME = "nudge"


def plan_nudge(ctx: Context, row: Any) -> None:
    """Plan the next evening's word, as long as the challenge lasts."""
    hour = kind_of(row).nudge_at
    if not hour:
        return
    zone = zone_of(ctx, row)
    here = wall(ctx.event.at, zone)
    evening = datetime.combine(here.date(), datetime.strptime(hour, "%H%M").time())  # noqa: DTZ007
    at = moment(evening if evening > here else evening + timedelta(days=1), zone)
    if at < row.ends_at:
        payload = {"number": row.number, "original": row.original}
        ctx.due(FEATURE, NAME, at, dedupe(row, NAME), payload, chat=row.chat, personal=False)


def on_nudge(ctx: Context, body: Timer) -> None:
    """Tell who is on a run, or at the beginning, and has not done the day yet; nobody is called by name for it."""
    row = occurrence_of(ctx, int(body.payload["number"] or 0), str(body.payload["original"]))
    if row is None or row.state != RUNNING:
        return
    if ctx.setting("schedule.nudge"):
        _tell(ctx, row)
    plan_nudge(ctx, row)


def _tell(ctx: Context, row: Any) -> None:
    zone = zone_of(ctx, row)
    today = local_day(ctx.event.at, zone)
    midnight = moment(
        datetime.combine(wall(ctx.event.at, zone).date(), datetime.min.time()) + timedelta(days=1), zone
    )
    shown = board.shown(ctx, row)
    first = today == local_day(row.starts_at, zone)
    for one in answers(ctx, row):
        days = shown.get(one.member, [])
        run = streak(days, today)[0]
        # Who let a day go is left in peace: what somebody ignores is not said again.
        if one.answer != GOING or today in days or not (run or first) or is_muted(ctx, one.member):
            continue
        lang = ctx.language(one.member)
        said = ctx.text("schedule-nudge", lang, title=row.title, streak=run)
        tell(ctx, one.member, one.chat, said, expires_at=min(midnight, row.ends_at))
