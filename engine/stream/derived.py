"""Events of features' own: who listens to which, and what a community hands over when it becomes part of another."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.contract.events import Derived
from engine.contract.feature import Batch, Context

Name = tuple[str, str]
"""The feature that writes an event, and what it calls it."""
Values = Mapping[str, Any]

LEFT: Name = ("people", "community_left")
"""A community became part of the one numbered `to`; it stands behind everything that was said there before."""
CHUNK = 200
"""Rows in one event of a hand-over."""


def listen(handlers: Mapping[Name, Callable[[Context, Values], None]]) -> Callable[[Batch], None]:
    """Make the handler of `Derived` events that gives each of these names to its function."""

    def on_derived(batch: Batch) -> None:
        for event in batch.events:
            body = event.body
            if isinstance(body, Derived) and (body.feature, body.name) in handlers:
                handlers[body.feature, body.name](batch.context(event), body.values)

    return on_derived


def hand_over(ctx: Context, to: int, name: Name, rows: Sequence[Any]) -> None:
    """Say rows (anything that JSON can hold) in another community's log, some at a time; `rows_of` reads them there."""
    feature, word = name
    for start in range(0, len(rows), CHUNK):
        chunk = json.dumps([_plain(row) for row in rows[start : start + CHUNK]])
        ctx.append(
            Derived(feature=feature, name=word, values={"rows": chunk}),
            unique=f"{feature}:{word}:{start}:{ctx.event.key}",
            community=to,
        )


def rows_of(values: Values) -> list[Any]:
    """Read the rows of one event of a hand-over."""
    rows: list[Any] = json.loads(str(values["rows"]))
    return rows


def _plain(row: Any) -> Any:
    return row if isinstance(row, dict) else list(row)
