"""Cursors: the row is lock, lease, fencing token and offset at once.

`peek` looks without locking, so that pure work can be done on what it found; `take` then claims the cursor in the
transaction of the effects and hands it out only if it still stands where the peek saw it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, text

from engine.contract.events import Event
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
    rows = conn.execute(
        text(
            "select c.part, c.pos, c.clock, c.import_clock, h.head from cursor c "
            "join head h on h.part = c.part where c.consumer = :c and c.pos < h.head order by c.part"
        ),
        {"c": consumer},
    ).all()
    waiting = [row for row in rows if parts is None or row.part in parts]
    if not waiting:
        return None
    row = waiting[start % len(waiting)]
    events = log.read(conn, row.part, row.pos, row.head, limit)
    return Peek(row.part, row.pos, row.clock, row.import_clock, events) if events else None


def take(conn: Connection, consumer: str, found: Peek) -> bool:
    """Claim the cursor for this transaction; false if another worker holds it or has moved it."""
    skip = " for update skip locked" if conn.dialect.name == "postgresql" else ""
    pos = conn.execute(
        text(f"select pos from cursor where consumer = :c and part = :p{skip}"),
        {"c": consumer, "p": found.part},
    ).scalar()
    return pos == found.pos


def advance(conn: Connection, consumer: str, part: int, pos: int, clock: int, import_clock: int) -> None:
    """Move the cursor to the last event that was applied, with the clocks as they stand there."""
    conn.execute(
        text(
            "update cursor set pos = :pos, clock = :clock, import_clock = :import "
            "where consumer = :c and part = :p"
        ),
        {"pos": pos, "clock": clock, "import": import_clock, "c": consumer, "p": part},
    )
