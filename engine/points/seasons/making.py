"""/season start, edit, end, reopen: seasons made and changed by admins."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.points.board import board_of
from engine.points.seasons import planning
from engine.points.seasons.archiving import home_row
from engine.points.seasons.fields import Fields, read_season
from engine.points.seasons.records import (
    HERE,
    find,
    last_over,
    next_number,
    put,
    rows,
    running,
    season_of,
    span,
    today_of,
    unfinished,
)
from engine.points.seasons.rules import COUNTING, LONGEST_DAYS, OPEN, REOPEN_DAYS, USUAL_DAYS
from engine.points.seasons.tables import Season
from engine.points.top import days_told
from engine.store.sql import insert_new


def start(ctx: Context, values: dict[str, Value]) -> None:
    """Begin a season today, or plan one."""
    today = today_of(ctx)
    said = read_season(str(values["line"] or ""), today)
    if "name" not in said:
        raise UserError("seasons-name-missing")
    first = int(said.get("first", _first_free(ctx, today)))
    last = _last(said, first, first + USUAL_DAYS - 1)
    _fits(ctx, 0, first, last, today)
    number = next_number(ctx)
    row = {
        **home_row(ctx),
        "number": number,
        "name": said["name"],
        "first_day": first,
        "last_day": last,
        "planned_day": last,
        "handler": None,
        "carry": int(said.get("carry", 0)),
        "source": _before(ctx, first),
        "repeat": bool(said.get("repeat", False)),
        "state": OPEN,
        "upto": 0,
        "chat": ctx.event.chat,
        "members": 0,
        "at": ctx.event.at,
        "ended_at": None,
    }
    insert_new(ctx.conn, Season, [row])
    season = find(ctx, number)
    planning.arm_end(ctx, season)
    ctx.audit("seasons-start", f"#{number} {_told(season)}")
    key = "seasons-started" if first <= today else "seasons-planned"
    _reply(ctx, season, key)


def edit(ctx: Context, values: dict[str, Value]) -> None:
    """Change the running (or next) season, or the one of a number."""
    number, today = int(values.get("number") or 0), today_of(ctx)
    season = season_of(ctx, number) if number else _current(ctx)
    if season.state != OPEN or season.last_day < today:
        raise UserError("seasons-edit-ended", name=season.name)
    said = read_season(str(values["line"] or ""), today)
    if not said:
        raise UserError("seasons-edit-how", name=season.name)
    first = int(said.get("first", season.first_day))
    last = _last(said, first, season.last_day)
    _fits(ctx, season.number, first, last, today)
    changes: dict[str, Any] = {name: said[name] for name in ("name", "carry", "repeat") if name in said}
    changes["first_day"] = first
    if last != season.last_day:
        changes |= {"last_day": last, "planned_day": last, "handler": None}
    if first != season.first_day:
        changes["source"] = _before(ctx, first)
    put(ctx, season.number, **changes)
    after = find(ctx, season.number)
    planning.arm_end(ctx, after)
    ctx.audit("seasons-edit", f"#{season.number} {_told(season)} → {_told(after)}")
    _reply(ctx, after, "seasons-edited")


def ask_end(ctx: Context, _values: dict[str, Value]) -> None:
    """Count what ending the season today means, and ask."""
    season = running(ctx)
    if season is None:
        raise _none(ctx)
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
    _fits(ctx, season.number, season.first_day, season.planned_day, today)
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
    ctx.audit("seasons-reopen", f"#{season.number} {_told(after)}")
    _reply(ctx, after, "seasons-reopened")


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


def _current(ctx: Context) -> Any:
    """Return the running season, else the next one. Raises UserError."""
    today = today_of(ctx)
    season = next((one for one in unfinished(ctx) if one.state == OPEN and one.last_day >= today), None)
    if season is None:
        raise _none(ctx)
    return season


def _none(ctx: Context) -> UserError:
    """Return what is wrong where no season runs: one that was just over is not archived yet, or there is none."""
    over = last_over(ctx)
    return UserError("seasons-none") if over is None else UserError("seasons-counting", name=over.name)


def _first_free(ctx: Context, today: int) -> int:
    """Return today; tomorrow if a season was ended for tonight."""
    season = running(ctx)
    return today + 1 if season is not None and season.last_day == today else today


def _last(said: Fields, first: int, usual: int) -> int:
    if "length" in said:
        return first + int(said["length"]) - 1
    return int(said.get("until", usual))


def _fits(ctx: Context, number: int, first: int, last: int, today: int) -> None:
    """See that a season is one: not over, not endless, beside no other."""
    if last < max(first, today):
        raise UserError("seasons-over-already", last=date.fromordinal(last).isoformat())
    if last - first >= LONGEST_DAYS or today - first > LONGEST_DAYS or first - today > LONGEST_DAYS:
        raise UserError("seasons-too-long", most=LONGEST_DAYS)
    for other in unfinished(ctx):
        if other.number != number and other.first_day <= last and other.last_day >= first:
            days = days_told(other.first_day, other.last_day)
            raise UserError("seasons-overlap", name=other.name, days=days)


def _before(ctx: Context, first: int) -> int:
    """Return the number of the season that ended last before a day; 0 if there is none."""
    sql = f"SELECT number FROM season WHERE {HERE} AND last_day < :f ORDER BY last_day DESC, number DESC LIMIT 1"
    found = rows(ctx, sql, f=first)
    return int(found[0].number) if found else 0


def _told(season: Any) -> str:
    words = [season.name, days_told(season.first_day, season.last_day)]
    words += [f"carry {season.carry} %"] if season.carry else []
    return ", ".join([*words, *(["repeat"] if season.repeat else [])])


def _reply(ctx: Context, season: Any, key: str) -> None:
    """Say what holds for a season now."""
    days = days_told(season.first_day, season.last_day)
    lines = [ctx.text(key, name=season.name, days=days, number=season.number)]
    before = find(ctx, season.source) if season.source else None
    if season.carry:
        lines.append(
            ctx.text("seasons-carries", percent=season.carry, name=before.name)
            if before is not None
            else ctx.text("seasons-carries-nothing")
        )
    if season.repeat:
        lines.append(ctx.text("seasons-repeats"))
    lines.append(ctx.text("seasons-untouched"))
    ctx.reply(Text("🏁 " + "\n".join(lines)))
