"""Wallets made anew from the ledger: `doctor --rebuild` counts what differs and asks, the log has it done here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from engine.contract.facts import LevelReached
from engine.contract.feature import Context
from engine.points.curves import Curve
from engine.points.tables import WalletRow
from engine.points.terms import terms_of
from engine.store.sql import change_given, fetch, upsert
from engine.stream.derived import Name, Values

REBUILD: Name = ("points", "rebuild")
"""The event that has a community's wallets made anew. It is an import: what follows is neither said nor done anywhere."""

_SUMS = """SELECT member, CAST(sum(xp) AS BIGINT) AS xp, CAST(sum(coins) AS BIGINT) AS coins, max(seq) AS seq
    FROM ledger WHERE part = :p AND community = :c GROUP BY member"""
_WALLETS = "SELECT member, xp, coins, level, seq FROM wallet WHERE part = :p AND community = :c"


class Held(NamedTuple):
    """What a wallet holds; `seq` is the event that changed it last."""

    xp: int = 0
    coins: int = 0
    level: int = 0
    seq: int = 0


class Wrong(NamedTuple):
    """A wallet that differs from its ledger: what it holds (None: there is none) and what the ledger says (None: nothing)."""

    member: int
    wallet: Held | None
    ledger: Held | None


def differing(conn: Connection, part: int, community: int, curve: Curve) -> list[Wrong]:
    """Compare every wallet of a community with the ledger, which is right.

    Two statements whatever its size, joined here: a join's plan would hang on what the database knows of their sizes.
    A level alone is no difference: it is the one that was last told, and is told anew with the next entry.
    """
    here = {"p": part, "c": community}
    right = {
        row.member: Held(row.xp, row.coins, curve.level_of(row.xp), row.seq)
        for row in fetch(conn, _SUMS, **here)
    }
    held = {row.member: Held(*row[1:]) for row in fetch(conn, _WALLETS, **here)}
    return [
        Wrong(member, held.get(member), right.get(member))
        for member in sorted(right.keys() | held.keys())
        if _sums(held.get(member)) != _sums(right.get(member))
    ]


def _sums(held: Held | None) -> tuple[int, int, int] | None:
    return None if held is None else (held.xp, held.coins, held.seq)


def rebuild(context: Context, _values: Values) -> None:
    """Write the wallets that differ, tell the levels that changed, and leave a row for `/audit`."""
    wrong = differing(context.conn, context.part, context.community, terms_of(context).curve)
    _write(context.conn, context.part, context.community, wrong)
    for one in wrong:
        before, after = (one.wallet or Held()).level, (one.ledger or Held()).level
        if before != after:
            context.fact(
                LevelReached(subject=context.event.key, actor=one.member, level=after, before=before)
            )
    context.audit("points-rebuild", f"{len(wrong)} wallets")


def _write(conn: Connection, part: int, community: int, wrong: Sequence[Wrong]) -> None:
    here = {"part": part, "community": community}
    rows = [{**here, "member": one.member, **one.ledger._asdict()} for one in wrong if one.ledger is not None]
    upsert(conn, WalletRow, rows, keys=("part", "community", "member"), put=("xp", "coins", "level", "seq"))
    gone = [(one.member,) for one in wrong if one.ledger is None]
    sql = "DELETE FROM wallet WHERE part = :p AND community = :c AND member IN (SELECT member FROM given)"
    change_given(conn, ("member",), gone, sql, p=part, c=community)
