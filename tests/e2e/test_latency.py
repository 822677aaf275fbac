from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import wiring
from tests.e2e.crowd import LIMIT, Crowd, summary
from tests.e2e.stage import NOTE, OnDiscord, add_commands
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.on_interactions import DEFER, MODAL

ENOUGH = 6
"""Commands used before anything is measured: a process's first answers read texts and fill caches."""
LONGEST_P99 = 300.0


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    clock = FastClock()
    store = wiring.open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeDiscord(clock) as discord:
        discord.rest.validate = False  # it would take the bot's own time: they share a process here
        yield OnDiscord(discord, store, clock)
    store.close()


@asynccontextmanager
async def blocked(running: wiring.Running) -> AsyncIterator[None]:
    """Keep the engine's thread busy for as long as the block lasts."""
    over, begun = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        over.wait()

    busy = asyncio.create_task(running.live.on_thread(work))
    try:
        await asyncio.to_thread(begun.wait)
        yield
    finally:
        over.set()
        await busy


async def test_answers_come_quickly_on_a_busy_server(stage: OnDiscord) -> None:
    crowd = Crowd(stage.discord)
    async with stage.bot():
        await stage.until(lambda: stage.discord.world.commands)
        for number in range(ENOUGH):
            await crowd.use(number)
        figures = {}
        for _ in range(3):  # a machine that others use has slow seconds; a slow program has only such
            crowd.asked.clear()
            await asyncio.gather(crowd.talk(50, 2.5), crowd.ask(2, 2.5))
            figures = summary(crowd.asked)
            if figures["p99_ms"] <= LONGEST_P99:
                break
    crowded = os.getloadavg()[0] > 1.5 * (os.cpu_count() or 1)
    if crowded and figures["p99_ms"] > LONGEST_P99:
        pytest.skip(f"others use this machine, nothing can be said of the program: {figures}")
    assert figures["p99_ms"] <= LONGEST_P99, figures
    assert figures["deferred"] == 0


async def test_no_command_is_missed_while_three_thousand_messages_wait(stage: OnDiscord) -> None:
    crowd = Crowd(stage.discord)
    async with stage.bot():
        await stage.until(lambda: stage.discord.world.commands)
        await crowd.use(0)
        crowd.backlog(3_000)
        await asyncio.gather(crowd.say(), *(crowd.use(number) for number in range(1, 9)))
        await stage.settled()
    assert max(one.acknowledged for one in crowd.asked) < LIMIT
    assert stage.read("select count(*) from log where kind = 'message'") == [(3_001,)]


async def test_a_command_is_deferred_while_the_engine_is_stuck_and_then_answered(stage: OnDiscord) -> None:
    crowd = Crowd(stage.discord)
    async with stage.bot() as running:
        await stage.until(lambda: stage.discord.world.commands)
        async with blocked(running):
            using = asyncio.create_task(crowd.use(0))
            await stage.until(lambda: crowd.asked and crowd.asked[0].made.kind)
            assert not using.done()
        asked = await using
    assert asked.made.kind == DEFER
    assert asked.acknowledged < LIMIT


async def test_a_form_opens_while_the_engine_is_stuck(
    stage: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_commands(monkeypatch, NOTE)
    crowd = Crowd(stage.discord)
    async with stage.bot() as running:
        await stage.until(lambda: stage.discord.world.commands)
        async with blocked(running):
            opened = await crowd.people[0].command(crowd.rooms[0], "note")
            await opened.spoken.wait()
            assert opened.kind == MODAL
        sent = await crowd.people[0].submit(opened, words="more tea")
        await sent.spoken.wait()
    assert "more tea" in str(stage.discord.said(crowd.rooms[0])[-1]["content"])
