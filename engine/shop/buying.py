"""`/redeem`: price and what is left are shown first; one yes buys once, however often it is pressed."""

from __future__ import annotations

from typing import Any

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.events import ROLES
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.ports import Wallet
from engine.contract.replies import Button, Buttons, Text
from engine.shop import coins, goods
from engine.shop.records import CLAIMED, DONE, OPEN, SENDING, WORD, item_of, meant, next_number, order_of, put
from engine.shop.tables import ShopOrder
from engine.shop.telling import order_arrived
from engine.shop.words import gives, left
from engine.store.sql import insert_new
from engine.stream.here import HERE, rows
from engine.stream.whereabouts import payable


def redeem_command(ctx: Context, values: dict[str, Value]) -> None:
    """Ask whether somebody wants to buy an item."""
    ask(ctx, meant(ctx, str(values.get("item") or "")))


def ask(ctx: Context, item: Any) -> None:
    """Name the price, what is left, and what is left in the purse; buying takes a yes."""
    actor = ctx.event.actor or 0
    may_buy(ctx, item, actor)
    lang = ctx.language(actor)
    balance = ctx.port(Wallet).balance(actor)
    lines = [
        ctx.text("shop-ask", lang, name=item.name, price=item.price),
        " · ".join(filter(None, (gives(ctx, item.kind, item.value, lang), left(ctx, item, lang)))),
        ctx.text("shop-ask-balance", lang, balance=balance, after=balance - item.price),
    ]
    data = f"{WORD}:buy:{ctx.community}:{item.number}:{item.price}:{ctx.event.seq}"
    yes = Button(ctx.text("shop-yes", lang, price=item.price), data=data, only=actor)
    no = Button(ctx.text("shop-no", lang), data=f"{WORD}:no", only=actor)
    ctx.reply(Text("\n".join(lines)), Buttons(((yes, no),)), private=True, lifetime="request")


def may_buy(ctx: Context, item: Any, actor: int) -> None:
    """Check everything that stands between a member and an item. Raises UserError that names it."""
    if not payable(ctx.conn, [actor]):
        raise UserError("shop-nobody")
    if item.removed:
        raise UserError("shop-removed", name=item.name)
    if item.opens_at is not None and ctx.event.at < item.opens_at:
        raise UserError("shop-early", name=item.name)
    if item.closes_at is not None and ctx.event.at >= item.closes_at:
        raise UserError("shop-late", name=item.name)
    if item.remaining is not None and item.remaining <= 0:
        raise UserError("shop-sold-out")
    if ROLES.index(ctx.role(actor)) < ROLES.index(item.role):
        raise UserError("shop-who", role=item.role)
    wallet = ctx.port(Wallet)
    if wallet.level(actor) < item.level:
        raise UserError("shop-level", level=item.level, have=wallet.level(actor))
    if item.per_person and bought(ctx, item.number, actor) >= item.per_person:
        raise UserError("shop-enough", most=item.per_person)
    if wallet.balance(actor) < item.price:
        raise UserError("shop-poor", price=item.price, balance=wallet.balance(actor))
    if item.kind in ("role", "tag") and not goods.doors(ctx, actor, item.kind):
        raise UserError(f"shop-nowhere-{item.kind}")


def bought(ctx: Context, item: int, actor: int) -> int:
    """Count what a member has of an item, what waits included; what came to nothing does not count."""
    states = ", ".join(f"'{state}'" for state in (OPEN, CLAIMED, SENDING, DONE))
    sql = f"SELECT count(*) AS n FROM shop_order WHERE {HERE} AND item = :i AND buyer = :b AND state IN ({states})"
    return int(rows(ctx, sql, i=item, b=actor)[0].n)


def on_yes(ctx: Context, body: Press, number: int, price: int, asked: str) -> None:
    """Buy what was asked about, at the price that was named."""
    actor = ctx.event.actor or 0
    lang = ctx.language(actor)
    before = rows(ctx, f"SELECT number FROM shop_order WHERE {HERE} AND ask = :a", a=asked)
    if before:
        ctx.toast(ctx.text("shop-again", lang, number=before[0].number))
        return
    item = item_of(ctx, number)
    may_buy(ctx, item, actor)
    if item.price != price:
        raise UserError("shop-price-changed", price=item.price)
    order = _order(ctx, item, actor, asked)
    coins.hold(ctx, order)
    goods.restock(ctx, order, -1)
    ctx.reply(_deliver(ctx, order, lang), edit=body.message, private=True)


def _order(ctx: Context, item: Any, actor: int, asked: str) -> Any:
    number = next_number(ctx, "shop_order")
    row: dict[str, object] = {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "ask": asked,
        "item": item.number,
        "name": item.name,
        "kind": item.kind,
        "value": item.value,
        "price": item.price,
        "buyer": actor,
        "account": actor,
        "state": OPEN,
        "handler": None,
        "reason": "",
        "chat": ctx.event.chat,
        "seq": ctx.event.seq,
        "pending": 0,
        "given": 0,
        "at": ctx.event.at,
        "ended_at": None,
    }
    insert_new(ctx.conn, ShopOrder, [row])
    return order_of(ctx, number)


def _deliver(ctx: Context, order: Any, lang: str) -> str:
    """Begin to hand over what was bought; return what to tell the buyer."""
    told = {"number": order.number, "name": order.name, "price": order.price}
    match order.kind:
        case "code":
            code = goods.take_code(ctx, order.item, order.number)
            coins.spend(ctx, order)
            put(ctx, order.number, state=DONE, ended_at=ctx.event.at)
            return ctx.text("shop-code", lang, code=code, **told)
        case "role" | "tag":
            put(ctx, order.number, state=SENDING, pending=goods.hand_over(ctx, order))
            return ctx.text("shop-sending", lang, **told)
        case _:
            order_arrived(ctx, order)
            return ctx.text("shop-waiting", lang, **told)
