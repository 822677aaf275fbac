"""Reading and writing what badges keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from engine.badges.rules import EARNED, GRANTED, HIGHEST, MARK, PAST, Deed, Rule
from engine.badges.tables import BadgeBook, BadgeCount, BadgeDeed, BadgeHeld
from engine.contract.feature import Context
from engine.contract.ports import Features
from engine.store.sql import change, fetch, fetch_one, insert_new, upsert
from engine.stream.here import HERE, home, home_row


def counts_of(ctx: Context, member: int) -> dict[str, int]:
    """Return what a member's deeds come to."""
    rows = fetch(
        ctx.conn,
        f"SELECT counter, value FROM badge_count WHERE {HERE} AND member = :m",
        **home(ctx),
        m=member,
    )
    return {row.counter: int(row.value) for row in rows}


def write_deed(ctx: Context, deed: Deed, at: int) -> bool:
    """Note a deed and count it; false if it is known."""
    same = f"FROM badge_deed WHERE {HERE} AND counter = :n AND subject = :s"
    sql = f"SELECT 1 {same} AND (member = :m OR account = :m)"
    known = fetch_one(ctx.conn, sql, **home(ctx), m=deed.member, n=deed.counter, s=deed.subject)
    if known is not None:
        return False
    row = {
        **home_row(ctx),
        "counter": deed.counter,
        "subject": deed.subject,
        "account": deed.member,
        "member": deed.member,
        "amount": deed.amount,
        "at": at,
    }
    insert_new(ctx.conn, BadgeDeed, [row])
    highest = deed.counter in HIGHEST
    count = {
        **home_row(ctx),
        "member": deed.member,
        "counter": deed.counter,
        "value": deed.amount if highest else 1,
    }
    keys = ("part", "community", "member", "counter")
    upsert(
        ctx.conn,
        BadgeCount,
        [count],
        keys=keys,
        add=() if highest else ("value",),
        most=("value",) if highest else (),
    )
    return True


def drop_deed(ctx: Context, deed: Deed) -> bool:
    """Let a deed not have been; false if it is not known."""
    sql = f"DELETE FROM badge_deed WHERE {HERE} AND member = :m AND counter = :n AND subject = :s"
    gone = change(ctx.conn, sql, **home(ctx), m=deed.member, n=deed.counter, s=deed.subject)
    if gone:
        recount(ctx, deed.member)
    return bool(gone)


def recount(ctx: Context, member: int) -> None:
    """Make a member's counts from their deeds."""
    change(ctx.conn, f"DELETE FROM badge_count WHERE {HERE} AND member = :m", **home(ctx), m=member)
    rows = fetch(
        ctx.conn,
        f"SELECT counter, count(DISTINCT subject) AS times, max(amount) AS highest FROM badge_deed "
        f"WHERE {HERE} AND member = :m GROUP BY counter ORDER BY counter",
        **home(ctx),
        m=member,
    )
    counts = [
        {
            **home_row(ctx),
            "member": member,
            "counter": row.counter,
            "value": int(row.highest if row.counter in HIGHEST else row.times),
        }
        for row in rows
    ]
    insert_new(ctx.conn, BadgeCount, counts)


def held_by(ctx: Context, member: int) -> dict[str, list[Any]]:
    """Return a member's rows by badge."""
    sql = f"SELECT * FROM badge_held WHERE {HERE} AND member = :m ORDER BY badge, account"
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in fetch(ctx.conn, sql, **home(ctx), m=member):
        found[row.badge].append(row)
    return dict(found)


def best_of(rows: Iterable[Any]) -> Any:
    """Return the row that shows, None if the badge was taken back."""
    rows = list(rows)
    if not rows or any(row.revoked for row in rows):
        return None
    return max(rows, key=lambda row: (row.tier, -row.at))


def put_held(
    ctx: Context,
    member: int,
    badge: str,
    tier: int,
    how: str,
    *,
    at: int,
    granter: int | None = None,
    note: str = "",
) -> None:
    """Give somebody a badge, or another tier of it."""
    row = {
        **home_row(ctx),
        "badge": badge,
        "account": member,
        "member": member,
        "tier": tier,
        "at": at,
        "how": how,
        "granter": granter,
        "note": note,
        "revoked": False,
    }
    put = ("member", "tier", "at", "how", "granter", "note", "revoked")
    upsert(ctx.conn, BadgeHeld, [row], keys=("part", "community", "badge", "account"), put=put)


def lower_held(ctx: Context, member: int, badge: str, tier: int) -> None:
    """Let somebody have no more than a tier of a badge."""
    where = f"WHERE {HERE} AND member = :m AND badge = :b AND how <> '{GRANTED}'"
    values = {**home(ctx), "m": member, "b": badge}
    if not tier:
        change(ctx.conn, f"DELETE FROM badge_held {where}", **values)
    else:
        change(ctx.conn, f"UPDATE badge_held SET tier = :t {where} AND tier > :t", **values, t=tier)


def made(ctx: Context, *, deleted: bool = False) -> Sequence[Any]:
    """Return the community's own badges, oldest first."""
    more = "" if deleted else " AND NOT deleted"
    return fetch(ctx.conn, f"SELECT * FROM badge_made WHERE {HERE}{more} ORDER BY at, badge", **home(ctx))


def own_rules(ctx: Context) -> list[Rule]:
    """Return the community's own badges that come by themselves; a deleted one is kept up as well, for an undo."""
    return [
        Rule(row.badge, row.emoji, row.counter, (int(row.need),))
        for row in made(ctx, deleted=True)
        if row.counter
    ]


def book_of(ctx: Context) -> Any:
    """Return how far badges are in the community."""
    return fetch_one(ctx.conn, f"SELECT rules, pioneers FROM badge_book WHERE {HERE}", **home(ctx))


def put_book(ctx: Context, pioneers: int) -> None:
    """Write down that the rules of now hold, and how many came first."""
    row = {**home_row(ctx), "rules": MARK, "pioneers": pioneers}
    upsert(ctx.conn, BadgeBook, [row], keys=("part", "community"), put=("rules", "pioneers"))


def is_shown(ctx: Context, member: int) -> bool:
    """Tell whether a member may be named to others."""
    sql = f"SELECT ranked FROM membership WHERE {HERE} AND actor = :a"
    row = fetch_one(ctx.conn, sql, **home(ctx), a=member)
    return row is None or bool(row.ranked)


def how_now(ctx: Context) -> str:
    """Tell whether what is given now was earned now."""
    return PAST if ctx.event.origin == "import" else EARNED


def kinds(ctx: Context) -> dict[str, str]:
    """Return what kind of thing each subject is that can be recommended: a course, a path."""
    found: dict[str, str] = {}
    for feature in ctx.port(Features).all():
        if feature.candidates is not None:
            found.update((one.id, one.kind) for one in feature.candidates(ctx.conn, ctx.community))
    return found
