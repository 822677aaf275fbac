"""Two accounts become one person, or part again: questions, answers and votes follow the person."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.stream.here import home

_COLUMNS = (
    ("question", "asker", ()),
    ("answer", "author", ()),
    ("answer_vote", "voter", ("number", "seq", "emoji")),
    ("watched_question", "asker", ()),
    ("question_route", "member", ("number",)),
    ("question_nudge", "member", ("",)),
    ("bounty", "giver", ()),
    ("bounty", "taker", ()),
    ("expert", "member", ("",)),
)
"""Table, column, and by what else a row is known if two of them could clash."""
_ACCOUNTED = (("question", "asker"), ("answer", "author"), ("watched_question", "asker"), ("bounty", "giver"))


def on_joined(batch: Batch) -> None:
    """Give `kept` what `gone` has; what both have counts once."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            ctx = batch.context(event)
            for table, column, keys in _COLUMNS:
                if keys:
                    _drop_doubles(ctx, table, column, keys, body.kept, body.gone)
                _rename(ctx, table, column, body.gone, body.kept)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had brought."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            ctx = batch.context(event)
            for table, column in _ACCOUNTED:
                _rename(ctx, table, column, body.kept, body.gone, "AND account = :new")


def _drop_doubles(ctx: Context, table: str, column: str, keys: tuple[str, ...], kept: int, gone: int) -> None:
    same = " ".join(f"AND o.{key} = {table}.{key}" for key in keys if key)
    sql = f"""DELETE FROM {table} WHERE part = :p AND community = :c AND {column} = :g AND EXISTS
        (SELECT 1 FROM {table} o WHERE o.part = {table}.part AND o.community = {table}.community
        AND o.{column} = :k {same})"""
    ctx.conn.execute(text(sql), {**home(ctx), "k": kept, "g": gone})


def _rename(ctx: Context, table: str, column: str, old: int, new: int, where: str = "") -> None:
    sql = f"UPDATE {table} SET {column} = :new WHERE part = :p AND community = :c AND {column} = :old {where}"
    ctx.conn.execute(text(sql), {**home(ctx), "old": old, "new": new})
