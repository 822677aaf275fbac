"""The end of a season: its board is archived in steps, all of them counting up to the same place in the log."""

from __future__ import annotations

from typing import Any

from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.points.seasons import planning, telling
from engine.points.seasons.records import add_season, find, next_number, put
from engine.points.seasons.rules import COUNTING, ENDED, FEATURE, OPEN, PAUSE, STEP, next_name, next_span
from engine.points.seasons.tables import SeasonPlace
from engine.store.sql import insert_new, upsert
from engine.stream.here import HERE, rows, run
from engine.stream.whereabouts import persons

CLEAR, SCORE, PLACE = "clear", "score", "place"
COUNT = "count"
_CLEAR = f"""DELETE FROM season_place WHERE {HERE} AND season = :n AND account IN (SELECT account FROM season_place
    WHERE {HERE} AND season = :n LIMIT {STEP:d})"""
_MEMBERS = f"SELECT member FROM wallet WHERE {HERE} AND member > :after ORDER BY member LIMIT {STEP:d}"
# The plus signs keep the planner on the index by member: by day it would read the whole season in every step.
_SCORES = f"""SELECT b.member, sum(b.xp) AS xp, max(b.seq) AS seq, CASE WHEN EXISTS (SELECT 1 FROM membership m
        WHERE m.part = :p AND m.community = :c AND m.actor = b.member AND NOT m.ranked) THEN 0 ELSE 1 END AS shown
    FROM (SELECT member, xp, seq FROM ledger WHERE {HERE} AND member BETWEEN :low AND :high
        AND +day BETWEEN :first AND :last AND xp <> 0 AND seq <= :upto
        UNION ALL SELECT member, score * :carry / 100 AS xp, reached AS seq FROM season_place
        WHERE {HERE} AND season = :source AND member BETWEEN :low AND :high) AS b
    GROUP BY b.member HAVING sum(b.xp) > 0 ORDER BY b.member"""
_UNPLACED = f"""SELECT * FROM season_place WHERE {HERE} AND season = :n AND shown AND place = 0
    ORDER BY score DESC, reached, account LIMIT {STEP:d}"""


def on_end(ctx: Context, timer: Timer) -> None:
    """Archive a season whose days are over."""
    season = find(ctx, int(timer.payload["number"] or 0))
    if season is None or season.state != OPEN:
        return
    if planning.came_early(ctx, season.last_day):
        planning.arm_end(ctx, season)
    elif planning.was_away(ctx, timer):
        planning.arm_end(ctx, season, at=planning.back_then(ctx))
    else:
        put(ctx, season.number, state=COUNTING, upto=ctx.event.seq)
        _clear(ctx, find(ctx, season.number))


def on_count(ctx: Context, timer: Timer) -> None:
    """Go on with an archive."""
    season = find(ctx, int(timer.payload["number"] or 0))
    if season is None or season.state != COUNTING:
        return
    after = int(timer.payload["after"] or 0)
    match timer.payload["phase"]:
        case "clear":
            _clear(ctx, season)
        case "score":
            _score(ctx, season, after)
        case _:
            _place(ctx, season, after)


def _next(ctx: Context, season: Any, phase: str, after: int) -> None:
    payload = {"number": season.number, "phase": phase, "after": after}
    # Each step by a key of its own: the one that is running has left its own behind.
    dedupe = f"{FEATURE}:{ctx.community}:{COUNT}:{season.number}:{season.upto}:{phase}:{after}"
    ctx.due(FEATURE, COUNT, max(ctx.now, ctx.event.at) + PAUSE, dedupe, payload, personal=False)


def _clear(ctx: Context, season: Any) -> None:
    """Drop what an earlier archive of a reopened season left."""
    if run(ctx, _CLEAR, n=season.number) == STEP:
        _next(ctx, season, CLEAR, int(ctx.event.seq))
    else:
        _score(ctx, season, 0)


def _score(ctx: Context, season: Any, after: int) -> None:
    """Add up the next members."""
    members = [int(row.member) for row in rows(ctx, _MEMBERS, after=after)]
    if members:
        archive(ctx, season, members[0], members[-1])
    if len(members) == STEP:
        _next(ctx, season, SCORE, members[-1])
    else:
        _place(ctx, season, 0)


def archive(ctx: Context, season: Any, low: int, high: int) -> None:
    """Archive what the members of a range of numbers have."""
    found = rows(
        ctx,
        _SCORES,
        low=low,
        high=high,
        first=season.first_day,
        last=season.last_day,
        upto=season.upto,
        carry=season.carry,
        source=season.source,
    )
    whose = persons(ctx.conn, ctx.part, [int(row.member) for row in found])
    here = {"part": ctx.part, "community": ctx.community, "season": season.number}
    insert_new(
        ctx.conn,
        SeasonPlace,
        [
            {
                **here,
                "account": int(row.member),
                "member": whose[int(row.member)],
                "score": int(row.xp),
                "reached": int(row.seq),
                "shown": bool(row.shown),
                "place": 0,
            }
            for row in found
        ],
    )


def _place(ctx: Context, season: Any, given: int) -> None:
    """Give the next places."""
    count = give_places(ctx, season, given)
    if count == STEP:
        _next(ctx, season, PLACE, given + count)
    else:
        _finish(ctx, season, given + count)


def give_places(ctx: Context, season: Any, given: int) -> int:
    """Give the places behind those given so far; return how many."""
    found = rows(ctx, _UNPLACED, n=season.number)
    placed = [{**row._asdict(), "shown": True, "place": place} for place, row in enumerate(found, given + 1)]
    keys = ("part", "community", "season", "account")
    upsert(ctx.conn, SeasonPlace, placed, keys=keys, put=("place",))
    return len(placed)


def _finish(ctx: Context, season: Any, members: int) -> None:
    put(ctx, season.number, state=ENDED, members=members, ended_at=ctx.event.at)
    ctx.audit("seasons-ended", f"#{season.number} {season.name}: {members}")
    if season.repeat and season.handler is None:
        _repeat(ctx, season)
    if members:
        telling.tell_everywhere(ctx, season)


def _repeat(ctx: Context, season: Any) -> None:
    """Begin the next season where the last one ended, unless somebody has planned one for that time."""
    first, last = next_span(season.first_day, season.last_day)
    taken = f"SELECT 1 FROM season WHERE {HERE} AND state <> '{ENDED}' AND first_day <= :l AND last_day >= :f"
    if rows(ctx, taken, f=first, l=last):
        return
    number = next_number(ctx)
    name = next_name(season.name)
    add_season(
        ctx,
        number=number,
        name=name,
        first=first,
        last=last,
        carry=season.carry,
        source=season.number,
        repeat=True,
        chat=season.chat,
    )
    ctx.audit("seasons-start", f"#{number} {name}")
    planning.arm_end(ctx, find(ctx, number))
