"""Recent messages in memory: the last of each community, and the last few of each author.

A projection of `message_fact`. It stands for a community only as long as its newest message is the table's newest;
otherwise it is read again, so that a restart, a retry or another worker changes nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection
from sqlalchemy.engine import Engine

from engine.ml.sketch import BYTES, Shelf, as_number
from engine.points.book import Member
from engine.store.sql import fetch, fetch_given

COMMUNITY_LAST = 96
AUTHOR_LAST = 6
AUTHORS_KEPT = 4096


class Recent(NamedTuple):
    """What is remembered of a message."""

    seq: int
    chat: int
    actor: int
    at: int
    reply_actor: int | None
    spoke: bool
    """False for commands and the like, which are no part of the talk."""
    sketch: bytes


class Own(NamedTuple):
    """What is remembered of an author's message."""

    at: int
    bits: int


class Ring:
    """The last messages of one community, their sketches side by side for one comparison with all."""

    def __init__(self) -> None:
        self.recent: deque[Recent] = deque(maxlen=COMMUNITY_LAST)
        self._sketches = Shelf(COMMUNITY_LAST)
        self._rows: list[Recent | None] = [None] * COMMUNITY_LAST
        self._slot = 0

    @property
    def newest(self) -> int:
        """Sequence number of the newest message, 0 if there is none."""
        return self.recent[-1].seq if self.recent else 0

    def add(self, message: Recent, bits: int) -> None:
        """Remember a message, whose sketch has so many bits, and forget the oldest."""
        self._sketches.put(self._slot, message.sketch, bits)
        self._rows[self._slot] = message
        self._slot = (self._slot + 1) % COMMUNITY_LAST
        self.recent.append(message)

    def compare(
        self, sketched: bytes, bits: int, at: int, reach: int, floor: float
    ) -> list[tuple[float, int]]:
        """Return resemblance and author of the messages within `reach` that resemble a sketch by `floor` or more."""
        if not bits:
            return []
        alike = self._sketches.alike(sketched, bits, floor)
        near = ((likeness, self._rows[slot]) for slot, likeness in alike)
        return [
            (likeness, row.actor) for likeness, row in near if row is not None and abs(row.at - at) <= reach
        ]

    def talk(self, chat: int) -> Iterator[Recent]:
        """Iterate over what was said in a chat, newest first."""
        return (message for message in reversed(self.recent) if message.chat == chat and message.spoke)


class Window:
    """The rings of one partition."""

    def __init__(self) -> None:
        self.communities: dict[int, Ring] = {}
        self.authors: dict[Member, deque[Own]] = {}

    def ready(self, conn: Connection, part: int, members: Iterable[Member]) -> None:
        """Bring the projection to the position of the transaction, for these authors and their communities."""
        wanted = set(members)
        self._check(conn, part, {community for community, _ in wanted})
        unknown = wanted - self.authors.keys()
        if unknown:
            self._load_authors(conn, part, sorted(unknown))

    def add(self, community: int, message: Recent, bits: int) -> None:
        """Remember a message and the bits of its sketch."""
        self.communities[community].add(message, bits.bit_count())
        key = (community, message.actor)
        own = self.authors.pop(key)
        own.append(Own(message.at, bits))
        self.authors[key] = own

    def trim(self) -> None:
        """Forget the authors who have been silent longest."""
        for key in list(self.authors)[: max(len(self.authors) - AUTHORS_KEPT, 0)]:
            del self.authors[key]

    def _check(self, conn: Connection, part: int, communities: set[int]) -> None:
        rows = fetch_given(
            conn,
            ("community",),
            [(community,) for community in sorted(communities)],
            """SELECT community, (SELECT max(f.seq) FROM message_fact f
                WHERE f.part = :part AND f.community = given.community) FROM given""",
            part=part,
        )
        for community, newest in rows:
            ring = self.communities.get(community)
            if ring is None or ring.newest != (newest or 0):
                self.communities[community] = _load_ring(conn, part, community)
                for key in [key for key in self.authors if key[0] == community]:
                    del self.authors[key]

    def _load_authors(self, conn: Connection, part: int, members: list[Member]) -> None:
        for member in members:
            self.authors[member] = deque(maxlen=AUTHOR_LAST)
        rows = fetch_given(
            conn,
            ("community", "actor"),
            members,
            f"""SELECT f.community, f.actor, f.at, f.sketch FROM given v CROSS JOIN message_fact f
            WHERE f.part = :part AND f.community = v.community AND f.actor = v.actor AND f.seq >= coalesce(
                (SELECT g.seq FROM message_fact g WHERE g.part = :part AND g.community = v.community
                AND g.actor = v.actor ORDER BY g.seq DESC LIMIT 1 OFFSET {AUTHOR_LAST - 1}), 0)
            ORDER BY f.seq""",
            part=part,
        )
        for community, actor, at, sketched in rows:
            self.authors[community, actor].append(Own(at, as_number(sketched or b"")))


def _load_ring(conn: Connection, part: int, community: int) -> Ring:
    ring = Ring()
    rows = fetch(
        conn,
        """SELECT seq, chat, actor, at, reply_actor, reason, sketch FROM message_fact
        WHERE part = :p AND community = :c ORDER BY seq DESC LIMIT :n""",
        p=part,
        c=community,
        n=COMMUNITY_LAST,
    )
    for seq, chat, actor, at, reply_actor, reason, sketched in reversed(rows):
        known = bytes(sketched or bytes(BYTES))
        said = Recent(seq, chat, actor, at, reply_actor, reason != "withheld", known)
        ring.add(said, as_number(known).bit_count())
    return ring


_windows: WeakKeyDictionary[Engine, dict[int, Window]] = WeakKeyDictionary()


def window_of(conn: Connection, part: int) -> Window:
    """Return the partition's window in this process."""
    return _windows.setdefault(conn.engine, {}).setdefault(part, Window())


def forget_windows(conn: Connection, part: int) -> None:
    """Have the partition's window read again: stored sketches have changed."""
    _windows.get(conn.engine, {}).pop(part, None)
