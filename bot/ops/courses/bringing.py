"""Courses of a file are compared with what a community has, and go into its log, where the engine takes them in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text

from bot.ops.communities import Community, event_of
from bot.ops.courses.reading import Given
from engine.contract.ids import stable_hash
from engine.courses.arriving import IMPORTED
from engine.courses.fields import difference
from engine.courses.records import FEATURE
from engine.courses.rules import pieces
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.stream.log import append_rows

CHUNK = 50
"""Items in one event."""
_SHOWN = 50


@dataclass(frozen=True)
class Preview:
    """What an import would do: lines of a diff, numbers, and sentences about what names nothing."""

    lines: tuple[str, ...]
    new: int
    changed: int
    same: int
    problems: tuple[str, ...]


def preview(store: Store, community: Community, given: Sequence[Given]) -> Preview:
    """Compare a file with what a community has. What the file leaves out is neither changed nor deleted."""
    known = _known(store, community)
    lines, new, changed = [], 0, 0
    for one in given:
        before = known.get(one.key)
        if before is None:
            new += 1
            lines.append(f"+ {one.key}: {one.fields['title']}")
        elif found := difference(before, one.fields):
            changed += 1
            mark = " (archived, and stays so)" if before["state"] == "archived" else ""
            lines.append(f"~ {one.key}{mark}")
            lines += [f"    {name}: {_short(old)} → {_short(now)}" for name, old, now in found]
    keys = set(known) | {one.key for one in given}
    problems = [
        f"{one.place}: {name} names {key!r}, which is neither in the file nor in the community"
        for one in given
        for name in ("needs", "steps")
        for key in pieces(str(one.fields.get(name, "")))
        if key not in keys
    ]
    return Preview(tuple(lines), new, changed, len(given) - new - changed, tuple(problems))


def bring(engine: Engine, community: Community, given: Sequence[Given]) -> None:
    """Write the items into the log and let them take effect."""
    now = engine.clock.now()
    rows = [{**one.fields, "key": one.key} for one in given]
    with engine.store.write() as conn:
        chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
        append_rows(conn, [_event(community, chunk, now) for chunk in chunks])
    engine.drain()


def _event(community: Community, rows: Sequence[Any], now: int) -> dict[str, Any]:
    body = json.dumps(rows, ensure_ascii=False)
    unique = f"courses:{stable_hash(body):x}:{now}"
    return event_of(community, (FEATURE, IMPORTED), {"rows": body}, unique, now)


def _known(store: Store, community: Community) -> dict[str, Any]:
    sql = "SELECT * FROM course_item WHERE part = :p AND community = :c"
    with store.read() as conn:
        rows = conn.execute(text(sql), {"p": community.part, "c": community.id}).mappings().all()
    return {str(row["key"]): dict(row) for row in rows}


def _short(value: Any) -> str:
    told = " ".join(str(value).split()) or "—"
    return told if len(told) <= _SHOWN else told[: _SHOWN - 1] + "…"
