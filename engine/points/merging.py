"""Balances that change hands as a whole: two accounts become one person or part again.

Both sides of every move are entries, so each balance stays the sum of its entries and can be explained.
"""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.points import levels
from engine.points.book import Book
from engine.points.ledger import book_for
from engine.points.moves import MERGE, SPLIT, Place, move
from engine.points.rules import Pay, day_of
from engine.points.tables import StreakRow
from engine.points.window import forget_windows
from engine.store.sql import upsert

BOARD_DAYS = 31
"""The longest span that a leaderboard of the calendar looks back, in days."""


def on_joined(batch: Batch) -> None:
    """Let what `gone` has be `kept`'s: balances by entries, the better streak, the authorship of messages."""
    for event in batch.events:
        if isinstance(event.body, IdentitiesJoined):
            _join(batch.context(event), event.body.kept, event.body.gone)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it brought, as far as it is still there; what was earned together stays."""
    for event in batch.events:
        if isinstance(event.body, IdentitiesParted):
            _part(batch.context(event), event.body.kept, event.body.gone)


def _join(ctx: Context, kept: int, gone: int) -> None:
    book = book_for(ctx, [kept, gone])
    for place, amount in _by_place(ctx, gone):
        move(ctx, book, gone, kept, MERGE, amount, account=gone, place=place)
    close(ctx, book)
    values = {"p": ctx.part, "c": ctx.community, "k": kept, "g": gone}
    for column in ("actor", "reply_actor"):
        ctx.conn.execute(
            text(
                f"update message_fact set {column} = :k where part = :p and community = :c and {column} = :g"
            ),
            values,
        )
    ctx.conn.execute(
        text("update rule_preview set actor = :k where part = :p and community = :c and actor = :g"), values
    )
    _join_streaks(ctx, values)
    forget_windows(ctx.conn, ctx.part)


def _by_place(ctx: Context, member: int) -> list[tuple[Place, Pay]]:
    """Return what a member has by the day and the chat it was earned in, so that their boards stay true.

    What is older than any board shows is one sum a chat without a day.
    """
    rows = ctx.conn.execute(
        text(
            "select case when day < :old then 0 else day end as earned, chat, sum(xp) as xp, sum(coins) as coins "
            "from ledger where part = :p and community = :c and member = :m group by earned, chat order by earned, chat"
        ),
        {"old": _oldest(ctx), "p": ctx.part, "c": ctx.community, "m": member},
    )
    return [(Place(int(row.earned), int(row.chat)), Pay(int(row.xp), int(row.coins))) for row in rows]


def _oldest(ctx: Context) -> int:
    """Return the first day that a board may still look at: a month's, or that of a season not yet archived."""
    first = day_of(ctx.event.at, ctx.zone) - BOARD_DAYS
    begun = ctx.conn.execute(
        text("select min(first_day) from season where part = :p and community = :c and state <> 'ended'"),
        {"p": ctx.part, "c": ctx.community},
    ).scalar()
    return first if begun is None else min(first, int(begun))


def _join_streaks(ctx: Context, values: dict[str, int]) -> None:
    rows = ctx.conn.execute(
        text(
            "select member, last_day, length, best, frozen_week from streak "
            "where part = :p and community = :c and member in (:k, :g)"
        ),
        values,
    ).all()
    if not rows:
        return
    # The streak that is alive and longer goes on; the best of both is remembered.
    latest = max(row.last_day for row in rows)
    going = max((row for row in rows if row.last_day >= latest - 1), key=lambda row: row.length)
    joined = {
        "part": ctx.part,
        "community": ctx.community,
        "member": values["k"],
        "last_day": latest,
        "length": going.length,
        "best": max(row.best for row in rows),
        "frozen_week": max(row.frozen_week for row in rows),
    }
    keys = ("part", "community", "member")
    upsert(ctx.conn, StreakRow, [joined], keys=keys, put=("last_day", "length", "best", "frozen_week"))
    ctx.conn.execute(text("delete from streak where part = :p and community = :c and member = :g"), values)


def _part(ctx: Context, kept: int, gone: int) -> None:
    rows = ctx.conn.execute(
        text(
            "select day, chat, sum(xp) as xp, sum(coins) as coins from ledger where part = :p and community = :c "
            "and member = :k and actor = :g and rule in (:m, :s) group by day, chat order by day desc, chat"
        ),
        {"p": ctx.part, "c": ctx.community, "k": kept, "g": gone, "m": MERGE, "s": SPLIT},
    ).all()
    book = book_for(ctx, [kept, gone])
    purse = book.purses[ctx.community, kept]
    xp = _still_there([int(row.xp) for row in rows], purse.xp)
    coins = _still_there([int(row.coins) for row in rows], purse.coins)
    for row, *back in zip(rows, xp, coins, strict=True):
        place = Place(int(row.day), int(row.chat))
        move(ctx, book, kept, gone, SPLIT, Pay(*back), account=gone, place=place)
    close(ctx, book)


def _still_there(brought: list[int], purse: int) -> list[int]:
    """Return what of the amounts brought can be given back: all of them, or from the first on what the purse holds."""
    total, left = sum(brought), max(purse, 0)
    if total <= 0:
        return [0] * len(brought)
    if total <= left:
        return brought
    given = []
    for amount in brought:
        given.append(max(0, min(amount, left)))
        left -= given[-1]
    return given


def close(ctx: Context, book: Book) -> None:
    """Write the entries, and tell of the levels that they changed."""
    book.close()
    levels.tell(ctx, book)
