"""The flow of coins, read from the ledger by families of rules.

A rule without a dot makes coins (or takes them). A feature that moves coins names its rules after what it does with them:
`.hold` puts aside, `.settle` gives to somebody or (with 0) spends, `.release` gives back, `.refund` gives back what was
spent; the rest of a family moves coins between members or communities.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import Connection

from engine.points.figures import gini, median
from engine.points.moves import MERGE, SPLIT
from engine.points.rules import midnight
from engine.points.standing import UNDO
from engine.points.wallet import HELD, RELEASED, SETTLED
from engine.store.sql import fetch, select_where_in
from engine.stream.here import HERE

IMPORT = "import"
RESET = "reset"
REFUND, MOVED, BACK = ".refund", ".moved", ".back"
_INNER = (HELD, SETTLED, RELEASED, REFUND, MOVED, BACK)
_BROUGHT = frozenset({MERGE, SPLIT, IMPORT})
"""Coins that were made somewhere else."""

_FLOW = f"""SELECT rule, sum(CASE WHEN coins > 0 THEN coins ELSE 0 END) AS gained,
    sum(CASE WHEN coins < 0 THEN -coins ELSE 0 END) AS lost FROM ledger
    WHERE {HERE} AND day BETWEEN :first AND :last AND coins <> 0 GROUP BY rule"""
_SPENT = f"""SELECT coalesce(-sum(h.coins), 0) AS coins FROM ledger s JOIN ledger h ON h.part = s.part
    AND h.community = s.community AND h.rule = replace(s.rule, '{SETTLED}', '{HELD}') AND h.subject = s.subject
    WHERE s.part = :p AND s.community = :c AND s.day BETWEEN :first AND :last AND s.rule LIKE '%{SETTLED}' AND s.coins = 0"""
_REFUNDED = f"""SELECT coalesce(sum(coins), 0) AS coins FROM ledger
    WHERE {HERE} AND day BETWEEN :first AND :last AND rule LIKE '%{REFUND}'"""
# A reset belongs to no day, so that it is on no board; when it happened is its time.
_RESET = f"""SELECT coalesce(-sum(coins), 0) AS coins FROM ledger WHERE {HERE} AND day = 0 AND at >= :since AND at < :until
    AND coins <> 0 AND (rule = '{RESET}' OR (rule = '{UNDO}' AND reason = '{RESET}'))"""
# One step of the index for each rule, not one for each entry.
_RULES = f"""WITH RECURSIVE known(rule) AS (SELECT min(rule) FROM ledger WHERE {HERE} UNION ALL
    SELECT (SELECT min(l.rule) FROM ledger l WHERE l.part = :p AND l.community = :c AND l.rule > known.rule) FROM known
    WHERE known.rule IS NOT NULL) SELECT rule FROM known WHERE rule IS NOT NULL"""
_OPEN = f"""SELECT coalesce(-sum(h.coins), 0) AS coins, count(*) AS holds FROM ledger h WHERE h.part = :p
    AND h.community = :c AND h.rule IN :values AND NOT EXISTS (SELECT 1 FROM ledger e WHERE e.part = h.part
    AND e.community = h.community AND e.subject = h.subject
    AND e.rule IN (replace(h.rule, '{HELD}', '{SETTLED}'), replace(h.rule, '{HELD}', '{RELEASED}')))"""
_PURSES = f"SELECT coins FROM wallet WHERE {HERE} AND (xp <> 0 OR coins <> 0)"


@dataclass
class Flow:
    """What happened to coins in a span of days."""

    sources: Counter[str] = field(default_factory=Counter)
    """Coins made, by rule."""
    taken: int = 0
    """Coins taken by admins, one by one or by a reset, and those of entries undone."""
    spent: int = 0

    @property
    def minted(self) -> int:
        """Coins made in all."""
        return self.sources.total()

    @property
    def grown(self) -> int:
        """By how much there are more coins after it."""
        return self.minted - self.taken - self.spent


@dataclass(frozen=True)
class Stock:
    """The coins that there are: in purses and held for orders and bounties."""

    purses: tuple[int, ...]
    held: int
    holds: int

    @property
    def circulating(self) -> int:
        """Coins in purses; a debt counts as nothing."""
        return sum(max(coins, 0) for coins in self.purses)

    @property
    def median(self) -> int:
        """The middle purse."""
        return median(self.purses)

    @property
    def gini(self) -> float:
        """How unevenly they are spread."""
        return gini(self.purses)


def flow_of(conn: Connection, part: int, community: int, zone: str, first: int, last: int) -> Flow:
    """Return the flow of some local days, both ends among them."""
    here = {"p": part, "c": community, "first": first, "last": last}
    moments = {"p": part, "c": community, "since": midnight(first, zone), "until": midnight(last + 1, zone)}
    flow = Flow(
        taken=int(fetch(conn, _RESET, **moments)[0].coins),
        spent=spent_between(conn, part, community, first, last),
    )
    for row in fetch(conn, _FLOW, **here):
        gained, lost = int(row.gained), int(row.lost)
        if row.rule in _BROUGHT or row.rule.endswith(_INNER):
            continue
        if row.rule == UNDO:
            flow.taken += lost - gained
            continue
        if gained:
            flow.sources[row.rule] += gained
        flow.taken += lost
    return flow


def spent_between(conn: Connection, part: int, community: int, first: int, last: int) -> int:
    """Return how many coins were spent for good in some days, without those given back."""
    here = {"p": part, "c": community, "first": first, "last": last}
    return int(fetch(conn, _SPENT, **here)[0].coins) - int(fetch(conn, _REFUNDED, **here)[0].coins)


def stock_of(conn: Connection, part: int, community: int) -> Stock:
    """Return the coins of now."""
    here = {"p": part, "c": community}
    holds = [row.rule for row in fetch(conn, _RULES, **here) if row.rule.endswith(HELD)]
    open_ = select_where_in(conn, _OPEN, holds, **here)
    purses = tuple(int(row.coins) for row in fetch(conn, _PURSES, **here))
    held, count = (int(open_[0].coins), int(open_[0].holds)) if open_ else (0, 0)
    return Stock(purses, held, count)
