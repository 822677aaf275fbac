"""A community becomes part of another: its badges, what people did for them and who has them go along."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel

from engine.badges.catchup import measure_all, open_book, stop
from engine.badges.measuring import measure
from engine.badges.records import recount
from engine.badges.rules import FEATURE, PAST
from engine.badges.tables import BadgeDeed, BadgeHeld, BadgeMade
from engine.contract.feature import Context
from engine.store.sql import change, fetch, insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import HERE, home

_ROWS: dict[str, type[SQLModel]] = {"badge_made": BadgeMade, "badge_held": BadgeHeld, "badge_deed": BadgeDeed}
MEMBERS = (FEATURE, "badge_members_arrived")
"""Named apart from all other features' words, for an event is known by its word alone."""


def _hand_over(ctx: Context, values: Values) -> None:
    to = int(values["to"])
    stop(ctx)
    members: set[int] = set()
    for table in _ROWS:
        rows = [_plain(row) for row in fetch(ctx.conn, f"SELECT * FROM {table} WHERE {HERE}", **home(ctx))]
        rows.sort(key=lambda row: [str(row.get(name)) for name in ("badge", "counter", "subject", "account")])
        if table == "badge_deed":
            members |= {int(row["member"]) for row in rows}
            # There, numbers of questions and courses mean other ones.
            rows = [{**row, "subject": f"{ctx.community}:{row['subject']}"} for row in rows]
        hand_over(ctx, to, (FEATURE, f"{table}_arrived"), rows)
    # When all has arrived everybody is measured, for a part of the deeds would bring less than was there.
    hand_over(ctx, to, MEMBERS, [[member] for member in sorted(members)])
    for table in (*_ROWS, "badge_count", "badge_book"):
        change(ctx.conn, f"DELETE FROM {table} WHERE {HERE}", **home(ctx))


def _plain(row: Any) -> dict[str, Any]:
    found = dict(row._asdict())
    for name in ("revoked", "deleted"):
        if name in found:
            found[name] = bool(found[name])
    return found


def _take(table: str) -> Any:
    def take(ctx: Context, values: Values) -> None:
        here = {"part": ctx.part, "community": ctx.community}
        insert_new(ctx.conn, _ROWS[table], [{**row, **here} for row in rows_of(values)])

    return take


def _take_members(ctx: Context, values: Values) -> None:
    open_book(ctx)
    for (member,) in rows_of(values):
        recount(ctx, member)
        measure(ctx, member, PAST, at=ctx.event.at)
    measure_all(ctx)


on_derived = listen(
    {
        LEFT: _hand_over,
        MEMBERS: _take_members,
        **{(FEATURE, f"{table}_arrived"): _take(table) for table in _ROWS},
    }
)
"""Hand over what a community leaves behind, and take in what arrives."""
