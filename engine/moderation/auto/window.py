"""The last messages of each community in memory: how many one person has sent, and what was said before.

A projection of `message_fact`, which points writes for every message of a group. It stands for a community only as long
as its newest message is the table's newest; otherwise it is read again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from engine.ml.sketch import BYTES, Shelf, as_number
from engine.store.sql import fetch, fetch_given

LAST = 256


class Said(NamedTuple):
    """What is remembered of a message."""

    seq: int
    chat: int
    message: str
    actor: int
    at: int
    wordless: bool
    sketch: bytes


class Ring:
    """The last messages of one community."""

    def __init__(self) -> None:
        self.newest = 0
        self._rows: list[Said | None] = [None] * LAST
        self._actors = np.zeros(LAST, dtype=np.int64)
        self._at = np.full(LAST, np.iinfo(np.int64).min // 2, dtype=np.int64)
        self._sketches = Shelf(LAST)
        self._slot = 0

    def add(self, said: Said, bits: int) -> None:
        """Remember a message and forget the oldest."""
        slot = self._slot
        self._rows[slot] = said
        self._actors[slot] = said.actor
        self._at[slot] = said.at
        self._sketches.put(slot, said.sketch, bits)
        self._slot = (slot + 1) % LAST
        self.newest = said.seq

    def burst(self, actor: int, at: int, within: int) -> list[Said]:
        """Return what somebody said within a time before (and, where the log has it late, after) a moment."""
        own = np.flatnonzero(self._actors == actor)
        if own.size == 0:
            return []
        near = own[np.abs(self._at[own] - at) <= within]
        return sorted(row for slot in near.tolist() if (row := self._rows[slot]) is not None)

    def spoken(self, actor: int) -> int:
        """Count somebody's messages in the window, roughly enough to skip the exact look."""
        return int(np.count_nonzero(self._actors == actor))

    def alike(self, sketched: bytes, bits: int, at: int, within: int, floor: float) -> list[Said]:
        """Return what was said within a time and resembles a sketch by `floor` or more."""
        near = (self._rows[slot] for slot, _ in self._sketches.alike(sketched, bits, floor))
        return sorted(row for row in near if row is not None and abs(row.at - at) <= within)


def ready(conn: Connection, part: int, communities: Iterable[int]) -> dict[int, Ring]:
    """Bring the projection of these communities to the position of the transaction."""
    rings = _rings.setdefault(conn.engine, {}).setdefault(part, {})
    rows = fetch_given(
        conn,
        ("community",),
        [(community,) for community in sorted(set(communities))],
        """SELECT community, (SELECT max(f.seq) FROM message_fact f
            WHERE f.part = :part AND f.community = given.community) FROM given""",
        part=part,
    )
    for community, newest in rows:
        ring = rings.get(community)
        if ring is None or ring.newest != (newest or 0):
            rings[community] = _load(conn, part, community)
    return rings


def _load(conn: Connection, part: int, community: int) -> Ring:
    ring = Ring()
    rows = fetch(
        conn,
        """SELECT seq, chat, message, actor, at, units, sketch FROM message_fact
        WHERE part = :p AND community = :c ORDER BY seq DESC LIMIT :n""",
        p=part,
        c=community,
        n=LAST,
    )
    for seq, chat, message, actor, at, units, stored in reversed(rows):
        sketched = bytes(stored or bytes(BYTES))
        known = "" if message.startswith("#") else message
        bits = as_number(sketched).bit_count()
        ring.add(Said(seq, chat, known, actor, at, not units, sketched), bits)
    return ring


def forget_windows(conn: Connection, part: int) -> None:
    """Have the partition's windows read again: stored sketches have changed, or a test asks for it."""
    _rings.get(conn.engine, {}).pop(part, None)


_rings: WeakKeyDictionary[Engine, dict[int, dict[int, Ring]]] = WeakKeyDictionary()
