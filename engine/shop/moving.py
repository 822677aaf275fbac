"""A community becomes part of another: its shelf, codes and orders go along under new numbers, held coins too."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel

from engine.contract.feature import Context
from engine.contract.ports import Wallet
from engine.shop import coins, goods
from engine.shop.records import FEATURE, OPEN, REFUSED, SENDING, WAITING, next_number, order_of, put
from engine.shop.tables import CoinTransfer, ShopCode, ShopItem, ShopOrder
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import HERE, rows, run

ITEMS, TRANSFERS = (FEATURE, "shop_arrived"), (FEATURE, "transfers_arrived")
_WITH: dict[str, type[SQLModel]] = {"shop_code": ShopCode, "shop_order": ShopOrder}


def _hand_over(ctx: Context, values: Values) -> None:
    to = int(values["to"])
    carried = []
    for item in _rows(ctx, "shop_item", "1 = 1 ORDER BY number"):
        codes = _rows(ctx, "shop_code", "item = :i ORDER BY n", i=item["number"])
        bought = _rows(ctx, "shop_order", "item = :i ORDER BY number", i=item["number"])
        carried.append({"shop_item": item, "shop_code": codes, "shop_order": bought})
    for order in rows(ctx, f"SELECT * FROM shop_order WHERE {HERE}"):
        if order.state in WAITING:
            # They are held elsewhere from now on.
            ctx.port(Wallet).settle(coins.RULE, coins.subject(order), None)
            ctx.cancel_due(goods.patience(ctx, order.number))
    hand_over(ctx, to, ITEMS, carried)
    hand_over(ctx, to, TRANSFERS, _rows(ctx, "coin_transfer", "1 = 1 ORDER BY number"))
    for table in ("shop_item", *_WITH, "coin_transfer"):
        run(ctx, f"DELETE FROM {table} WHERE {HERE}")


def _rows(ctx: Context, table: str, where: str, **values: object) -> list[dict[str, Any]]:
    return [row._asdict() for row in rows(ctx, f"SELECT * FROM {table} WHERE {HERE} AND {where}", **values)]


def _take_in(ctx: Context, values: Values) -> None:
    for carried in rows_of(values):
        number = next_number(ctx, "shop_item")
        here = {"part": ctx.part, "community": ctx.community}
        # SQLite tells a truth value as a number.
        removed = bool(carried["shop_item"]["removed"])
        insert_new(
            ctx.conn, ShopItem, [{**carried["shop_item"], **here, "number": number, "removed": removed}]
        )
        orders: dict[int | None, int | None] = {None: None}
        for order in carried["shop_order"]:
            orders[order["number"]] = _take_order(ctx, {**order, **here, "item": number})
        codes = [
            {**code, **here, "item": number, "taken": orders[code["taken"]]} for code in carried["shop_code"]
        ]
        insert_new(ctx.conn, ShopCode, codes)


def _take_order(ctx: Context, row: dict[str, Any]) -> int:
    number = next_number(ctx, "shop_order")
    # What the platform says to an act is said in the log where it was done: people see to the rest.
    state = OPEN if row["state"] == SENDING else row["state"]
    ask = f"{ctx.event.seq}.{row['ask']}.{row['number']}"
    insert_new(
        ctx.conn,
        ShopOrder,
        [
            {
                **row,
                "number": number,
                "ask": ask,
                "state": state,
                "seq": 0,
                "pending": 0,
                "account": row["buyer"],
            }
        ],
    )
    if state in WAITING:
        _hold_anew(ctx, order_of(ctx, number))
    return number


def _hold_anew(ctx: Context, order: Any) -> None:
    """Give the coins that were held there, and hold them here; who is in debt keeps them against it."""
    wallet = ctx.port(Wallet)
    wallet.credit(order.buyer, order.price, f"{coins.RULE}.moved", coins.subject(order))
    if not wallet.hold(order.buyer, order.price, coins.RULE, coins.subject(order)):
        goods.restock(ctx, order, 1)
        put(ctx, order.number, state=REFUSED, ended_at=ctx.event.at)


def _take_transfers(ctx: Context, values: Values) -> None:
    number = next_number(ctx, "coin_transfer")
    here = {"part": ctx.part, "community": ctx.community}
    arrived = [{**row, **here, "number": n} for n, row in enumerate(rows_of(values), number)]
    insert_new(ctx.conn, CoinTransfer, arrived)


on_derived = listen({LEFT: _hand_over, ITEMS: _take_in, TRANSFERS: _take_transfers})
"""Hand the shop over, and take in one that arrives."""
