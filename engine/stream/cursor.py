"""Cursors: the row is lock, lease, fencing token and offset at once.

`peek` looks without locking, so that pure work can be done on what it found; `take` then claims the cursor in the
transaction of the effects and hands it out only if it still stands where the peek saw it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.events import Event
from engine.store.sql import change_given, fetch, select_where_in
from engine.stream import log


@dataclass(frozen=True)
class Peek:
    """Work found in a partition: events after `pos`, none beyond the head that was read."""

    part: int
    pos: int
    clock: int
    import_clock: int
    events: list[Event]


def peek(
    conn: Connection, consumer: str, limit: int, parts: Collection[int] | None = None, start: int = 0
) -> Peek | None:
    """Find a partition with work; `start` rotates the choice, so that workers spread and no partition starves."""
    for row in _behind(conn, consumer, parts, start):
        found = _read(conn, row, limit)
        if found.events:
            return found
    return None


def peek_all(
    conn: Connection,
    consumer: str,
    limit: int,
    parts: Collection[int] | None = None,
    start: int = 0,
    most: int | None = None,
) -> list[Peek]:
    """Find `most` partitions with work, up to `limit` events in all, in the order that `start` rotates."""
    wanted: list[tuple[int, int, int]] = []
    rows = _behind(conn, consumer, parts, start)[:most]
    left = limit
    for row in rows:
        if left <= 0:
            break
        upto = min(row.head, row.pos + left)
        wanted.append((row.part, row.pos, upto))
        left -= upto - row.pos
    events = log.read_all(conn, wanted)
    return [
        Peek(row.part, row.pos, row.clock, row.import_clock, events[row.part])
        for row in rows
        if row.part in events
    ]


def _behind(conn: Connection, consumer: str, parts: Collection[int] | None, start: int) -> list[Any]:
    rows = fetch(
        conn,
        "select c.part, c.pos, c.clock, c.import_clock, h.head from cursor c "
        "join head h on h.part = c.part where c.consumer = :c and c.pos < h.head order by c.part",
        c=consumer,
    )
    waiting = [row for row in rows if parts is None or row.part in parts]
    first = start % len(waiting) if waiting else 0
    return waiting[first:] + waiting[:first]


def _read(conn: Connection, row: Any, limit: int) -> Peek:
    events = log.read(conn, row.part, row.pos, row.head, limit)
    return Peek(row.part, row.pos, row.clock, row.import_clock, events)


def take(conn: Connection, consumer: str, found: Sequence[Peek]) -> list[Peek]:
    """Claim cursors for this transaction; return those that no other worker holds or has moved."""
    skip = " for update skip locked" if conn.dialect.name == "postgresql" else ""
    sql = f"select part, pos from cursor where consumer = :c and part IN :values order by part{skip}"
    rows = select_where_in(conn, sql, [one.part for one in found], c=consumer)
    standing = {row.part: row.pos for row in rows}
    return [one for one in found if standing.get(one.part) == one.pos]


def hold(conn: Connection, consumer: str, part: int, seq: int) -> Peek:
    """Keep all workers out of a partition for this transaction, to apply one event of the past again."""
    lock = " for update" if conn.dialect.name == "postgresql" else ""
    row = conn.execute(
        text(f"select clock, import_clock from cursor where consumer = :c and part = :p{lock}"),
        {"c": consumer, "p": part},
    ).one()
    return Peek(part, seq - 1, row.clock, row.import_clock, log.read(conn, part, seq - 1, seq, 1))


_BEHIND = "consumer = :c and pos < (select head from head where head.part = cursor.part)"


def is_behind(conn: Connection, consumer: str) -> bool:
    """Tell whether a consumer has anything to read."""
    found = conn.execute(text(f"select 1 from cursor where {_BEHIND} limit 1"), {"c": consumer}).scalar()
    return found is not None


def skip_to_head(conn: Connection, consumer: str) -> None:
    """Move a consumer that has nothing to do with events past all of them."""
    conn.execute(
        text(
            f"update cursor set pos = (select head from head where head.part = cursor.part) where {_BEHIND}"
        ),
        {"c": consumer},
    )


def advance(conn: Connection, consumer: str, moved: Sequence[tuple[int, int, int, int]]) -> None:
    """Move cursors (part, position, clock, import's clock) to the last events that were applied."""
    change_given(
        conn,
        ("part", "pos", "clock", "import_clock"),
        moved,
        "update cursor set pos = given.pos, clock = given.clock, import_clock = given.import_clock "
        "from given where cursor.consumer = :c and cursor.part = given.part",
        c=consumer,
    )
