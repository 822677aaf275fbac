"""`/shop` and `/inventory`: what coins buy, page by page in one message, and what somebody has bought."""

from __future__ import annotations

from engine.contract.clock import to_datetime
from engine.contract.commands import Value
from engine.contract.events import Button as Press
from engine.contract.feature import Context
from engine.contract.ports import Wallet
from engine.contract.replies import AnyPart, Button, Buttons, Text
from engine.shop import goods
from engine.shop.records import DONE, WORD, item_of, items
from engine.shop.words import gates, gives, left, line
from engine.stream.here import HERE, rows

PAGE = 5
LATEST = 20


def shop_command(ctx: Context, _values: dict[str, Value]) -> None:
    """List what is on offer."""
    show(ctx, 1)


def show(ctx: Context, page: int, edit: str = "") -> None:
    """Show a page of what is on offer."""
    found = items(ctx)
    private = False if edit else None
    if not found:
        ctx.reply(ctx.text("shop-empty"), edit=edit, lifetime="list", private=private)
        return
    pages = -(-len(found) // PAGE)
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * PAGE : page * PAGE]
    lang = ctx.language()
    parts: list[AnyPart] = [Text("🛍 " + ctx.text("shop-title", count=len(found)), "bold")]
    parts += [Text("\n" + line(ctx, one, lang)) for one in shown]
    keys = [tuple(Button(f"#{one.number}", data=f"{WORD}:item:{one.number}:{page}") for one in shown)]
    turns = [("◀", page - 1), ("▶", page + 1)]
    turn = tuple(Button(sign, data=f"{WORD}:page:{to}") for sign, to in turns if 1 <= to <= pages)
    if turn:
        parts.append(Text("\n" + ctx.text("shop-page", page=page, pages=pages)))
        keys.append(turn)
    ctx.reply(*parts, Buttons(tuple(keys)), edit=edit, lifetime="list", private=private)


def show_item(ctx: Context, body: Press, number: int, page: int) -> None:
    """Show an item in the place of the list."""
    item, lang = item_of(ctx, number), ctx.language()
    price = ctx.text("shop-price", lang, price=item.price)
    about = [gives(ctx, item.kind, item.value, lang), left(ctx, item, lang), *gates(ctx, item, lang)]
    lines = [item.about, f"{price} · " + " · ".join(filter(None, about))]
    buy = Button(ctx.text("shop-buy", lang), data=f"{WORD}:ask:{ctx.community}:{item.number}")
    back = Button(ctx.text("shop-back", lang), data=f"{WORD}:page:{page}")
    ctx.reply(
        Text(f"🛍 #{item.number} {item.name}", "bold"),
        Text("\n" + "\n".join(filter(None, lines))),
        Buttons(((buy, back),)),
        edit=body.message,
        lifetime="list",
        private=False,
    )


def inventory_command(ctx: Context, _values: dict[str, Value]) -> None:
    """Show what somebody has bought, codes included, to them alone."""
    actor = ctx.event.actor or 0
    lang = ctx.language(actor)
    sql = f"SELECT * FROM shop_order WHERE {HERE} AND buyer = :b ORDER BY number DESC LIMIT {LATEST}"
    found = rows(ctx, sql, b=actor)
    balance = ctx.text("shop-balance", lang, balance=ctx.port(Wallet).balance(actor))
    if not found:
        ctx.reply(f"{ctx.text('shop-bag-empty', lang)}\n{balance}", private=True)
        return
    lines = ["🎒 " + ctx.text("shop-bag", lang), balance]
    for one in found:
        state = ctx.text(f"shop-state-{one.state}", lang)
        code = goods.code_of(ctx, one) if one.kind == "code" and one.state == DONE else ""
        day = f"{to_datetime(one.at, ctx.zone):%m-%d}"
        lines.append(f"#{one.number} {one.name} · {state} · {day}" + (f" · {code}" if code else ""))
    ctx.reply("\n".join(lines), private=True)
