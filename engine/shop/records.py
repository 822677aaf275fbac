"""Reading what the shop has, and writing to it."""

from __future__ import annotations

from typing import Any

from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.stream.here import HERE, rows, run

FEATURE = WORD = "shop"
OPEN, CLAIMED, SENDING, DONE = "open", "claimed", "sending", "done"
REFUSED, FAILED, UNDONE = "refused", "failed", "undone"
WAITING = (OPEN, CLAIMED, SENDING)
"""States in which the coins are held."""
_FREE = """(SELECT count(*) FROM shop_code k WHERE k.part = i.part AND k.community = i.community
    AND k.item = i.number AND k.taken IS NULL)"""
_ITEM = f"SELECT i.*, CASE WHEN i.kind = 'code' THEN {_FREE} ELSE i.stock END AS remaining FROM shop_item i WHERE i.part = :p AND i.community = :c"


def items(ctx: Context) -> list[Any]:
    """Return what is on offer; `remaining` is how many are left (None: any number)."""
    return rows(ctx, f"{_ITEM} AND NOT i.removed ORDER BY i.number")


def item_of(ctx: Context, number: int) -> Any:
    """Return an item, on offer or not. Raises UserError."""
    found = rows(ctx, f"{_ITEM} AND i.number = :n", n=number)
    if not found:
        raise UserError("shop-unknown", value=f"#{number}")
    return found[0]


def meant(ctx: Context, said: str) -> Any:
    """Return the item on offer that is meant by a number or a name. Raises UserError."""
    word = said.strip().lstrip("#").casefold()
    exact = [one for one in items(ctx) if word in (str(one.number), one.name.casefold())]
    found = exact or [one for one in items(ctx) if word and word in one.name.casefold()]
    if len(found) != 1:
        raise UserError("shop-unknown" if not found else "shop-several", value=said.strip())
    return found[0]


def order_of(ctx: Context, number: int) -> Any:
    """Return an order. Raises UserError."""
    found = rows(ctx, f"SELECT * FROM shop_order WHERE {HERE} AND number = :n", n=number)
    if not found:
        raise UserError("shop-order-unknown", number=number)
    return found[0]


def put(ctx: Context, number: int, **values: object) -> None:
    """Change an order."""
    sets = ", ".join(f"{name} = :{name}" for name in values)
    run(ctx, f"UPDATE shop_order SET {sets} WHERE {HERE} AND number = :number", number=number, **values)


def next_number(ctx: Context, table: str) -> int:
    """Return the next free number of a table of ours."""
    found = rows(ctx, f"SELECT coalesce(max(number), 0) + 1 AS free FROM {table} WHERE {HERE}")
    return int(found[0].free)
