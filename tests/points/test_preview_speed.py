"""A preview of 100,000 messages: how long it takes, how long it keeps others waiting, and that it comes in steps."""

from __future__ import annotations

import random
import time

from engine.contract.clock import DAY, SECOND
from engine.points.rules import day_of, message_xp
from engine.points.tables import LedgerEntry, WalletRow
from engine.settings import FEATURE as REAL_SETTINGS
from engine.store.sql import insert_new
from engine.store.tables import Log, MessageFact
from tests.points.world import World

MESSAGES, MEMBERS = 100_000, 800
WHOLE, ALONE = 5.0, 2.0
"""Seconds of processor time for all of it, and for its longest transaction: others may be busy on the machine."""
ZONE = "Asia/Shanghai"


def busy(world: World) -> None:
    """Fill the tables as 30 days with so many messages do."""
    chance = random.Random(5)
    world.promote("boss")
    ((part, community, chat),) = world.rows("select part, community, chat from log limit 1")
    base = world.rows("select max(seq) from log")[0][0] + 1
    begin = world.clock.now()
    end = begin + 29 * DAY + DAY // 2
    here = {"part": part, "community": community}
    logs, facts, entries = [], [], []
    sums: dict[int, int] = {}
    last: dict[int, int] = {}
    spent: dict[tuple[int, int], int] = {}
    for number in range(MESSAGES):
        at = begin + (end - begin) * number // MESSAGES
        member = 10**15 + int(MEMBERS * chance.random() ** 2)
        key, day = f"console:#general:x{number}", day_of(at, ZONE)
        seq = base + number
        where = {"chat": chat, "at": at, "seq": seq, **here}
        event = {"origin": "live", "kind": "message", "version": 1, "thread": "", "cause": ""}
        logs.append({**where, **event, "key": key, "actor": member, "received_at": at})
        fact = {"actor": member, "message": f"x{number}", "quality": 1.0, "reason": "ordinary"}
        fact |= {"units": 9, "novelty": 1.0, "similarity": 0.0}
        facts.append({**where, **fact})
        xp = min(message_xp(key, 2), 300 - spent.get((member, day), 0))
        if at - last.get(member, 0) >= 60 * SECOND and xp > 0:
            entry = {"rule": "message", "subject": key, "xp": xp, "coins": 0, "reason": "ordinary"}
            entries.append({**where, "n": 0, "member": member, "day": day, **entry})
            sums[member] = sums.get(member, 0) + xp
            last[member] = at
            spent[member, day] = spent.get((member, day), 0) + xp
    with world.store.write() as conn:
        insert_new(conn, Log, logs)
        insert_new(conn, MessageFact, facts)
        insert_new(conn, LedgerEntry, entries)
        purses = [
            {**here, "member": member, "xp": xp, "coins": xp // 9, "level": 0, "seq": member % 97}
            for member, xp in sorted(sums.items())
        ]
        insert_new(conn, WalletRow, purses)
        conn.exec_driver_sql(f"update head set head = {base + MESSAGES} where part = {part}")
        conn.exec_driver_sql(f"update cursor set pos = {base + MESSAGES} where part = {part}")
    world.clock.move_to(end)


def test_a_hundred_thousand_messages_are_previewed_in_time() -> None:
    world = World(settings=REAL_SETTINGS, bot__language="en")
    busy(world)
    longest, whole = 0.0, 0.0
    said = len(world.replies())
    steps = 0

    def timed(work: object) -> int:
        nonlocal longest, whole
        began = time.process_time()
        done = int(work() or 0)  # type: ignore[operator]
        took = time.process_time() - began
        longest, whole = max(longest, took), whole + took
        return done

    timed(lambda: world.say("boss", "/points preview multiplier 1.5 curve linear 200", wait=1) and 0)
    assert "in steps" in world.last()
    while len(world.replies()) == said + 1:
        world.clock.move_to(world.clock.now() + SECOND)
        steps += timed(world.engine.drain_due)
        timed(world.engine.drain)
        assert steps < 40
    print(
        f"preview of {MESSAGES:,} messages: {whole:.2f} CPU-s in {steps + 1} steps, the longest {longest:.2f}"
    )
    assert f"messages that can earn {MESSAGES:,}," in world.last()
    assert "against the ledger" not in world.last()
    assert steps > 2
    assert whole <= WHOLE
    assert longest <= ALONE
