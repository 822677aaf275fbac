"""Who an order or a transfer belongs to: accounts become one person or part again, somebody is forgotten."""

from __future__ import annotations

from engine.contract.events import IdentitiesJoined, IdentitiesParted, PersonForgotten
from engine.contract.feature import Batch, Context
from engine.shop import coins, goods
from engine.shop.records import REFUSED, WAITING, put
from engine.stream.here import HERE, rows, run

_COLUMNS = (
    ("shop_order", "buyer", "account"),
    ("coin_transfer", "giver", "giver_account"),
    ("coin_transfer", "taker", "taker_account"),
)


def on_joined(batch: Batch) -> None:
    """Let what `gone` bought and gave be `kept`'s."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            for table, column, _account in _COLUMNS:
                _rename(batch.context(event), table, column, body.gone, body.kept)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had brought."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            for table, column, account in _COLUMNS:
                _rename(batch.context(event), table, column, body.kept, body.gone, f"AND {account} = :new")


def on_forgotten(batch: Batch) -> None:
    """End what somebody who is gone still waits for; the coins go back to their number."""
    for event in batch.events:
        if isinstance(event.body, PersonForgotten):
            _end(batch.context(event), event.body.person)


def _end(ctx: Context, person: int) -> None:
    states = ", ".join(f"'{state}'" for state in WAITING)
    for order in rows(
        ctx, f"SELECT * FROM shop_order WHERE {HERE} AND buyer = :b AND state IN ({states})", b=person
    ):
        coins.give_back(ctx, order)
        goods.restock(ctx, order, 1)
        ctx.cancel_due(goods.patience(ctx, order.number))
        put(ctx, order.number, state=REFUSED, reason="", ended_at=ctx.event.at)


def _rename(ctx: Context, table: str, column: str, old: int, new: int, where: str = "") -> None:
    sql = f"UPDATE {table} SET {column} = :new WHERE {HERE} AND {column} = :old {where}"
    run(ctx, sql, old=old, new=new)
