"""A community becomes part of another: reminders go along; and they follow another zone."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import text

from engine.contract.events import Derived
from engine.contract.feature import Batch, Context
from engine.schedule.happening import ZONE
from engine.schedule.records import FEATURE, home
from engine.schedule.remind.firing import follow_zone
from engine.schedule.remind.records import KEPT_TIMER, await_due, drop, insert, set_quiet
from engine.schedule.remind.rules import KEPT, SAID

CHUNK = 100
ARRIVED, QUIET_ARRIVED = "reminders_arrived", "reminder_quiet_arrived"
_CARRIED = (
    "member", "chat", "thread", "open", "note", "about", "start", "fixed", "rule", "last", "due_at", "state",
    "created_at", "account",
)  # fmt: skip


def on_derived(batch: Batch) -> None:
    """Hand the reminders over, take in those that arrive, and follow another zone."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Derived):
            continue
        ctx = batch.context(event)
        match (body.feature, body.name):
            case ("people", "community_left"):
                _hand_over(ctx, int(body.values["to"] or 0))
            case (str(feature), str(name)) if (feature, name) == (FEATURE, ARRIVED):
                _take_in(ctx, json.loads(str(body.values["rows"])))
            case (str(feature), str(name)) if (feature, name) == (FEATURE, QUIET_ARRIVED):
                for member in json.loads(str(body.values["members"])):
                    set_quiet(ctx, member, quiet=True)
            case (str(feature), str(name)) if (feature, name) == (FEATURE, ZONE):
                follow_zone(ctx)
            case _:
                pass


def _hand_over(ctx: Context, to: int) -> None:
    where = "WHERE part = :p AND community = :c"
    rows = ctx.conn.execute(text(f"SELECT * FROM reminder {where} ORDER BY seq, n"), home(ctx)).all()
    for start in range(0, len(rows), CHUNK):
        carried = [
            {key: value for key, value in row._mapping.items() if key in _CARRIED}
            for row in rows[start : start + CHUNK]
        ]
        ctx.append(
            Derived(feature=FEATURE, name=ARRIVED, values={"rows": json.dumps(carried)}),
            unique=f"{ARRIVED}:{start}:{ctx.event.key}",
            community=to,
        )
    for row in rows:
        drop(ctx, row)
    quiet = ctx.conn.execute(text(f"SELECT member FROM reminder_quiet {where} ORDER BY member"), home(ctx))
    members = [int(row.member) for row in quiet]
    if members:
        ctx.append(
            Derived(feature=FEATURE, name=QUIET_ARRIVED, values={"members": json.dumps(members)}),
            unique=f"{QUIET_ARRIVED}:{ctx.event.key}",
            community=to,
        )
    ctx.conn.execute(text(f"DELETE FROM reminder_quiet {where}"), home(ctx))


def _take_in(ctx: Context, rows: list[dict[str, Any]]) -> None:
    """Take reminders in under new numbers; the clocks here may be others."""
    for n, values in enumerate(rows):
        row = insert(ctx, n=n, **values)
        if row.state == SAID:
            await_due(ctx, row, ctx.now + KEPT, KEPT_TIMER)
    follow_zone(ctx)
