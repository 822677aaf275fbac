"""/season, /season list, show and hall: what members see of seasons."""

from __future__ import annotations

from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Mention, Table, Text
from engine.points.board import PAGE, Line, board_of
from engine.points.seasons import winners
from engine.points.seasons.records import (
    SEEN,
    ended,
    last_over,
    planned,
    running,
    season_of,
    span,
    state_word,
    today_of,
    unfinished,
)
from engine.points.seasons.rules import ENDED
from engine.points.top import card, days_told
from engine.stream.here import rows

FIRST = 5
SHOWN = 8
"""Seasons in the hall of fame."""
CHAMPIONS = 10
_ROW = "s.part = :p AND s.community = :c AND s.season = :n"
_PAGE = f"""SELECT s.member, s.score, s.place FROM season_place s WHERE {_ROW} AND s.place > :after
    AND s.place <= :last AND {SEEN} ORDER BY s.place"""
_CHAMPIONS = f"""SELECT s.member, sum(CASE WHEN s.place = 1 THEN 1 ELSE 0 END) AS gold,
    sum(CASE WHEN s.place = 2 THEN 1 ELSE 0 END) AS silver, sum(CASE WHEN s.place = 3 THEN 1 ELSE 0 END) AS bronze
    FROM season_place s JOIN season e ON e.part = s.part AND e.community = s.community AND e.number = s.season
    AND e.state = '{ENDED}' WHERE s.part = :p AND s.community = :c AND s.place BETWEEN 1 AND 3 AND {SEEN}
    GROUP BY s.member ORDER BY gold DESC, silver DESC, bronze DESC, s.member LIMIT {CHAMPIONS:d}"""


def season(ctx: Context, values: dict[str, Value]) -> None:
    """Show the season of a number; else the running one, the one that comes, or the last."""
    if number := int(values.get("number") or 0):
        show_season(ctx, season_of(ctx, number), 1)
        return
    one = running(ctx)
    if one is None:
        _show_other(ctx)
        return
    show_season(ctx, one, 1, most=FIRST)


def _show_other(ctx: Context) -> None:
    """Between seasons: show the one whose archive is due, else say which comes, else show the last."""
    due, coming, past = last_over(ctx), planned(ctx), ended(ctx, 1)
    if due is not None:
        show_season(ctx, due, 1)
    elif coming is not None:
        days = days_told(coming.first_day, coming.last_day)
        ctx.reply(Text(ctx.text("seasons-coming", name=coming.name, days=days)), Buttons((_hall(ctx),)))
    elif past:
        show_season(ctx, past[0], 1)
    else:
        ctx.reply(ctx.text("seasons-never"))


