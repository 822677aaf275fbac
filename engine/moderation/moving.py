"""A community becomes part of another: what still holds its members goes along, under new numbers and without words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from engine.contract.events import Derived
from engine.contract.feature import Batch, Context
from engine.moderation import doing, records
from engine.moderation.rules import OPEN, REPLACED

CHUNK = 200
"""Cases in one event of a hand-over."""
ARRIVED = "cases_arrived"
_CARRIED = ("chat", "target", "kind", "points", "rule", "until")


def on_derived(batch: Batch) -> None:
    """Hand over what a community leaves behind, and take in what arrives."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Derived):
            continue
        match (body.feature, body.name):
            case ("people", "community_left"):
                _hand_over(batch.context(event), int(body.values["to"] or 0))
            case ("moderation", "cases_arrived"):
                _take_in(batch.context(event), json.loads(str(body.values["rows"])))
            case _:
                pass


def _hand_over(context: Context, to: int) -> None:
    """Let the other community hold whom this one held; the record stays here."""
    where = "kind IN ('warn', 'mute', 'ban') AND state = :s AND (until IS NULL OR until > :a) AND target IS NOT NULL"
    held = records.cases(context, where, s=OPEN, a=context.event.at)
    for row in held:
        records.close(context, row.number, REPLACED)
        doing.called_off(context, row.number)
    rows = [[getattr(row, name) for name in _CARRIED] for row in held]
    for start in range(0, len(rows), CHUNK):
        chunk = json.dumps(rows[start : start + CHUNK])
        arrived = Derived(feature="moderation", name=ARRIVED, values={"rows": chunk})
        context.append(arrived, unique=f"{ARRIVED}:{start}:{context.event.key}", community=to)


def _take_in(context: Context, rows: Sequence[Sequence[Any]]) -> None:
    for values in rows:
        row = dict(zip(_CARRIED, values, strict=True))
        number = records.write(context, **row, thread="", actor=None, reason="", parent=None)
        doing.plan(context, records.case(context, number))
