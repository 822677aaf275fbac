"""Balances of a community that becomes part of another: they go along as entries without a day or a chat."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.feature import Context
from engine.points.ledger import book_for
from engine.points.merging import close
from engine.points.moves import MERGE, post
from engine.points.rules import Pay
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of

OPENING = ("points", "opening_balances")


def _hand_over(ctx: Context, values: Values) -> None:
    rows = ctx.conn.execute(
        text(
            "select w.member, w.xp, w.coins, s.last_day, s.length, s.best, s.frozen_week from wallet w "
            "left join streak s on s.part = w.part and s.community = w.community and s.member = w.member "
            "where w.part = :p and w.community = :c and (w.xp <> 0 or w.coins <> 0) order by w.member"
        ),
        {"p": ctx.part, "c": ctx.community},
    ).all()
    # What was tried here says nothing about the other community's terms.
    ctx.conn.execute(
        text("delete from rule_preview where part = :p and community = :c"),
        {"p": ctx.part, "c": ctx.community},
    )
    book = book_for(ctx, [row.member for row in rows])
    for row in rows:
        post(ctx, book, row.member, MERGE, Pay(-row.xp, -row.coins), None)
    close(ctx, book)
    hand_over(ctx, int(values["to"]), OPENING, rows)


def _open(ctx: Context, values: Values) -> None:
    rows = rows_of(values)
    book = book_for(ctx, [row[0] for row in rows])
    for member, xp, coins, *_streak in rows:
        post(ctx, book, member, MERGE, Pay(xp, coins), None)
    close(ctx, book)
    for member, _xp, _coins, last_day, length, best, frozen_week in rows:
        if last_day is not None:
            ctx.conn.execute(
                text(
                    "insert into streak (part, community, member, last_day, length, best, frozen_week) "
                    "values (:p, :c, :m, :d, :l, :b, :f) on conflict do nothing"
                ),
                {
                    "p": ctx.part,
                    "c": ctx.community,
                    "m": member,
                    "d": last_day,
                    "l": length,
                    "b": best,
                    "f": frozen_week,
                },
            )


on_derived = listen({LEFT: _hand_over, OPENING: _open})
"""Hand balances over when a chat leaves for another community, and enter those that arrive."""
