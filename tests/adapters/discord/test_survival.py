"""Every way in which discord.py dies, and every fault of the line: nothing is lost, nothing is counted twice."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from engine.contract.errors import ConfigError
from engine.contract.events import Message, Reaction
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import FakeDiscord, until


async def _malformed_ready(fake: FakeDiscord) -> None:
    await fake.gateway.dispatch("READY", {"v": 10})


async def _not_json(fake: FakeDiscord) -> None:
    await fake.gateway.raw("{not json")


async def _no_hello(fake: FakeDiscord) -> None:
    await fake.gateway.raw('{"op": 10, "d": null}')


async def _going_away(fake: FakeDiscord) -> None:
    await fake.gateway.close(1001)


async def _unknown_error(fake: FakeDiscord) -> None:
    await fake.gateway.close(4000)


async def _sharding(fake: FakeDiscord) -> None:
    await fake.gateway.close(4011)


async def _clean(fake: FakeDiscord) -> None:
    await fake.gateway.close(1000)


async def _abort(fake: FakeDiscord) -> None:
    fake.gateway.abort()


async def _reconnect(fake: FakeDiscord) -> None:
    await fake.gateway.reconnect()


async def _invalid(fake: FakeDiscord) -> None:
    await fake.gateway.invalidate()


async def _invalid_resumable(fake: FakeDiscord) -> None:
    await fake.gateway.invalidate(resumable=True)


DEATHS = [
    _malformed_ready,
    _not_json,
    _no_hello,
    _going_away,
    _unknown_error,
    _sharding,
    _clean,
    _abort,
    _reconnect,
    _invalid,
    _invalid_resumable,
]


@pytest.mark.parametrize("death", DEATHS, ids=lambda death: death.__name__.lstrip("_"))
async def test_the_bot_hears_again(rig: Rig, death: Any) -> None:
    async with rig.running() as adapter:
        await rig.alice.say(rig.general, "before")
        await rig.heard("before")
        before = rig.fake.gateway.resumed, len(rig.fake.gateway.identified)
        await death(rig.fake)
        await rig.alice.say(rig.general, "meanwhile")
        await until(lambda: (rig.fake.gateway.resumed, len(rig.fake.gateway.identified)) != before)
        await until(lambda: adapter.connected)
        await rig.alice.say(rig.general, "after")
        await rig.heard("before", "meanwhile", "after")


@pytest.mark.parametrize(
    ("event", "data"),
    [
        ("MESSAGE_CREATE", {}),
        ("MESSAGE_CREATE", None),
        ("MESSAGE_CREATE", {"author": {"id": "1"}, "channel_id": "x", "guild_id": "y"}),
        ("MESSAGE_REACTION_ADD", {"emoji": None}),
        ("GUILD_MEMBER_ADD", {"guild_id": "nonsense"}),
        ("GUILD_CREATE", {"id": "12", "channels": [{"type": 0}]}),
        ("VOICE_STATE_UPDATE", "?"),
        ("CHANNEL_UPDATE", {"id": []}),
        ("INTERACTION_CREATE", {"type": 2}),
        ("SOMETHING_NEW", {"x": 1}),
    ],
)
async def test_a_malformed_dispatch_ends_nothing(rig: Rig, event: str, data: Any) -> None:
    async with rig.running() as adapter:
        await rig.fake.gateway.dispatch(event, data)
        await rig.alice.say(rig.general, "still there")
        await rig.heard("still there")
        assert adapter.connected
    assert len(rig.fake.gateway.identified) == 1


async def test_reactions_of_a_short_break_are_told_again(rig: Rig) -> None:
    async with rig.running():
        said = await rig.alice.say(rig.general, "good?")
        await rig.heard("good?")
        rig.fake.gateway.abort()
        await rig.bob.react(said, "👍")
        await until(lambda: rig.stream.of(Reaction))


async def test_the_first_connection_to_the_gateway_may_fail(rig: Rig) -> None:
    rig.fake.gateway.refuse = 2
    async with rig.running():
        await rig.alice.say(rig.general, "hello")
        await rig.heard("hello")


async def test_a_long_silence_is_not_left_to_the_librarys_growing_pauses(rig: Rig) -> None:
    async with rig.running(patience=0.2) as adapter:
        rig.fake.gateway.refuse = 3
        rig.fake.gateway.abort()
        await rig.alice.say(rig.general, "anyone?")
        await until(lambda: not rig.fake.gateway.refuse and adapter.connected)
        await rig.alice.say(rig.general, "hello")
        await rig.heard("hello")


@pytest.mark.parametrize("kind", ["drop", "503", "429", "banned"])
@pytest.mark.parametrize("route", ["GET /users/@me$", "GET /oauth2", "GET /gateway/bot"])
async def test_the_login_may_fail(rig: Rig, route: str, kind: Any) -> None:
    rig.fake.faults.arm(route, kind, times=2)  # aiohttp itself tries a dropped GET again
    async with rig.running():
        await rig.alice.say(rig.general, "hello")
        await rig.heard("hello")


async def test_a_wrong_token_is_an_error_for_good(rig: Rig) -> None:
    with pytest.raises(ConfigError, match="token"):
        await rig.adapter(token="nonsense").run(rig.stream)


async def test_a_token_taken_back_is_an_error_for_good(rig: Rig) -> None:
    adapter = rig.adapter()
    task = asyncio.create_task(adapter.run(rig.stream))
    await until(lambda: adapter.connected)
    await rig.fake.gateway.close(4004)
    with pytest.raises(ConfigError, match="token"):
        await task
    assert not adapter.connected


async def test_stopping_leaves_nothing_behind(rig: Rig) -> None:
    tasks = asyncio.all_tasks()
    async with rig.running():
        await rig.alice.say(rig.general, "hello")
        await rig.heard("hello")
    await until(lambda: not rig.fake.gateway.connected)
    left = {one for one in asyncio.all_tasks() - tasks if "adapters" in repr(one) or "discord" in repr(one)}
    assert {one for one in left if "tests" not in repr(one)} == set()


async def test_the_same_told_twice_is_one_event(rig: Rig) -> None:
    rig.fake.gateway.copies = 2
    async with rig.running():
        said = await rig.alice.say(rig.general, "once")
        await rig.bob.react(said, "👍")
        await rig.alice.say(rig.general, "end")
        await rig.heard("once", "end")
        await rig.alice.direct("last")
        await rig.heard("last")
    assert len(rig.stream.of(Message)) == 3
    assert len(rig.stream.of(Reaction)) == 1


async def test_another_order_loses_nothing(rig: Rig) -> None:
    async with rig.running():
        rig.fake.gateway.held = True
        for number in range(20):
            said = await rig.alice.say(rig.general, str(number))
            await rig.bob.react(said, "👍")
        await rig.fake.gateway.release(seed=7)
        await until(lambda: len(rig.stream.of(Message)) == 20 and len(rig.stream.of(Reaction)) == 20)


async def test_a_log_that_is_away_loses_nothing(rig: Rig) -> None:
    async with rig.running():
        rig.stream.down = True
        for number in range(50):
            await rig.alice.say(rig.general, str(number))
        await until(lambda: rig.stream.refused)
        rig.stream.down = False
        await rig.heard(*map(str, range(50)))


async def test_one_event_that_cannot_be_stored_does_not_stop_the_others(rig: Rig) -> None:
    async with rig.running():
        rig.stream.down = True
        said = [await rig.alice.say(rig.general, text) for text in "abc"]
        rig.stream.poison = said[1]["id"]
        await until(lambda: rig.stream.refused)
        rig.stream.down = False
        await rig.heard("a", "c")


async def test_killed_while_the_log_is_away_it_reads_everything_again(rig: Rig) -> None:
    async with rig.running():
        await rig.alice.say(rig.general, "before")
        await rig.heard("before")
    adapter = rig.adapter()
    task = asyncio.create_task(adapter.run(rig.stream))
    await until(lambda: adapter.connected)
    rig.stream.down = True
    for number in range(20):
        await rig.alice.say(rig.general, str(number))
    await until(lambda: rig.stream.refused)
    task.cancel()
    notes = dict(rig.memory.notes)
    rig.stream.down = False
    await asyncio.gather(task, return_exceptions=True)
    rig.memory.notes = notes
    async with rig.running():
        await until(lambda: len(rig.stream.of(Message)) == 21)
    assert rig.stream.texts == ["before", *map(str, range(20))]


async def test_two_shards_are_one_bot() -> None:
    async with FakeDiscord(shards=2) as fake:
        guilds = [fake.guild(f"server {number}") for number in range(4)]
        rig = Rig(fake, guilds[0], fake.channel(guilds[0]), fake.person("alice", *guilds), fake.person("bob"))
        async with rig.running() as adapter:
            assert adapter.client is not None
            assert len(adapter.client.shards) == 2
            for guild in guilds:
                channel = next(one for one in fake.world.channels.values() if one.get("guild_id") == guild.id)
                await rig.alice.say(channel, guild.data["name"])
            await until(lambda: len(rig.stream.of(Message)) == 4)
