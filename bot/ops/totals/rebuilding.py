"""What `doctor --rebuild` finds and has done: wallets that differ from the ledger are made anew from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from bot.ops.communities import Community, event_of
from bot.ops.totals.settings import curve_at
from engine.points.rebuild import REBUILD, Held, Wrong, differing
from engine.runtime.engine import Engine
from engine.store.database import Store
from engine.stream.log import append_rows

SHOWN = 5
"""Wallets shown of a community."""


@dataclass(frozen=True)
class Found:
    """A community's wallets that differ; `entries` is how many entries its ledger has."""

    community: Community
    entries: int
    wrong: tuple[Wrong, ...]

    def lines(self) -> list[str]:
        """Write the first of them."""
        lines = [
            f"member {one.member}: {_held(one.wallet)}; ledger {_held(one.ledger)}"
            for one in self.wrong[:SHOWN]
        ]
        more = len(self.wrong) - SHOWN
        return [*lines, f"… and {more} more"] if more > 0 else lines


def compare(store: Store, operator: Mapping[str, Any]) -> list[Found]:
    """Compare the wallets of every community with its ledger."""
    with store.read() as conn:
        return [_compared(conn, row, operator) for row in _communities(conn)]


def rebuild(engine: Engine, found: Sequence[Found], operator: Mapping[str, Any]) -> int:
    """Have the wallets of these communities made anew, as an event of each one's log; return how many differ still."""
    now = engine.clock.now()
    rows = [
        event_of(one.community, REBUILD, {}, f"rebuild:{now}", now, origin="import")
        for one in found
        if one.wrong
    ]
    with engine.store.write() as conn:
        append_rows(conn, rows)
    engine.drain()
    return sum(len(one.wrong) for one in compare(engine.store, operator))


def _communities(conn: Connection) -> Sequence[Any]:
    sql = """SELECT k.id, k.name, k.part, (SELECT coalesce(min(c.id), 0) FROM chat c WHERE c.community = k.id) AS chat,
        (SELECT count(*) FROM ledger l WHERE l.part = k.part AND l.community = k.id) AS entries
        FROM community k ORDER BY k.id"""
    return conn.execute(text(sql)).all()


def _compared(conn: Connection, row: Any, operator: Mapping[str, Any]) -> Found:
    curve = curve_at(conn, row.part, row.id, operator)
    wrong = tuple(differing(conn, row.part, row.id, curve))
    return Found(Community(row.id, row.name, row.part, row.chat), row.entries, wrong)


def _held(held: Held | None) -> str:
    return "nothing" if held is None else f"{held.xp} xp, {held.coins} coins, level {held.level}"
