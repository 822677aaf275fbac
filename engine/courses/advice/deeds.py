"""What members do is noted, and the sums over all members change with it, exactly and at once."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

from engine.contract.clock import MINUTE
from engine.contract.facts import EventAttended
from engine.contract.feature import Context
from engine.courses.advice.records import HUNDREDTHS, history
from engine.courses.advice.tables import Interest, ItemPair
from engine.courses.records import FEATURE
from engine.ml.recommend import WEIGHTS, Row, Taken, changes, of_stars
from engine.store.sql import fetch_one, upsert
from engine.stream.here import HERE, home

REFIT = "refit"
"""The timer that has a model fitted."""
REFIT_EVERY = 10 * MINUTE
_WEAK = ("click",)
"""What says nothing where something was said already."""
_PAIR = ("part", "community", "left", "right")
_SUMS = ("together", "past", "next", "step")


def note(ctx: Context, member: int, item: str, what: str, *, stars: int = 0) -> None:
    """Note something that a member did with an item. The last word holds; a look does not take back a deed."""
    weight = of_stars(stars) if what == "rate" else WEIGHTS[what]
    sql = f"SELECT weight, at FROM interest WHERE {HERE} AND member = :m AND item = :i"
    known = fetch_one(ctx.conn, sql, p=ctx.part, c=ctx.community, m=member, i=item)
    if known is not None and what in _WEAK:
        return
    if known is not None and what == "lesson" and known.weight >= round(weight * HUNDREDTHS):
        weight = known.weight / HUNDREDTHS
    before = history(ctx.conn, ctx.part, ctx.community, member)
    row = {
        "part": ctx.part,
        "community": ctx.community,
        "member": member,
        "item": item,
        "account": member,
        "what": what,
        "weight": round(weight * HUNDREDTHS),
        "at": ctx.event.at,
    }
    upsert(
        ctx.conn, Interest, [row], keys=("part", "community", "member", "item"), put=("what", "weight", "at")
    )
    after = history(ctx.conn, ctx.part, ctx.community, member)
    add_up(ctx.conn, ctx.part, ctx.community, changes(before, after))
    plan_refit(ctx)


def on_attended(ctx: Context, fact: EventAttended) -> None:
    """Note that somebody was at an event."""
    note(ctx, fact.actor, ":".join(fact.subject.split(":")[:2]), "attend")


def add_up(conn: Connection, part: int, community: int, rows: Iterable[Row]) -> None:
    """Add changes to the sums."""
    here = {"part": part, "community": community}
    upsert(conn, ItemPair, [{**here, **row._asdict()} for row in rows], keys=_PAIR, add=_SUMS)


def replace(
    conn: Connection, part: int, community: int, before: Iterable[Taken], after: Iterable[Taken]
) -> None:
    """Put one history in the place of another in the sums."""
    add_up(conn, part, community, changes(before, after))


def sums(ctx: Context) -> list[Row]:
    """Return the community's sums, without those that came to nothing."""
    sql = f"""SELECT "left", "right", together, past, next, step FROM item_pair
        WHERE {HERE} AND (together <> 0 OR past <> 0 OR next <> 0 OR step <> 0) ORDER BY "left", "right" """
    return [Row(*row) for row in ctx.conn.execute(text(sql), home(ctx))]


def plan_refit(ctx: Context) -> None:
    """Have a model fitted at the next round time: however much happens until then, once."""
    at = (ctx.event.at // REFIT_EVERY + 1) * REFIT_EVERY
    ctx.due(FEATURE, REFIT, at, f"courses:{ctx.community}:refit", personal=False)
