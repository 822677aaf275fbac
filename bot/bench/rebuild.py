"""A ledger of a million entries: comparing every wallet with it, and making all of them anew."""

from __future__ import annotations

import time

from sqlalchemy import Connection, text

from bot import wiring
from bot.bench.report import Result, Target
from bot.bench.workload import START
from bot.ops.totals.rebuilding import compare, rebuild
from engine.contract.clock import ManualClock
from engine.contract.events import ChatRef, Incoming, Message, PersonRef
from engine.store.database import Store

TARGETS = (Target("rebuild", 20, of="value", most=True),)
MOST_A_MEMBER = 40
_ENTRIES = """INSERT INTO ledger (part, seq, n, community, member, rule, subject, xp, coins, at, day, reason, actor, chat)
    WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < :n)
    SELECT :p, 1000 + i, 0, :c, 1 + (i * 7919) % :m, 'message', 'k' || i, 15 + i % 11, i % 3, :at, 1, 'full', NULL, 0 FROM c"""


def run(store: Store, entries: int) -> list[Result]:
    """Fill a fresh database, then compare and rebuild: first where no wallet is right, then where all are."""
    members = max(1, entries // MOST_A_MEMBER)
    engine = wiring.build_engine(store, ManualClock(START))
    said = Incoming(
        platform="console",
        chat=ChatRef(id="#bench", title="bench"),
        unique="1",
        at=START,
        people=(PersonRef(id="a", name="a"),),
        actor=0,
        body=Message(text="hello everybody, this is the first message", message="1"),
    )
    engine.append([said])
    engine.drain()
    with store.write() as conn:
        _fill(conn, entries, members)
    took = {}
    for name in ("rebuild", "rebuild again"):
        began = time.perf_counter()
        found = compare(store, {})
        took[f"{name}: compare"] = time.perf_counter() - began
        wrong = sum(len(one.wrong) for one in found)
        if wrong and rebuild(engine, found, {}):
            raise RuntimeError("wallets differ after they were made anew")
        took[name] = time.perf_counter() - began
    return [Result(name, round(seconds, 2), "s") for name, seconds in took.items()] + [
        Result("entries", entries, "entries"),
        Result("wallets", members, "wallets"),
    ]


def _fill(conn: Connection, entries: int, members: int) -> None:
    home = conn.execute(text("SELECT id, part FROM community")).one()
    conn.execute(text(_ENTRIES), {"n": entries, "p": home.part, "c": home.id, "m": members, "at": START})
    # The entries lie where events would, and the log goes on behind them.
    conn.execute(text("UPDATE head SET head = :h WHERE part = :p"), {"h": 1001 + entries, "p": home.part})
    conn.execute(text("UPDATE cursor SET pos = :h WHERE part = :p"), {"h": 1001 + entries, "p": home.part})
