"""Two accounts become one person, or part again: deeds go along with their account, badges follow from them."""

from __future__ import annotations

from engine.badges.measuring import measure
from engine.badges.records import recount
from engine.badges.rules import PAST
from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.store.sql import change
from engine.stream.here import HERE, home

_TABLES = ("badge_deed", "badge_held")


def on_joined(batch: Batch) -> None:
    """Let what `gone` did and has be `kept`'s."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined):
            ctx = batch.context(event)
            for table in _TABLES:
                sql = f"UPDATE {table} SET member = :k WHERE {HERE} AND member = :g"
                change(ctx.conn, sql, **home(ctx), k=body.kept, g=body.gone)
            _again(ctx, body.kept, body.gone)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it did and had under its own number."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            ctx = batch.context(event)
            for table in _TABLES:
                sql = f"UPDATE {table} SET member = :g WHERE {HERE} AND member = :k AND account = :g"
                change(ctx.conn, sql, **home(ctx), k=body.kept, g=body.gone)
            _again(ctx, body.kept, body.gone)


def _again(ctx: Context, *members: int) -> None:
    for member in members:
        recount(ctx, member)
        measure(ctx, member, PAST, at=ctx.event.at)
