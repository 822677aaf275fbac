"""The last messages of each chat in memory: a projection of `thread_message`.

It stands for a chat only as long as its newest message is the table's newest; otherwise it is read again, so that a
restart, a retry or another worker changes nothing.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

import msgspec
from sqlalchemy import Connection, text
from sqlalchemy.engine import Engine

from engine.ml.sketch import fold
from engine.ml.threads import WINDOW, Cues, Going, Said, Window
from engine.store.sql import fetch, select_where_in

KEPT = 2048
"""Chats in memory at once."""
NAMES_KEPT = 50_000


class Place(NamedTuple):
    """A chat, or a topic in it."""

    chat: int
    thread: str


class _Open:
    """A window with the people in it."""

    def __init__(self) -> None:
        self.window = Window()
        self.authors: list[int] = []
        """Of the messages in the window, oldest first."""

    def add(self, said: Said, going: Going) -> None:
        self.window.add(said, going)
        self.authors.append(said.author)
        del self.authors[:-WINDOW]


class Windows:
    """The windows of one partition."""

    def __init__(self, part: int) -> None:
        self._part = part
        self._open: dict[Place, _Open] = {}
        self._names: dict[int, tuple[str, ...]] = {}

    def ready(self, conn: Connection, places: set[Place], speakers: set[int]) -> None:
        """Bring the windows of some places to the position of the transaction, for these speakers."""
        for place in sorted(places):
            found = self._open.pop(place, None)
            if found is None or found.window.newest != self._newest(conn, place):
                found = self._read(conn, place)
            self._open[place] = found
        for place in list(self._open)[: max(len(self._open) - KEPT, 0)]:
            del self._open[place]
        self._learn_names(conn, {who for place in places for who in self._open[place].authors}, speakers)

    def _learn_names(self, conn: Connection, here: set[int], speakers: set[int]) -> None:
        """Read how people are called: who is new here, and who speaks, for that is when a new name shows."""
        if len(self._names) > NAMES_KEPT:
            self._names.clear()
        people = (here - self._names.keys()) | speakers
        self._names |= dict.fromkeys(people, ())
        self._names |= _names(conn, people)

    def at(self, place: Place) -> Window:
        """Return the window of a place that is ready."""
        return self._open[place].window

    def names(self, place: Place) -> dict[str, int]:
        """Return how the people who spoke last in a place are called; of one name the last speaker counts."""
        authors = dict.fromkeys(self._open[place].authors)
        return {name: who for who in authors for name in self._names.get(who, ())}

    def add(self, place: Place, said: Said, going: Going) -> None:
        """Append a message."""
        self._open[place].add(said, going)

    def _newest(self, conn: Connection, place: Place) -> int:
        sql = "SELECT max(seq) FROM thread_message WHERE part = :p AND chat = :c AND thread = :t"
        (row,) = fetch(conn, sql, p=self._part, c=place.chat, t=place.thread)
        return int(row[0] or 0)

    def _read(self, conn: Connection, place: Place) -> _Open:
        found = _Open()
        rows = conn.execute(
            text(
                "SELECT seq, actor, at, parent, parent_actor, root, cues FROM thread_message "
                "WHERE part = :p AND chat = :c AND thread = :t ORDER BY seq DESC LIMIT :n"
            ),
            {"p": self._part, "c": place.chat, "t": place.thread, "n": WINDOW},
        ).all()
        for row in reversed(rows):
            said = Said(row.seq, row.actor, row.at, _cues(row.cues))
            found.add(said, Going(row.parent, row.parent_actor, row.root))
        return found


def _cues(data: bytes | None) -> Cues:
    """Read what was kept of a message's words; nothing if that has been let go."""
    return Cues(()) if data is None else msgspec.msgpack.decode(bytes(data), type=Cues)


def _names(conn: Connection, people: set[int]) -> dict[int, tuple[str, ...]]:
    """Return the folded names and handles of people's accounts."""
    sql = "SELECT person, name, handle FROM identity WHERE person IN :values ORDER BY id"
    found: dict[int, tuple[str, ...]] = {}
    for person, *names in select_where_in(conn, sql, sorted(people)):
        folded = (fold(name).strip() for name in names if name)
        found[person] = tuple(dict.fromkeys((*found.get(person, ()), *(name for name in folded if name))))
    return found


_windows: WeakKeyDictionary[Engine, dict[int, Windows]] = WeakKeyDictionary()


def windows_of(conn: Connection, part: int) -> Windows:
    """Return the partition's windows in this process."""
    return _windows.setdefault(conn.engine, {}).setdefault(part, Windows(part))


def forget_windows(conn: Connection, part: int) -> None:
    """Have the partition's windows read again: stored rows have changed."""
    _windows.get(conn.engine, {}).pop(part, None)
