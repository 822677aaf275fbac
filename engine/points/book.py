"""The ledger and its wallets: the only place that writes them.

A `Book` is opened for one batch, reads the wallets it needs in one statement, takes entries in the order of the log
and writes them all at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import Connection

from engine.points.curves import Curve
from engine.points.rules import Pay
from engine.points.tables import LedgerEntry, WalletRow
from engine.store.sql import fetch, fetch_given, insert_new, upsert

Member = tuple[int, int]
"""Community and actor."""


class Entry(NamedTuple):
    """A ledger entry as it stands."""

    seq: int
    n: int
    community: int
    member: int
    rule: str
    subject: str
    xp: int
    coins: int
    at: int
    day: int
    reason: str
    actor: int | None
    chat: int = 0

    @property
    def id(self) -> str:
        """The entry's name as people see it, without the `#`."""
        return f"{self.seq}-{self.n}" if self.n else str(self.seq)


class Purse(NamedTuple):
    """What a member has."""

    xp: int = 0
    coins: int = 0
    level: int = 0
    """The level that was last told."""


class Move(NamedTuple):
    """A level that an entry changed."""

    seq: int
    member: int
    before: int
    after: int


COLUMNS = ", ".join(Entry._fields)


@dataclass
class Book:
    """Entries being written in one transaction."""

    conn: Connection
    part: int
    curve: Callable[[int], Curve]
    """The level curve of a community."""
    purses: dict[Member, Purse] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    """Levels gone up or down so far; `levels.tell` tells the other features."""
    _rows: list[dict[str, object]] = field(default_factory=list)
    _touched: dict[Member, int] = field(default_factory=dict)
    _next: dict[int, int] = field(default_factory=dict)

    def open(self, members: Iterable[Member], seqs: range | None = None) -> None:
        """Read wallets not read yet, and which entry numbers the events of `seqs` have used."""
        wanted = set(members) - self.purses.keys()
        if wanted:
            self.purses.update(dict.fromkeys(wanted, Purse()))
            sql = """SELECT w.community, w.member, w.xp, w.coins, w.level FROM given v CROSS JOIN wallet w
                WHERE w.part = :part AND w.community = v.community AND w.member = v.member"""
            rows = fetch_given(self.conn, ("community", "member"), sorted(wanted), sql, part=self.part)
            for community, member, xp, coins, level in rows:
                self.purses[community, member] = Purse(xp, coins, level)
        if seqs is not None:
            sql = "SELECT seq, max(n) FROM ledger WHERE part = :p AND seq BETWEEN :a AND :b GROUP BY seq"
            used = fetch(self.conn, sql, p=self.part, a=seqs.start, b=seqs.stop - 1)
            self._next.update({seq: n + 1 for seq, n in used})

    def post(
        self,
        *,
        seq: int,
        community: int,
        member: int,
        rule: str,
        subject: str,
        pay: Pay,
        at: int,
        day: int,
        reason: str = "",
        actor: int | None = None,
        chat: int = 0,
    ) -> int:
        """Enter a movement and return the level it led up to, or 0 if it led no higher.

        A level that only another curve made is told to the other features, but is no rise.
        `chat` is where it was earned: its board counts it.
        """
        n = self._next.get(seq, 0)
        self._next[seq] = n + 1
        entry = Entry(
            seq, n, community, member, rule, subject, pay.xp, pay.coins, at, day, reason, actor, chat
        )
        self._rows.append({"part": self.part, **entry._asdict()})
        before = self.purses[community, member]
        curve, xp = self.curve(community), before.xp + pay.xp
        level = curve.level_of(xp)
        self.purses[community, member] = Purse(xp, before.coins + pay.coins, level)
        self._touched[community, member] = seq
        if level == before.level:
            return 0
        self.moves.append(Move(seq, member, before.level, level))
        return level if level > curve.level_of(before.xp) else 0

    def close(self) -> None:
        """Write the entries and the wallets they changed."""
        written = insert_new(self.conn, LedgerEntry, self._rows)
        if written >= 0 and written != len(self._rows):
            raise RuntimeError("an entry was posted that the ledger has already")
        wallets = []
        for (community, member), seq in self._touched.items():
            purse = self.purses[community, member]
            key = {"part": self.part, "community": community, "member": member}
            wallets.append({**key, **purse._asdict(), "seq": seq})
        put = ("xp", "coins", "level", "seq")
        upsert(self.conn, WalletRow, wallets, keys=("part", "community", "member"), put=put)
        self._rows.clear()
        self._touched.clear()
