"""The adapter with the real engine behind it, killed and started again in the middle of things."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from adapters.discord import DiscordAdapter, DiscordOptions
from bot.wiring import open_store, running
from engine.store.database import Store
from tests.adapters.discord.rig import Rig, at_once
from tests.fakes.discord import until
from tests.fakes.house import rows, value


@asynccontextmanager
async def bot(rig: Rig, folder: Path) -> AsyncIterator[Store]:
    store = open_store(f"sqlite:///{folder / 'whole.db'}")
    fake = rig.fake
    made: list[DiscordAdapter] = []
    options = DiscordOptions(fake.token, fake.api_url, fake.gateway_url)

    def platforms(queries, memory_of, clock):  # type: ignore[no-untyped-def]
        made.append(
            DiscordAdapter(
                options,
                queries=queries,
                memory=memory_of("discord"),
                clock=clock,
                ready_timeout=0.05,
                before_identify=at_once,
            )
        )
        return made

    async with running(store, platforms=platforms):
        await until(lambda: made and made[0].connected and fake.world.commands)
        yield store
    store.close()


def answers(rig: Rig) -> int:
    return sum("签到成功" in one["content"] for one in rig.fake.said(rig.general))


async def test_no_check_in_is_lost_or_counted_twice(rig: Rig, tmp_path: Path) -> None:
    carol = rig.fake.person("carol", rig.guild)
    rig.fake.gateway.copies = 2
    async with bot(rig, tmp_path):
        await rig.alice.say(rig.general, "签到")
        await until(lambda: answers(rig) == 1)
        rig.fake.gateway.abort()
        await rig.bob.say(rig.general, "签到")
        await until(lambda: answers(rig) == 2)
    await carol.say(rig.general, "签到")
    rig.memory.notes.clear()
    async with bot(rig, tmp_path) as store:
        await until(lambda: answers(rig) == 3)
        assert value(store, "select count(*) from log where kind = 'message'") == 3
        assert len(rows(store, "select distinct key from log")) == value(store, "select count(*) from log")
    assert answers(rig) == 3


async def test_a_command_in_the_first_session_is_answered_in_place(rig: Rig, tmp_path: Path) -> None:
    async with bot(rig, tmp_path):
        used = await rig.alice.command(rig.general, "help")
        await used.spoken.wait()
    assert used.kind == 4
