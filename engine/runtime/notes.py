"""What adapters have to remember across restarts: the port Memory over the table `note`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from sqlalchemy import Connection, text

from engine.contract.clock import Clock
from engine.store.database import Store
from engine.stream.notes import put_note

Thread = Callable[..., Awaitable[Any]]
"""Takes work to the thread that may use the database."""


class StoreMemory:
    """The notes of one platform. Reads leave out what has run out; the hourly sweep deletes it."""

    def __init__(self, store: Store, platform: str, clock: Clock, thread: Thread) -> None:
        self._store = store
        self._platform = platform
        self._clock = clock
        self._thread = thread

    async def get(self, name: str) -> bytes | None:
        """Return a note; None if there is none any more."""
        notes = await self._thread(self._select, "name = :n", {"n": name})
        return notes.get(name)  # type: ignore[no-any-return]

    async def put(self, name: str, value: bytes, *, until: int | None = None) -> None:
        """Keep a note, until a time if one is given."""
        await self._thread(self._write, lambda conn: put_note(conn, self._platform, name, value, until))

    async def all(self, prefix: str) -> Mapping[str, bytes]:
        """Return the notes whose names begin with `prefix`."""
        values = {"n": prefix, "e": prefix + "\U0010ffff"}
        return await self._thread(self._select, "name >= :n and name < :e", values)  # type: ignore[no-any-return]

    async def drop(self, name: str) -> None:
        """Forget a note."""
        await self._thread(self._write, lambda conn: self._delete(conn, name))

    def _select(self, where: str, values: dict[str, str]) -> dict[str, bytes]:
        with self._store.read() as conn:
            rows = conn.execute(
                text(
                    f"select name, value from note where platform = :p and {where} "
                    "and (until is null or until > :now)"
                ),
                {"p": self._platform, "now": self._clock.now(), **values},
            )
            return {row.name: bytes(row.value) for row in rows}

    def _write(self, work: Callable[[Connection], object]) -> None:
        with self._store.write() as conn:
            work(conn)

    def _delete(self, conn: Connection, name: str) -> None:
        conn.execute(
            text("delete from note where platform = :p and name = :n"), {"p": self._platform, "n": name}
        )


def sweep_notes(conn: Connection, now: int) -> int:
    """Delete the notes whose time is over."""
    done = conn.execute(text("delete from note where until is not null and until <= :now"), {"now": now})
    return int(done.rowcount)
