"""`/orders`: the queue of what people have to hand over; claim, fulfil, refuse, undo. Every step has an audit row."""

from __future__ import annotations

from typing import Any

from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.replies import AnyPart, Button, Buttons, Mention, Text
from engine.shop import coins, goods
from engine.shop.records import CLAIMED, DONE, OPEN, REFUSED, SENDING, UNDONE, WAITING, WORD, order_of, put
from engine.shop.telling import tell_buyer
from engine.stream.here import HERE, rows

MOST = 10
LONGEST = 300
_STEPS = {OPEN: ("claim", "fulfil"), CLAIMED: ("fulfil",), DONE: ("undo",)}


def orders_command(ctx: Context, _values: dict[str, Value]) -> None:
    """List what waits, the oldest first."""
    states = ", ".join(f"'{state}'" for state in WAITING)
    found = rows(ctx, f"SELECT * FROM shop_order WHERE {HERE} AND state IN ({states}) ORDER BY number")
    if not found:
        ctx.reply(ctx.text("shop-orders-none"), lifetime="list")
        return
    parts: list[AnyPart] = [Text("📦 " + ctx.text("shop-orders", count=len(found)), "bold")]
    for one in found[:MOST]:
        parts += [Text(f"\n#{one.number} {one.name} · "), Mention(one.buyer), Text(_line(ctx, one))]
    keys = [
        Button(f"#{one.number}", data=f"{WORD}:order:{ctx.community}:{one.number}") for one in found[:MOST]
    ]
    ctx.reply(*parts, Buttons((tuple(keys[:5]), tuple(keys[5:])) if keys[5:] else (tuple(keys),)))


def _line(ctx: Context, order: Any) -> str:
    state = ctx.text(f"shop-state-{order.state}")
    price = ctx.text("shop-price", price=order.price)
    return f" · {price} · {state} · {to_datetime(order.at, ctx.zone):%m-%d %H:%M}"


def show(ctx: Context, order: Any, edit: str = "") -> None:
    """Show an order with what can be done about it."""
    order = order_of(ctx, order.number)
    parts: list[AnyPart] = [Text(f"📦 #{order.number} {order.name}", "bold"), Text("\n")]
    parts += [Mention(order.buyer), Text(_line(ctx, order))]
    if order.handler is not None:
        parts += [Text("\n" + ctx.text("shop-handler") + " "), Mention(order.handler)]
    if order.reason:
        parts.append(Text("\n" + ctx.text("shop-reason", reason=order.reason)))
    if order.state in WAITING:
        parts.append(Text("\n" + ctx.text("shop-refuse-how", number=order.number)))
    steps = _STEPS.get(order.state, ())
    if steps:
        data = f"{ctx.community}:{order.number}"
        keys = tuple(Button(ctx.text(f"shop-do-{step}"), data=f"{WORD}:{step}:{data}") for step in steps)
        parts.append(Buttons((keys,)))
    ctx.reply(*parts, edit=edit, private=None if not edit else False, lifetime="request")


def claim(ctx: Context, order: Any) -> None:
    """Say that one sees to an order."""
    if order.state != OPEN:
        raise UserError("shop-not-open", number=order.number)
    put(ctx, order.number, state=CLAIMED, handler=ctx.event.actor)
    _note(ctx, "claim", order)


def fulfil(ctx: Context, order: Any, note: str = "") -> None:
    """Say that an order has been handed over: the coins are spent."""
    if order.state not in (OPEN, CLAIMED):
        raise UserError("shop-not-open", number=order.number)
    coins.spend(ctx, order)
    put(ctx, order.number, state=DONE, handler=ctx.event.actor, reason=note[:LONGEST], ended_at=ctx.event.at)
    _note(ctx, "fulfil", order)
    tell_buyer(ctx, order, "shop-fulfilled-note" if note else "shop-fulfilled", note=note[:LONGEST])


def refuse(ctx: Context, order: Any, reason: str) -> None:
    """Give the coins back and say why."""
    if order.state not in WAITING:
        raise UserError("shop-not-open", number=order.number)
    coins.give_back(ctx, order)
    goods.restock(ctx, order, 1)
    ctx.cancel_due(goods.patience(ctx, order.number))
    if order.state == SENDING:
        goods.take_back(ctx, order)
    put(
        ctx,
        order.number,
        state=REFUSED,
        handler=ctx.event.actor,
        reason=reason[:LONGEST],
        ended_at=ctx.event.at,
    )
    _note(ctx, "refuse", order)
    tell_buyer(ctx, order, "shop-refused", reason=reason[:LONGEST])


def undo(ctx: Context, order: Any) -> None:
    """Give back what an order that is done has cost; role and tag go, a code stays given."""
    if order.state != DONE:
        raise UserError("shop-not-done", number=order.number)
    if not coins.refund(ctx, order):
        raise UserError("shop-not-held", number=order.number)
    put(ctx, order.number, state=UNDONE, handler=ctx.event.actor, ended_at=ctx.event.at)
    goods.take_back(ctx, order)
    goods.restock(ctx, order, 1)
    _note(ctx, "undo", order)
    tell_buyer(ctx, order, "shop-undone-code" if order.kind == "code" else "shop-undone")


def _note(ctx: Context, step: str, order: Any) -> None:
    ctx.audit(f"shop-{step}", f"#{order.number} {order.name} {order.price}", target=order.buyer)


def _meant(ctx: Context, values: dict[str, Value]) -> Any:
    return order_of(ctx, int(values.get("order") or 0))


def claim_command(ctx: Context, values: dict[str, Value]) -> None:
    """`/orders claim`."""
    order = _meant(ctx, values)
    claim(ctx, order)
    show(ctx, order)


def fulfil_command(ctx: Context, values: dict[str, Value]) -> None:
    """`/orders fulfil`."""
    order = _meant(ctx, values)
    fulfil(ctx, order, str(values.get("note") or "").strip())
    show(ctx, order)


def refuse_command(ctx: Context, values: dict[str, Value]) -> None:
    """`/orders refuse`."""
    order = _meant(ctx, values)
    refuse(ctx, order, str(values.get("reason") or "").strip())
    show(ctx, order)


def undo_command(ctx: Context, values: dict[str, Value]) -> None:
    """`/orders undo`."""
    order = _meant(ctx, values)
    undo(ctx, order)
    show(ctx, order)


def on_step(ctx: Context, body: Press, step: str, number: int) -> None:
    """Do what a button of the queue says."""
    order = order_of(ctx, number)
    if step == "order":
        show(ctx, order, edit=body.message)
        return
    {"claim": claim, "fulfil": fulfil, "undo": undo}[step](ctx, order)
    show(ctx, order, edit=body.message)
