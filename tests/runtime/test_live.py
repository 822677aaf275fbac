"""The live loop on the real clock, with one feature of our own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import Connection, text

from engine.contract.clock import SystemClock
from engine.contract.events import Message, Timer
from engine.contract.feature import Batch, Context
from engine.runtime.live import LiveEngine
from engine.store.database import Store
from tests.fakes.features import COUNTING
from tests.fakes.house import engine_over, rows, say

STEPS = 20
PATIENCE = 10.0
"""Seconds; the clock that rings once a second would need twenty."""


def _step(ctx: Context, number: int) -> None:
    ctx.due("walk", "step", ctx.event.at, f"walk:{ctx.community}:{number}", {"number": number})


def _begin(batch: Batch) -> None:
    for event in batch.events:
        _step(batch.context(event), 1)


def _go_on(ctx: Context, body: Timer) -> None:
    number = int(body.payload["number"] or 0)
    if number < STEPS:
        _step(ctx, number + 1)


WALK = replace(
    COUNTING[0],
    name="walk",
    handlers={Message: _begin},
    facts={},
    timers={"step": _go_on},
    commands=(),
    settings=(),
    replayed={},
)


async def test_long_work_in_steps_that_fall_due_at_once_does_not_wait_for_the_clock(store: Store) -> None:
    clock = SystemClock()
    live = LiveEngine(engine_over(store, (*COUNTING, WALK), clock=clock))
    running = asyncio.create_task(live.run(()))
    try:
        async with asyncio.timeout(PATIENCE):
            await live.stream.append([say("hello", 1, at=clock.now())])
            while len(rows(store, "select 1 from log where key like 'timer:walk:%'")) < STEPS:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_where_nothing_waits_features_keep_what_they_made_until_there_is_no_more(store: Store) -> None:
    clock = SystemClock()
    left, done = [1, 2, 3], asyncio.Event()
    loop = asyncio.get_running_loop()

    def keep(write: Callable[[], AbstractContextManager[Connection]]) -> int:
        if not left:
            loop.call_soon_threadsafe(done.set)
            return 0
        with write() as conn:
            assert rows(store, "select count(*) from log where key like 'timer:walk:%'") == [(STEPS,)]
            conn.execute(text("update meta set value = value where key = 'partitions'"))
        return left.pop()

    live = LiveEngine(engine_over(store, (*COUNTING, replace(WALK, upkeep=keep)), clock=clock))
    await live.on_thread(live.engine.append, [say("hello", 1, at=clock.now())])
    running = asyncio.create_task(live.run(()))
    try:
        async with asyncio.timeout(PATIENCE):
            await done.wait()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert left == []
