"""What is handed over: a role, a tag, a code, or something that people do; and taking it back."""

from __future__ import annotations

from typing import Any

from engine.contract.acts import GrantRole, Tag
from engine.contract.clock import DAY
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.marks import PLATFORMS
from engine.shop.records import FEATURE
from engine.stream.here import HERE, rows, run
from engine.stream.places import Place, may_be_tagged, places_for, places_of

UNSENT = "unsent"
PATIENCE = DAY
"""So long the platform has to answer before the coins go back."""


def doors(ctx: Context, member: int, kind: str) -> list[Place]:
    """Return where a member can be given a role or a tag."""
    mine = places_for(ctx, member, places_of(ctx))
    if kind == "tag":
        return [place for place in mine if may_be_tagged(ctx, member, place)]
    return [place for place in mine if place.platform in PLATFORMS["role"]]


def hand_over(ctx: Context, order: Any) -> int:
    """Give the role or tag of an order in every place; return in how many. Raises UserError if there is none."""
    places = doors(ctx, order.buyer, order.kind)
    if not places:
        raise UserError(f"shop-nowhere-{order.kind}")
    for place in places:
        if order.kind == "role":
            ctx.act(GrantRole(chat=place.chat, actor=order.buyer, role=order.value))
        else:
            ctx.act(Tag(chat=place.chat, actor=order.buyer, text=order.value))
    ctx.due(FEATURE, UNSENT, ctx.event.at + PATIENCE, patience(ctx, order.number), {"number": order.number})
    return len(places)


def patience(ctx: Context, number: int) -> str:
    """Name the due item that ends the waiting for an order's outcomes."""
    return f"shop:unsent:{ctx.community}:{number}"


def take_back(ctx: Context, order: Any) -> None:
    """Take a role or tag away again, unless another order of theirs gives the same."""
    sql = f"""SELECT 1 FROM shop_order WHERE {HERE} AND buyer = :b AND kind = :k AND value = :v
        AND state IN ('done', 'sending') AND number <> :n"""
    if order.kind not in PLATFORMS or rows(
        ctx, sql, b=order.buyer, k=order.kind, v=order.value, n=order.number
    ):
        return
    for place in doors(ctx, order.buyer, order.kind):
        if order.kind == "role":
            ctx.act(GrantRole(chat=place.chat, actor=order.buyer, role=order.value, revoke=True))
        else:
            ctx.act(Tag(chat=place.chat, actor=order.buyer, text=""))


def take_code(ctx: Context, item: int, order: int) -> str:
    """Give an order the oldest code that nobody has. Raises UserError if none is left."""
    sql = f"SELECT n, code FROM shop_code WHERE {HERE} AND item = :i AND taken IS NULL ORDER BY n LIMIT 1"
    found = rows(ctx, sql, i=item)
    if not found:
        raise UserError("shop-sold-out")
    change = f"UPDATE shop_code SET taken = :o WHERE {HERE} AND item = :i AND n = :n"
    run(ctx, change, o=order, i=item, n=found[0].n)
    return str(found[0].code)


def code_of(ctx: Context, order: Any) -> str:
    """Return the code that an order got; empty if there is none any more."""
    sql = f"SELECT code FROM shop_code WHERE {HERE} AND item = :i AND taken = :o"
    found = rows(ctx, sql, i=order.item, o=order.number)
    return str(found[0].code) if found else ""


def restock(ctx: Context, order: Any, by: int) -> None:
    """Count what is left of an item up or down; a code counts itself."""
    sql = f"UPDATE shop_item SET stock = stock + :by WHERE {HERE} AND number = :i AND stock IS NOT NULL"
    run(ctx, sql, by=by, i=order.item)
