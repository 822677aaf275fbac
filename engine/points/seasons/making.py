"""/season start and edit: seasons made and changed by admins."""

from __future__ import annotations

from datetime import date
from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Text
from engine.points.seasons import planning
from engine.points.seasons.fields import Fields, read_season
from engine.points.seasons.records import (
    add_season,
    find,
    last_over,
    next_number,
    put,
    running,
    season_of,
    today_of,
    unfinished,
)
from engine.points.seasons.rules import LONGEST_DAYS, OPEN, USUAL_DAYS
from engine.points.top import days_told
from engine.stream.here import HERE, rows


def start(ctx: Context, values: dict[str, Value]) -> None:
    """Begin a season today, or plan one."""
    today = today_of(ctx)
    said = read_season(str(values["line"] or ""), today)
    if "name" not in said:
        raise UserError("seasons-name-missing")
    first = int(said.get("first", _first_free(ctx, today)))
    last = _last(said, first, first + USUAL_DAYS - 1)
    check_span(ctx, 0, first, last, today)
    number = next_number(ctx)
    add_season(
        ctx,
        number=number,
        name=str(said["name"]),
        first=first,
        last=last,
        carry=int(said.get("carry", 0)),
        source=_before(ctx, first),
        repeat=bool(said.get("repeat", False)),
        chat=ctx.event.chat,
    )
    season = find(ctx, number)
    planning.arm_end(ctx, season)
    ctx.audit("seasons-start", f"#{number} {words_of(season)}")
    key = "seasons-started" if first <= today else "seasons-planned"
    tell_season(ctx, season, key)


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
    check_span(ctx, season.number, first, last, today)
    changes: dict[str, Any] = {name: said[name] for name in ("name", "carry", "repeat") if name in said}
    changes["first_day"] = first
    if last != season.last_day:
        changes |= {"last_day": last, "planned_day": last, "handler": None}
    if first != season.first_day:
        changes["source"] = _before(ctx, first)
    put(ctx, season.number, **changes)
    after = find(ctx, season.number)
    planning.arm_end(ctx, after)
    ctx.audit("seasons-edit", f"#{season.number} {words_of(season)} → {words_of(after)}")
    tell_season(ctx, after, "seasons-edited")


def _current(ctx: Context) -> Any:
    """Return the running season, else the next one. Raises UserError."""
    today = today_of(ctx)
    season = next((one for one in unfinished(ctx) if one.state == OPEN and one.last_day >= today), None)
    if season is None:
        raise none_now(ctx)
    return season


def none_now(ctx: Context) -> UserError:
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


def check_span(ctx: Context, number: int, first: int, last: int, today: int) -> None:
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


def words_of(season: Any) -> str:
    words = [season.name, days_told(season.first_day, season.last_day)]
    words += [f"carry {season.carry} %"] if season.carry else []
    return ", ".join([*words, *(["repeat"] if season.repeat else [])])


def tell_season(ctx: Context, season: Any, key: str) -> None:
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
