"""What a segment wants to happen, collected and then written in a few statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from engine.store.sql import insert_new
from engine.store.tables import Audit, Outbox
from engine.stream import due
from engine.stream.log import append_rows

FIRST = {"main": 0, "slow": 100_000}
"""Where each consumer begins to number within an event, so that what one says never takes the place of the other's.

Between the two lie the apology for a poison event (1,000) and the tidying of each row (its number and 10,000).
"""


class Effects:
    """Rows waiting to be written; numbers within an event make keys that are the same on every retry.

    `first` is where they begin: consumers of one event must not number alike.
    """

    def __init__(self, conn: Connection, part: int, now: int, first: int = 0) -> None:
        self._conn = conn
        self._part = part
        self.now = now
        self._first = first
        self._counts: Counter[int] = Counter()
        self._outbox: list[dict[str, Any]] = []
        self._audit: list[dict[str, Any]] = []
        self._due: list[dict[str, Any]] = []
        self._log: list[dict[str, Any]] = []
        self._waiting = (self._outbox, self._audit, self._due, self._log)

    def number(self, seq: int) -> int:
        """Return the next number within an event."""
        self._counts[seq] += 1
        return self._first + self._counts[seq] - 1

    def start_at(self, seq: int, n: int) -> None:
        """Go on numbering within an event at `n`."""
        self._counts[seq] = n

    def send(self, row: dict[str, Any]) -> None:
        """Queue an outbox row."""
        self._outbox.append(row)

    def audit(self, row: dict[str, Any]) -> None:
        """Queue an audit row."""
        self._audit.append(row)

    def due(self, row: dict[str, Any]) -> None:
        """Queue a due item."""
        self._due.append(row)

    def cancel_due(self, dedupe: str) -> None:
        """Forget a due item, queued or written."""
        self._due[:] = [row for row in self._due if row["dedupe"] != dedupe]
        due.cancel(self._conn, self._part, dedupe)

    def append(self, row: dict[str, Any]) -> None:
        """Queue an event for the log."""
        self._log.append(row)

    def mark(self) -> tuple[int, ...]:
        """Remember how much waits, for `back_to`."""
        return tuple(map(len, self._waiting))

    def back_to(self, mark: tuple[int, ...]) -> None:
        """Drop what has been queued since the mark."""
        for rows, length in zip(self._waiting, mark, strict=True):
            del rows[length:]


def flush_all(conn: Connection, effects: Sequence[Effects]) -> None:
    """Write everything that waits in several partitions, each table once."""
    if not effects:
        return
    outbox, audit, dues, log = (
        [row for rows in kind for row in rows]
        for kind in zip(*(one._waiting for one in effects), strict=True)
    )
    insert_new(conn, Outbox, outbox)
    insert_new(conn, Audit, audit)
    due.add(conn, dues)
    append_rows(conn, log)
    for one in effects:
        for rows in one._waiting:
            rows.clear()
