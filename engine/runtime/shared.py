"""What the runs of one transaction read once between them, however many partitions they apply."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

from engine.runtime.effects import Effects, flush_all
from engine.runtime.surroundings import Schema, Surroundings
from engine.store.sql import select_where_in

T = TypeVar("T")


class ByPart(Generic[T]):
    """Something that each partition has, read for all of them at the first question."""

    def __init__(self, parts: Collection[int], read: Callable[[Collection[int]], dict[int, T]]) -> None:
        self._expected = parts
        self._read = read
        self._known: dict[int, T] = {}

    def of(self, part: int) -> T:
        """Return the partition's."""
        if part not in self._known:
            self._known |= self._read({part, *self._expected})
            self._expected = ()
        return self._known[part]

    def forget(self, part: int) -> None:
        """Ask the database again: an event has changed the partition's."""
        self._known.pop(part, None)


class Shared:
    """The reads of one transaction: whoever writes these tables has them forgotten."""

    def __init__(self, conn: Connection, schema: Schema, parts: Collection[int]) -> None:
        self.conn = conn
        self.around = Surroundings(conn, schema)
        self.effects: list[Effects] = []
        """What the runs want to happen, in the order of their partitions."""
        self.aliases = ByPart(parts, self._read_aliases)
        """Whose number stands for whose."""
        self.dialogues = ByPart(parts, self._read_dialogues)
        """(chat, actor) of the forms that are open."""

    def flush(self) -> None:
        """Write what waits, of earlier partitions too: heads are locked in order, as appends lock them."""
        flush_all(self.conn, self.effects)

    def _read_aliases(self, parts: Collection[int]) -> dict[int, dict[int, int]]:
        found: dict[int, dict[int, int]] = {part: {} for part in parts}
        for row in self._rows("select part, gone, kept from alias where part IN :values", parts):
            found[row.part][row.gone] = row.kept
        return found

    def _read_dialogues(self, parts: Collection[int]) -> dict[int, set[tuple[int, int]]]:
        found: dict[int, set[tuple[int, int]]] = {part: set() for part in parts}
        for row in self._rows("select part, chat, actor from dialogue where part IN :values", parts):
            found[row.part].add((row.chat, row.actor))
        return found

    def _rows(self, sql: str, parts: Collection[int]) -> list[Any]:
        return select_where_in(self.conn, sql, sorted(parts))
