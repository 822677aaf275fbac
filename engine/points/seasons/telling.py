"""Telling who won a season: once in each place, with a drawn card, within the noise budget."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import HOUR
from engine.contract.events import Timer
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, AnyPart, Button, Buttons, Text
from engine.points.board import Line
from engine.points.seasons.records import SEEN, find, running
from engine.points.seasons.rules import ENDED, FEATURE
from engine.points.top import caption_of, card, days_told
from engine.stream.here import rows
from engine.stream.wishes import is_nameable

TELL = "tell"
MOST = 10
LATEST = 12 * HOUR
_BUSIEST = """SELECT c.platform, c.id, count(*) AS n FROM ledger l JOIN chat c ON c.id = l.chat
    WHERE l.part = :p AND l.community = :c AND l.day BETWEEN :first AND :last AND l.rule = 'message'
    AND c.kind = 'group' AND c.community = :c GROUP BY c.platform, c.id ORDER BY n DESC, c.id"""
_FIRST = f"""SELECT s.member, s.score, s.place FROM season_place s WHERE s.part = :p AND s.community = :c
    AND s.season = :n AND s.place > 0 AND {SEEN} ORDER BY s.place LIMIT {MOST:d}"""


def tell_everywhere(ctx: Context, season: Any) -> None:
    """Have the winners told where the season was begun, and in the busiest group of every other platform."""
    for chat in _places(ctx, season):
        dedupe = f"{FEATURE}:{ctx.community}:{TELL}:{season.number}:{chat}"
        payload = {"number": season.number}
        ctx.due(FEATURE, TELL, ctx.event.at, dedupe, payload, chat=chat, personal=False)


def _places(ctx: Context, season: Any) -> list[int]:
    found: dict[str, int] = {}
    home = rows(ctx, "SELECT platform, kind FROM chat WHERE id = :i AND community = :c", i=season.chat)
    if home and home[0].kind == "group":
        found[home[0].platform] = int(season.chat)
    for row in rows(ctx, _BUSIEST, first=max(season.first_day, season.last_day - 6), last=season.last_day):
        found.setdefault(row.platform, int(row.id))
    return list(found.values())


def on_tell(ctx: Context, timer: Timer) -> None:
    """Tell the winners in one chat."""
    season = find(ctx, int(timer.payload["number"] or 0))
    if season is None or season.state != ENDED:
        return
    first = [row for row in rows(ctx, _FIRST, n=season.number) if is_nameable(ctx, int(row.member))]
    if not first:
        return
    admission = ctx.port(NoiseBudget).admit(ctx.event.chat, "season", priority=NOTICE)
    if admission.verdict == "drop":
        ctx.audit("seasons-unheard", f"#{season.number} {season.name}")
        return
    ctx.reply(
        *parts(ctx, season, first),
        quote=False,
        priority=NOTICE,
        not_before=admission.at,
        expires_at=max(ctx.now, admission.at) + LATEST,
    )


def parts(ctx: Context, season: Any, first: list[Any]) -> list[AnyPart]:
    """Write who won: a card, a line, what comes next."""
    lines = [Line(int(row.member), int(row.score)) for row in first]
    picture = card(
        ctx,
        season.name,
        days_told(season.first_day, season.last_day),
        lines,
        places=[int(row.place) for row in first],
        footer=ctx.text("points-top-count", size=season.members),
    )
    told: list[AnyPart] = [picture, Text("🏁 " + ctx.text("seasons-over", name=season.name) + "\n")]
    told += caption_of(lines, [int(row.place) for row in first])
    after = running(ctx)
    if after is not None and after.source == season.number:
        key = "seasons-next-carry" if after.carry else "seasons-next"
        last = days_told(after.last_day, after.last_day)
        told.append(Text("\n" + ctx.text(key, name=after.name, last=last, carry=after.carry)))
    places = Button(label=ctx.text("seasons-places"), data=f"season:show:{season.number}:1")
    return [*told, Buttons(((places, Button(label=ctx.text("seasons-hall"), data="season:hall")),))]
