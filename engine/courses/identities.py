"""Two accounts become one person, or part again: what somebody learned and how they found it follows the person."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.stream.here import HERE, home

_TABLES = ("enrolment", "course_rating")


def on_joined(batch: Batch) -> None:
    """Give `kept` what `gone` has; of what both began, what went further counts."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            ctx = batch.context(event)
            _go_on(ctx, body.kept, body.gone)
            for table in _TABLES:
                _drop_doubles(ctx, table, body.kept, body.gone)
                _rename(ctx, table, body.gone, body.kept)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had brought."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            for table in _TABLES:
                _rename(batch.context(event), table, body.kept, body.gone, "AND account = :new")


def _go_on(ctx: Context, kept: int, gone: int) -> None:
    """Let `kept` be where `gone` was, if that was further."""
    sql = f"SELECT * FROM enrolment WHERE {HERE} AND member IN (:k, :g) ORDER BY number"
    mine: dict[int, dict[int, object]] = {}
    for row in ctx.conn.execute(text(sql), {**home(ctx), "k": kept, "g": gone}):
        mine.setdefault(row.number, {})[row.member] = row
    for number, both in mine.items():
        if len(both) < 2:
            continue
        best = max(both.values(), key=lambda row: (row.finished_at is not None, row.done))  # type: ignore[attr-defined]
        sql = f"""UPDATE enrolment SET state = :s, done = :d, finished_at = :f
            WHERE {HERE} AND number = :n AND member = :k"""
        told = {"s": best.state, "d": best.done, "f": best.finished_at}  # type: ignore[attr-defined]
        ctx.conn.execute(text(sql), {**home(ctx), **told, "n": number, "k": kept})


def _drop_doubles(ctx: Context, table: str, kept: int, gone: int) -> None:
    sql = f"""DELETE FROM {table} WHERE {HERE} AND member = :g AND EXISTS (SELECT 1 FROM {table} o
        WHERE o.part = {table}.part AND o.community = {table}.community AND o.number = {table}.number
        AND o.member = :k)"""
    ctx.conn.execute(text(sql), {**home(ctx), "k": kept, "g": gone})


def _rename(ctx: Context, table: str, old: int, new: int, where: str = "") -> None:
    sql = f"UPDATE {table} SET member = :new WHERE {HERE} AND member = :old {where}"
    ctx.conn.execute(text(sql), {**home(ctx), "old": old, "new": new})