def show_season(
    ctx: Context, one: Any, page: int, *, most: int = PAGE, edit: str = "", drawn: bool = False
) -> None:
    """Show a page of a season's board: as it is, or as it was archived; `drawn` if its picture stands below already."""
    size = int(one.members) if one.state == ENDED else board_of(ctx, span(one)).size()
    pages = max(1, -(-size // PAGE))
    page = min(max(page, 1), pages)
    parts: list[AnyPart] = [Text("🏁 " + _title(one), "bold"), Text("\n" + _about(ctx, one))]
    lines = lines_of(ctx, one, page, most)
    if not lines:
        ctx.reply(*parts, Text("\n" + ctx.text("seasons-empty")), edit=edit, lifetime="list")
        return
    header = ("#", ctx.text("points-top-member"), ctx.text("points-top-xp"))
    table = tuple((str(place), Mention(line.member), str(line.xp)) for place, line in lines)
    told = [ctx.text("points-top-footer", page=page, pages=pages, size=size)] if most == PAGE else []
    told += _mine(ctx, one) if most == FIRST else []
    parts += [Table(header, table)]
    parts += [Text("\n".join(told))] if told else []
    keys = _buttons(ctx, one, page, pages, whole=most == PAGE, drawn=drawn)
    ctx.reply(*parts, Buttons(keys), edit=edit, lifetime="list")


def lines_of(ctx: Context, one: Any, page: int, most: int = PAGE) -> list[tuple[int, Line]]:
    """Return the places of a page with their lines."""
    before = (page - 1) * PAGE
    if one.state == ENDED:
        found = rows(ctx, _PAGE, n=one.number, after=before, last=before + most)
        return [(int(row.place), Line(int(row.member), int(row.score))) for row in found]
    lines = board_of(ctx, span(one)).page(page, PAGE)[:most]
    return list(enumerate(lines, before + 1))


def draw(ctx: Context, one: Any) -> None:
    """Draw the first ten of a season."""
    lines = lines_of(ctx, one, 1)
    if not lines:
        raise UserError("seasons-nobody", name=one.name)
    size = int(one.members) if one.state == ENDED else board_of(ctx, span(one)).size()
    picture = card(
        ctx,
        one.name,
        days_told(one.first_day, one.last_day),
        [line for _, line in lines],
        places=[place for place, _ in lines],
        footer=ctx.text("points-top-count", size=size),
    )
    ctx.reply(picture, Text("🏁 " + _title(one)))


def seasons(ctx: Context, _values: dict[str, Value]) -> None:
    """List all seasons, the newest first."""
    found = [*reversed(unfinished(ctx)), *ended(ctx, 20)]
    if not found:
        ctx.reply(ctx.text("seasons-never"))
        return
    lines = [
        f"#{one.number} {_title(one)} · {ctx.text('seasons-state-' + state_word(ctx, one))}" for one in found
    ]
    told = "\n".join(lines)
    ctx.reply(
        Text(ctx.text("seasons-list"), "bold"), Text("\n" + told), Buttons((_hall(ctx),)), lifetime="list"
    )


def hall(ctx: Context, _values: dict[str, Value]) -> None:
    """Show the hall of fame: the first three of each season, who was among them how often, the winners of weeks."""
    parts: list[AnyPart] = [Text("🏛 " + ctx.text("seasons-hall"), "bold")]
    for one in ended(ctx, SHOWN):
        lines = lines_of(ctx, one, 1, 3)
        if lines:
            parts += [
                Text(f"\n{_title(one)}\n"),
                *medals([(place, line.member) for place, line in lines]),
            ]
    champions = rows(ctx, _CHAMPIONS)
    if champions:
        parts.append(Text("\n\n" + ctx.text("seasons-champions"), "bold"))
    for row in champions:
        counts = zip("🥇🥈🥉", (row.gold, row.silver, row.bronze), strict=True)
        told = " ".join(f"{medal}×{int(count)}" for medal, count in counts if count)
        parts += [Text("\n"), Mention(int(row.member)), Text(f" {told}")]
    weekly = winners.lines(ctx, 4)
    if weekly:
        parts += [Text("\n\n" + ctx.text("seasons-weekly"), "bold"), *weekly]
    if len(parts) == 1:
        parts.append(Text("\n" + ctx.text("seasons-hall-empty")))
    ctx.reply(*parts, lifetime="list")


def medals(places: list[tuple[int, int]]) -> list[AnyPart]:
    """Write members with the medals of their places."""
    parts: list[AnyPart] = []
    for place, member in places:
        sign = "🥇🥈🥉"[place - 1] if place <= 3 else f"{place}."
        parts += [Text(f"{'  ' if parts else ''}{sign} "), Mention(member)]
    return parts


def _title(one: Any) -> str:
    return f"{one.name} · {days_told(one.first_day, one.last_day)}"


def _about(ctx: Context, one: Any) -> str:
    """Say how long a season goes on, or that it does not."""
    word = state_word(ctx, one)
    if word == "running":
        return ctx.text("seasons-left", days=one.last_day - today_of(ctx))
    return ctx.text(f"seasons-state-{word}")


def _mine(ctx: Context, one: Any) -> list[str]:
    if ctx.event.actor is None:
        return []
    place, xp = board_of(ctx, span(one)).place(ctx.event.actor)
    return [ctx.text("seasons-mine", place=place, xp=xp) if place else ctx.text("seasons-mine-none")]


def _hall(ctx: Context) -> tuple[Button, ...]:
    return (Button(label=ctx.text("seasons-hall"), data="season:hall"),)


def _buttons(
    ctx: Context, one: Any, page: int, pages: int, *, whole: bool, drawn: bool
) -> tuple[tuple[Button, ...], ...]:
    row = [] if drawn else [Button(label="🖼", data=f"season:card:{one.number}")]
    if not whole:
        row.insert(0, Button(label=ctx.text("seasons-places"), data=f"season:show:{one.number}:1"))
    elif page > 1:
        row.insert(0, Button(label="◀", data=f"season:show:{one.number}:{page - 1}"))
    if whole and page < pages:
        row.append(Button(label="▶", data=f"season:show:{one.number}:{page + 1}"))
    return (tuple(row), _hall(ctx)) if row else (_hall(ctx),)
