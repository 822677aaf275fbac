"""Whose an archived place is: accounts become one person or part again."""

from __future__ import annotations

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.stream.here import HERE, run

_TABLES = ("season_place", "season_winner")


def on_joined(batch: Batch) -> None:
    """Let what `gone` won be `kept`'s; each account keeps the place that it had."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            _rename(batch.context(event), body.gone, body.kept)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had won."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            _rename(batch.context(event), body.kept, body.gone, "AND account = :new")


def _rename(ctx: Context, old: int, new: int, where: str = "") -> None:
    for table in _TABLES:
        sql = f"UPDATE {table} SET member = :new WHERE {HERE} AND member = :old {where}"
        run(ctx, sql, old=old, new=new)
