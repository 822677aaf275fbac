"""Due items: what is to happen at a time. Draining turns them into timer events, once each."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.events import VERSION
from engine.store.sql import upsert
from engine.store.tables import DueItem
from engine.stream.log import append_rows

DRAIN_BATCH = 5_000


def add(conn: Connection, items: Sequence[dict[str, Any]]) -> None:
    """Add items; an open one with the same dedupe key is moved."""
    distinct = {(item["part"], item["dedupe"]): item for item in items}
    upsert(
        conn,
        DueItem,
        list(distinct.values()),
        keys=("part", "dedupe"),
        put=("due_at", "payload", "feature", "name", "chat", "actor", "community"),
    )


def cancel(conn: Connection, part: int, dedupe: str) -> None:
    """Remove an open item."""
    conn.execute(text("delete from due_item where part = :p and dedupe = :d"), {"p": part, "d": dedupe})


def next_due(conn: Connection) -> int | None:
    """Return when the next item falls due."""
    found = conn.execute(text("select min(due_at) from due_item")).scalar()
    return None if found is None else int(found)


def drain(conn: Connection, now: int, limit: int = DRAIN_BATCH) -> int:
    """Claim items due by `now` and append their timer events in the same transaction; return how many."""
    skip = " for update skip locked" if conn.dialect.name == "postgresql" else ""
    rows = conn.execute(
        text(
            "delete from due_item where (part, dedupe) in "
            f"(select part, dedupe from due_item where due_at <= :now order by due_at limit :n{skip}) "
            "returning due_at, part, dedupe, community, chat, actor, feature, name, payload"
        ),
        {"now": now, "n": limit},
    ).all()
    append_rows(conn, [_timer_row(row, now) for row in sorted(rows, key=itemgetter(0, 1, 2))])
    return len(rows)


class _StoredTimer(msgspec.Struct, tag_field="kind", tag="timer"):
    """A `Timer` whose payload is JSON already."""

    feature: str
    name: str
    payload: msgspec.Raw


_encode = msgspec.json.Encoder().encode


def _timer_row(row: Any, now: int) -> dict[str, Any]:
    """Build the log row of an item's timer event, as `log.engine_row` would from a `Timer`."""
    due_at, part, dedupe, community, chat, actor, feature, name, payload = row
    return {
        "part": part,
        "seq": 0,
        "key": f"timer:{dedupe}:{due_at}",
        "community": community,
        "chat": chat,
        "thread": "",
        "actor": actor,
        "at": due_at,
        "received_at": now,
        "origin": "live",
        "kind": "timer",
        "cause": "",
        "version": VERSION,
        "payload": _encode(_StoredTimer(feature, name, msgspec.Raw(payload.encode()))),
    }
