"""A community becomes part of another: its archive goes along. A season that runs ends there as it stands."""

from __future__ import annotations

from typing import Any

from engine.contract.feature import Context
from engine.points.seasons import planning
from engine.points.seasons.archiving import archive, give_places
from engine.points.seasons.records import next_number, put, today_of, unfinished
from engine.points.seasons.rules import COUNTING, ENDED, FEATURE, STEP
from engine.points.seasons.tables import Season, SeasonPlace, SeasonWinner
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import HERE, home_row, rows, run

SEASONS, PLACES, WINNERS = ((FEATURE, f"{word}_arrived") for word in ("seasons", "places", "winners"))
_PLACES = f"""SELECT e.name, e.first_day, e.last_day, e.at, s.account, s.member, s.score, s.reached, s.shown, s.place
    FROM season_place s JOIN season e ON e.part = s.part AND e.community = s.community AND e.number = s.season
    WHERE s.part = :p AND s.community = :c AND e.state = '{ENDED}' ORDER BY s.season, s.account"""
_TWIN = f"""SELECT max(number) AS number FROM season
    WHERE {HERE} AND name = :name AND first_day = :first_day AND last_day = :last_day AND at = :at"""
_ALL = 1 << 62


def _hand_over(ctx: Context, values: Values) -> None:
    to = int(values["to"])
    planning.stop_all(ctx)
    for season in unfinished(ctx):
        if season.first_day <= today_of(ctx):
            _end_here(ctx, season)
    past = rows(ctx, f"SELECT * FROM season WHERE {HERE} AND state = '{ENDED}' ORDER BY last_day, number")
    hand_over(ctx, to, SEASONS, [row._asdict() for row in past])
    hand_over(ctx, to, PLACES, [row._asdict() for row in rows(ctx, _PLACES)])
    won = rows(
        ctx,
        f"SELECT week, account, member, place, xp, coins FROM season_winner WHERE {HERE} ORDER BY week, account",
    )
    hand_over(ctx, to, WINNERS, [row._asdict() for row in won])
    for table in ("season_place", "season_winner", "season_reset", "season"):
        run(ctx, f"DELETE FROM {table} WHERE {HERE}")


def _end_here(ctx: Context, season: Any) -> None:
    """Archive a season at once: nobody will earn anything here any more."""
    run(ctx, f"DELETE FROM season_place WHERE {HERE} AND season = :n", n=season.number)
    last = min(season.last_day, today_of(ctx))
    put(ctx, season.number, state=COUNTING, upto=ctx.event.seq - 1, last_day=last)
    archive(ctx, season._replace(last_day=last, upto=ctx.event.seq - 1), 0, _ALL)
    given = 0
    while count := give_places(ctx, season, given):
        given += count
        if count < STEP:
            break
    put(ctx, season.number, state=ENDED, members=given, ended_at=ctx.event.at)


def _take_seasons(ctx: Context, values: Values) -> None:
    number = next_number(ctx)
    arrived = [
        {**row, **home_row(ctx), "number": n, "source": 0, "repeat": False, "handler": None, "chat": 0}
        for n, row in enumerate(rows_of(values), number)
    ]
    insert_new(ctx.conn, Season, arrived)


def _take_places(ctx: Context, values: Values) -> None:
    known: dict[tuple[Any, ...], int] = {}
    arrived = []
    for row in rows_of(values):
        key = {name: row.pop(name) for name in ("name", "first_day", "last_day", "at")}
        named = tuple(key.values())
        if named not in known:
            known[named] = int(rows(ctx, _TWIN, **key)[0].number or 0)
        arrived.append({**row, **home_row(ctx), "season": known[named], "shown": bool(row["shown"])})
    insert_new(ctx.conn, SeasonPlace, arrived)


def _take_winners(ctx: Context, values: Values) -> None:
    arrived = [{**row, **home_row(ctx)} for row in rows_of(values)]
    insert_new(ctx.conn, SeasonWinner, arrived)


on_derived = listen({LEFT: _hand_over, SEASONS: _take_seasons, PLACES: _take_places, WINNERS: _take_winners})
"""Hand the archive over, and take in one that arrives."""
