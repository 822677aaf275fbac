"""Which entries still count. An entry, its counter-entry, the restoration of that, and so on, are one chain.

A chain's last link decides: an entry counts if an even number of links follow it, and is undone by undoing the last one,
for a subject can be undone under its own name only once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from engine.points.book import COLUMNS, Entry
from engine.store.sql import fetch, select_where_in

UNDO = "undo"
PAIRED = "(rule LIKE '%.%' OR rule IN ('merge', 'split'))"
"""Entries that have a counterpart, as `wallet.moves_in_pairs` says it of one."""

_NAME = (
    "CAST({0}.seq AS VARCHAR(20)) || CASE WHEN {0}.n = 0 THEN '' ELSE '-' || CAST({0}.n AS VARCHAR(9)) END"
)
_CHAINS = f"""WITH RECURSIVE
    chosen AS (SELECT part, community, member, seq, n, rule, xp, coins FROM ledger WHERE {{where}}),
    link (part, community, member, seq, n, depth, name) AS (
        SELECT part, community, member, seq, n, 0, {_NAME.format("chosen")} FROM chosen
        UNION ALL
        SELECT link.part, link.community, link.member, link.seq, link.n, link.depth + 1, {_NAME.format("u")}
        FROM link JOIN ledger u ON u.part = link.part AND u.community = link.community AND u.rule = '{UNDO}'
            AND u.subject = link.name AND u.member = link.member),
    standing AS (SELECT c.seq, c.n, c.member, c.rule, c.xp, c.coins FROM chosen c JOIN (
        SELECT seq, n FROM link GROUP BY seq, n HAVING max(depth) % 2 = 0) even ON even.seq = c.seq AND even.n = c.n)
"""
_BY_NAME = f"""SELECT {COLUMNS} FROM ledger WHERE part = :part AND community = :community AND rule = '{UNDO}'
    AND subject IN :values"""


class Tip(NamedTuple):
    """The last link of an entry's chain: its name, and whether the entry counts."""

    name: str
    counts: bool


class Sum(NamedTuple):
    """What entries come to."""

    entries: int
    members: int
    xp: int
    coins: int


def counting(where: str) -> str:
    """Begin a statement that reads `standing`: those entries that satisfy a condition of ours and still count."""
    return _CHAINS.format(where=where)


def sum_of(conn: Connection, where: str, **values: object) -> Sum:
    """Add up the entries that satisfy a condition and still count."""
    sql = """SELECT count(*) AS entries, count(DISTINCT member) AS members, coalesce(sum(xp), 0) AS xp,
        coalesce(sum(coins), 0) AS coins FROM standing"""
    return Sum(*map(int, fetch(conn, counting(where) + sql, **values)[0]))


def tips(conn: Connection, part: int, entries: Sequence[Entry]) -> dict[tuple[int, int], Tip]:
    """Return where the chain of each entry ends, by (seq, n); one statement for each length of a chain."""
    found = {(entry.seq, entry.n): Tip(entry.id, counts=True) for entry in entries}
    waiting = {(entry.community, entry.id, entry.member): (entry.seq, entry.n) for entry in entries}
    while waiting:
        links: list[Entry] = []
        for community in sorted({community for community, _, _ in waiting}):
            names = sorted({name for home, name, _ in waiting if home == community})
            rows = select_where_in(conn, _BY_NAME, names, part=part, community=community)
            links += [Entry(*row) for row in rows]
        follow = {}
        for link in links:
            root = waiting.get((link.community, link.subject, link.member))
            if root is not None:
                found[root] = Tip(link.id, counts=not found[root].counts)
                follow[link.community, link.id, link.member] = root
        waiting = follow
    return found
