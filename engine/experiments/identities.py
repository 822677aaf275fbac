"""Two accounts become one person, or part again: the arm stays, what was counted goes along."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted
from engine.contract.feature import Batch, Context
from engine.experiments.rules import COUNTED
from engine.store.sql import fetch
from engine.stream.here import home

_ROW = "part = :p AND community = :c AND number = :n"


def on_joined(batch: Batch) -> None:
    """Give `kept` the exposures of `gone`; of two to the same experiment theirs counts, with what both have done."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesJoined) and body.kept != body.gone:
            ctx = batch.context(event)
            own = {row.number: row for row in _rows(ctx, body.kept)}
            for row in _rows(ctx, body.gone):
                if row.number in own:
                    _set(ctx, row, "merged = :k", k=body.kept)
                    _add(ctx, own[row.number], row, 1)
                else:
                    _set(ctx, row, "actor = :k", k=body.kept)
            _move_harms(ctx, body.gone, body.kept)


def on_parted(batch: Batch) -> None:
    """Give `gone` back what it had brought."""
    for event in batch.events:
        body = event.body
        if isinstance(body, IdentitiesParted):
            ctx = batch.context(event)
            own = {row.number: row for row in _rows(ctx, body.kept)}
            for row in _rows(ctx, body.gone):
                if row.merged == body.kept:
                    _set(ctx, row, "merged = NULL")
                    if row.number in own:
                        _add(ctx, own[row.number], row, -1)
            brought = [row for row in own.values() if row.account == body.gone]
            for row in brought:
                _set(ctx, row, "actor = :g", g=body.gone)


def _rows(ctx: Context, actor: int) -> list[Any]:
    sql = "SELECT * FROM experiment_member WHERE part = :p AND community = :c AND actor = :a ORDER BY number"
    return fetch(ctx.conn, sql, **home(ctx), a=actor)


def _set(ctx: Context, row: Any, change: str, **values: int) -> None:
    ctx.conn.execute(
        text(f"UPDATE experiment_member SET {change} WHERE {_ROW} AND actor = :a"),
        {**home(ctx), "n": row.number, "a": row.actor, **values},
    )


def _add(ctx: Context, row: Any, other: Any, sign: int) -> None:
    """Add to a row what another has, or take it off again; what only who was told counts stays with the one."""
    sets = ", ".join(f"{column} = {column} + :{column}" for column in COUNTED)
    _set(ctx, row, sets, **{column: sign * int(getattr(other, column)) for column in COUNTED})


def _move_harms(ctx: Context, gone: int, kept: int) -> None:
    """What happened to `gone` happened to `kept`, once."""
    here = {**home(ctx), "g": gone, "k": kept}
    same = "o.part = experiment_harm.part AND o.community = experiment_harm.community AND o.number = experiment_harm.number"
    where = "WHERE part = :p AND community = :c AND actor = :g"
    ctx.conn.execute(
        text(
            f"DELETE FROM experiment_harm {where} AND EXISTS (SELECT 1 FROM experiment_harm o WHERE {same} "
            "AND o.guardrail = experiment_harm.guardrail AND o.actor = :k)"
        ),
        here,
    )
    ctx.conn.execute(text(f"UPDATE experiment_harm SET actor = :k {where}"), here)
