"""A community becomes part of another: its experiments end, for its members are others' now; what they found goes along."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text
from sqlmodel import SQLModel

from engine.contract.feature import Context
from engine.experiments.looks import unplan_looks
from engine.experiments.records import experiments, next_number
from engine.experiments.rules import FEATURE, MOVED, OPEN, STOPPED
from engine.experiments.stopping import DECIDED, on_decided
from engine.experiments.tables import Experiment, ExperimentHarm, ExperimentLook, ExperimentMember
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of
from engine.stream.here import home

HEADS = (FEATURE, "experiments_arrived")
_WITH: dict[str, type[SQLModel]] = {
    "experiment_member": ExperimentMember,
    "experiment_harm": ExperimentHarm,
    "experiment_look": ExperimentLook,
}


def _hand_over(ctx: Context, values: Values) -> None:
    to = int(values["to"])
    rows = experiments(ctx)[::-1]
    for row in rows:
        if row.state in OPEN:
            unplan_looks(ctx, row)
    hand_over(ctx, to, HEADS, [_ended(ctx, row) for row in rows])
    for table in _WITH:
        sql = f"""SELECT t.*, e.salt FROM {table} t JOIN experiment e ON e.part = t.part AND e.community = t.community
            AND e.number = t.number WHERE t.part = :p AND t.community = :c"""
        found = [dict(row) for row in ctx.conn.execute(text(sql), home(ctx)).mappings()]
        found.sort(
            key=lambda row: [str(row.get(name)) for name in ("number", "look", "guardrail", "arm", "actor")]
        )
        hand_over(ctx, to, (FEATURE, f"{table}_arrived"), found)
    for table in (*_WITH, "experiment"):
        ctx.conn.execute(text(f"DELETE FROM {table} WHERE part = :p AND community = :c"), home(ctx))


def _ended(ctx: Context, row: Any) -> dict[str, Any]:
    carried = dict(row._asdict())
    if row.state in OPEN:
        carried |= {"state": STOPPED, "reason": MOVED, "ended_at": ctx.event.at}
    return carried


def _take_heads(ctx: Context, values: Values) -> None:
    for row in rows_of(values):
        here = {"part": ctx.part, "community": ctx.community, "number": next_number(ctx), "seq": 0}
        insert_new(ctx.conn, Experiment, [{**row, **here}])


def _take(table: str) -> Any:
    def take(ctx: Context, values: Values) -> None:
        """Find the experiment's new number by its salt, which moves with it."""
        sql = text("SELECT salt, number FROM experiment WHERE part = :p AND community = :c")
        numbers = {row.salt: row.number for row in ctx.conn.execute(sql, home(ctx))}
        rows = []
        for row in rows_of(values):
            here = {"part": ctx.part, "community": ctx.community, "number": numbers[row.pop("salt")]}
            # A place in another log means nothing in this one.
            rows.append({**row, **here, **({"seq": 0} if "seq" in row else {})})
        insert_new(ctx.conn, _WITH[table], rows)

    return take


on_derived = listen(
    {
        LEFT: _hand_over,
        HEADS: _take_heads,
        DECIDED: on_decided,
        **{(FEATURE, f"{table}_arrived"): _take(table) for table in _WITH},
    }
)
"""Hand experiments over when a community ends, take them in where it went, and hear what admins decided elsewhere."""
