"""Two accounts become one person, or part again: reminders follow the person."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.schedule.remind.records import is_quiet, next_number, put, set_quiet
from engine.stream.here import home


def on_joined(batch: Batch) -> None:
    """Give `kept` the reminders of `gone`, under new numbers; who wanted none under either name gets none."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            ctx = batch.context(event)
            _give(ctx, body.gone, body.kept)
            if is_quiet(ctx, body.gone):
                set_quiet(ctx, body.kept, quiet=True)
                set_quiet(ctx, body.gone, quiet=False)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had asked for."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            _give(batch.context(event), body.kept, body.gone, " AND account = :t")


def _give(ctx: Context, old: int, new: int, only: str = "") -> None:
    sql = f"SELECT * FROM reminder WHERE part = :p AND community = :c AND member = :o{only} ORDER BY seq, n"
    values = {**home(ctx), "o": old, **({"t": new} if only else {})}
    for row in ctx.conn.execute(text(sql), values).all():
        put(ctx, row, member=new, number=next_number(ctx, new))
