"""Due items: what is to happen at a time. Draining turns them into timer events, once each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, text

from engine.contract.events import Timer
from engine.store.sql import upsert
from engine.store.tables import DueItem
from engine.stream.log import append_rows, engine_row

DRAIN_BATCH = 2_000


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
            "select part, dedupe, community, chat, actor, due_at, feature, name, payload from due_item "
            f"where due_at <= :now order by due_at, part, dedupe limit :n{skip}"
        ),
        {"now": now, "n": limit},
    ).all()
    if not rows:
        return 0
    append_rows(
        conn,
        [
            engine_row(
                part=row.part,
                community=row.community,
                chat=row.chat,
                actor=row.actor,
                key=f"timer:{row.dedupe}:{row.due_at}",
                at=row.due_at,
                now=now,
                body=Timer(feature=row.feature, name=row.name, payload=msgspec.json.decode(row.payload)),
            )
            for row in rows
        ],
    )
    conn.exec_driver_sql(
        "delete from due_item where part = ? and dedupe = ?"
        if conn.dialect.name == "sqlite"
        else "delete from due_item where part = %s and dedupe = %s",
        [(row.part, row.dedupe) for row in rows],
    )
    return len(rows)
