"""What the platform said to a role or tag that was bought: it is there, or the coins go back and the right is named."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.errors import UserError
from engine.contract.events import Outcome, Timer
from engine.contract.feature import Context
from engine.shop import coins, goods
from engine.shop.records import DONE, FAILED, SENDING, order_of, put
from engine.shop.telling import tell_admins, tell_buyer
from engine.stream.here import HERE, rows

LONGEST = 300


def on_outcome(ctx: Context, outcome: Outcome) -> None:
    """Count an act's outcome; the last one decides."""
    order = _order_by(ctx, outcome.ref)
    if order is None:
        return
    if order.state != SENDING:
        if outcome.ok and order.state != DONE:
            # It came after the coins had gone back.
            goods.take_back(ctx, order)
        return
    pending, given = order.pending - 1, order.given + outcome.ok
    error = order.reason or ("" if outcome.ok else outcome.error[:LONGEST])
    put(ctx, order.number, pending=pending, given=given, reason=error)
    if pending > 0:
        return
    ctx.cancel_due(goods.patience(ctx, order.number))
    if not given:
        fail(ctx, order, error)
        return
    coins.spend(ctx, order)
    put(ctx, order.number, state=DONE, ended_at=ctx.event.at, reason="")
    tell_buyer(ctx, order, "shop-given")
    if error:
        tell_admins(ctx, order, f"shop-partly-{order.kind}", error=error)


def fail(ctx: Context, order: Any, error: str) -> None:
    """Give the coins back and say which right is missing."""
    coins.give_back(ctx, order)
    goods.restock(ctx, order, 1)
    put(ctx, order.number, state=FAILED, ended_at=ctx.event.at, reason=error)
    tell_buyer(ctx, order, f"shop-failed-{order.kind}")
    tell_admins(ctx, order, f"shop-failed-{order.kind}-admins", error=error or "—")


def on_unsent(ctx: Context, body: Timer) -> None:
    """End an order whose platform has not answered for a day."""
    try:
        order = order_of(ctx, int(body.payload["number"] or 0))
    except UserError:
        return
    if order.state == SENDING:
        fail(ctx, order, order.reason)


def _order_by(ctx: Context, ref: str) -> Any:
    """Return the order whose purchase did an act; None if it is another act, or a reply."""
    key, _, number = ref.rpartition("#")
    if not number.isdecimal():
        return None
    sql = """SELECT o.seq FROM log l JOIN outbox o ON o.part = l.part AND o.seq = l.seq AND o.n = :n
        WHERE l.part = :p AND l.key = :k AND o.kind = 'act'"""
    seq = ctx.conn.execute(text(sql), {"p": ctx.part, "k": key, "n": int(number)}).scalar()
    found = rows(ctx, f"SELECT * FROM shop_order WHERE {HERE} AND seq = :s", s=seq) if seq is not None else []
    return found[0] if found else None
