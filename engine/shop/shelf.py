"""`/shop add|edit|remove|stock|codes`: what is on offer, in the hands of admins."""

from __future__ import annotations

from engine.contract.commands import Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Button, Buttons, Text
from engine.shop.fields import read_item
from engine.shop.records import WORD, item_of, meant, next_number
from engine.shop.tables import ShopCode, ShopItem
from engine.shop.words import gives, line
from engine.store.sql import insert_new
from engine.stream.here import HERE, rows, run

MOST_ITEMS = 200
LONGEST_CODE = 200
MOST_CODES = 10_000


def add_command(ctx: Context, values: dict[str, Value]) -> None:
    """Put something on offer."""
    said = read_item(str(values.get("line") or ""), ctx.zone)
    if "name" not in said:
        raise UserError("shop-no-name")
    if "price" not in said:
        raise UserError("shop-no-price")
    number = next_number(ctx, "shop_item")
    if number > MOST_ITEMS:
        raise UserError("shop-full", most=MOST_ITEMS)
    fresh: dict[str, object] = {
        "part": ctx.part,
        "community": ctx.community,
        "number": number,
        "about": "",
        "kind": "manual",
        "value": "",
        "stock": None,
        "per_person": 0,
        "level": 0,
        "role": "member",
        "opens_at": None,
        "closes_at": None,
        "removed": False,
    }
    insert_new(ctx.conn, ShopItem, [fresh | said])
    _checked(ctx, number)
    _tell(ctx, "add", number)


def edit_command(ctx: Context, values: dict[str, Value]) -> None:
    """Change what is said of an item; what was bought stays as it was bought."""
    item = item_of(ctx, int(values.get("item") or 0))
    said = read_item(str(values.get("line") or ""), ctx.zone)
    if not said:
        raise UserError("shop-no-change")
    sets = ", ".join(f"{name} = :{name}" for name in said)
    run(ctx, f"UPDATE shop_item SET {sets} WHERE {HERE} AND number = :number", number=item.number, **said)
    _checked(ctx, item.number)
    _tell(ctx, "edit", item.number)


def _checked(ctx: Context, number: int) -> None:
    """Refuse what cannot be: a window that ends before it begins, a pool with a number beside it."""
    item = item_of(ctx, number)
    if item.opens_at is not None and item.closes_at is not None and item.opens_at >= item.closes_at:
        raise UserError("shop-window")
    if item.kind == "code" and item.stock is not None:
        raise UserError("shop-code-stock")


def _tell(ctx: Context, step: str, number: int) -> None:
    item, lang = item_of(ctx, number), ctx.language()
    ctx.audit(f"shop-{step}", f"#{number} {item.name} {item.price} {item.kind}")
    lines = [
        ctx.text(f"shop-{step}-done", lang),
        line(ctx, item, lang),
        gives(ctx, item.kind, item.value, lang),
    ]
    if item.kind == "code" and not item.remaining:
        lines.append(ctx.text("shop-codes-how", lang, number=number))
    ctx.reply("\n".join(lines))


def remove_command(ctx: Context, values: dict[str, Value]) -> None:
    """Take something off the shelf; open orders go on."""
    item = meant(ctx, str(values.get("item") or ""))
    run(ctx, f"UPDATE shop_item SET removed = TRUE WHERE {HERE} AND number = :n", n=item.number)
    ctx.audit("shop-remove", f"#{item.number} {item.name}")
    back = Button(ctx.text("shop-keep"), data=f"{WORD}:keep:{ctx.community}:{item.number}")
    ctx.reply(Text(ctx.text("shop-remove-done", name=item.name)), Buttons(((back,),)), lifetime="request")


def keep(ctx: Context, number: int, edit: str) -> None:
    """Put an item that was removed back on the shelf."""
    item = item_of(ctx, number)
    run(ctx, f"UPDATE shop_item SET removed = FALSE WHERE {HERE} AND number = :n", n=number)
    ctx.audit("shop-keep", f"#{number} {item.name}")
    ctx.reply(ctx.text("shop-kept", name=item.name), edit=edit, private=False)


def stock_command(ctx: Context, values: dict[str, Value]) -> None:
    """Say how many are left: `10`, `+5`, or `off` for any number."""
    item = item_of(ctx, int(values.get("item") or 0))
    if item.kind == "code":
        raise UserError("shop-code-stock")
    said = str(values.get("count") or "").strip()
    amount = read_item(f"stock:{said.lstrip('+＋')}", ctx.zone)["stock"]
    if said[:1] in ("+", "＋") and isinstance(amount, int):
        amount += item.stock or 0
    run(ctx, f"UPDATE shop_item SET stock = :s WHERE {HERE} AND number = :n", s=amount, n=item.number)
    _tell(ctx, "stock", item.number)


def codes_command(ctx: Context, values: dict[str, Value]) -> None:
    """Put codes into an item's pool, one a line (or with spaces between); one that is there already is left out."""
    item = item_of(ctx, int(values.get("item") or 0))
    if item.kind != "code":
        raise UserError("shop-not-code", number=item.number)
    written = str(values.get("codes") or "").split()
    given = list(dict.fromkeys(written))
    if not given or any(len(code) > LONGEST_CODE for code in given):
        raise UserError("shop-codes-none", most=LONGEST_CODE)
    known = rows(ctx, f"SELECT n, code FROM shop_code WHERE {HERE} AND item = :i ORDER BY n", i=item.number)
    have = {one.code for one in known}
    fresh = [code for code in given if code not in have]
    if len(known) + len(fresh) > MOST_CODES:
        raise UserError("shop-codes-many", most=MOST_CODES)
    start = known[-1].n + 1 if known else 1
    here = {"part": ctx.part, "community": ctx.community, "item": item.number, "taken": None}
    insert_new(ctx.conn, ShopCode, [{**here, "n": n, "code": code} for n, code in enumerate(fresh, start)])
    # Only how many: a code is nobody's to read but the buyer's.
    ctx.audit("shop-codes", f"#{item.number} {item.name} +{len(fresh)}")
    ctx.reply(
        ctx.text(
            "shop-codes-done",
            name=item.name,
            count=len(fresh),
            double=len(written) - len(fresh),
            left=item_of(ctx, item.number).remaining,
        )
    )
