"""The fake itself, where a mistake of its own could hide one of ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import discord
import pytest

from engine.contract.clock import MINUTE, SECOND, ManualClock
from tests.fakes.discord import FakeDiscord, pointed_at, until

START = 1_767_578_400_000_000


@pytest.fixture
async def client(fake: FakeDiscord) -> AsyncIterator[discord.Client]:
    client = discord.Client(intents=discord.Intents.all())
    with pointed_at(fake):
        await client.login(fake.token)
        yield client
        await client.close()


async def test_a_client_that_reads_the_headers_meets_no_limit(
    fake: FakeDiscord, client: discord.Client
) -> None:
    channel = client.get_partial_messageable(int(fake.channel(fake.guild())["id"]))
    fake.limits.on(say=(r"POST .*/messages$", 5, 0.2))
    await asyncio.gather(*(channel.send(str(number)) for number in range(15)))
    assert fake.limits.hit == 0
    assert len(fake.calls("POST .*/messages$")) == 15


async def test_the_limit_over_all_is_counted_and_told(fake: FakeDiscord, client: discord.Client) -> None:
    channel = client.get_partial_messageable(int(fake.channel(fake.guild())["id"]))
    fake.limits.on(overall=(10, 0.2))
    await asyncio.gather(*(channel.send(str(number)) for number in range(12)))
    assert fake.limits.hit_overall > 0
    assert len(fake.world.messages[str(channel.id)]) == 12


async def test_a_nonce_makes_one_message_of_two(fake: FakeDiscord, client: discord.Client) -> None:
    channel = client.get_partial_messageable(int(fake.channel(fake.guild())["id"]))
    fake.faults.arm("POST .*/messages$", "503", when="after")
    with pytest.raises(discord.DiscordServerError):
        await channel.send("once", nonce="n1")
    again = await channel.send("once", nonce="n1")
    assert list(fake.world.messages[str(channel.id)]) == [str(again.id)]


async def test_an_interaction_has_three_seconds_and_its_token_fifteen_minutes() -> None:
    clock = ManualClock(START)
    async with FakeDiscord(clock) as fake:
        guild = fake.guild()
        general, alice = fake.channel(guild), fake.person("alice", guild)
        fake.world.commands.append({"id": "1", "name": "x", "type": 1})
        late, used = await alice.command(general, "x"), await alice.command(general, "x")
        client = discord.Client(intents=discord.Intents.none())
        with pointed_at(fake):
            await client.login(fake.token)
            callback = {"type": 4, "data": {"content": "yes"}}
            path = "/interactions/{interaction}/{token}/callback"
            route = discord.http.Route("POST", path, interaction=used.id, token=used.token)
            await client.http.request(route, json=callback)
            clock.move_to(START + 4 * SECOND)
            route = discord.http.Route("POST", path, interaction=late.id, token=late.token)
            with pytest.raises(discord.NotFound):
                await client.http.request(route, json=callback)
            follow = discord.http.Route(
                "POST", "/webhooks/{app}/{token}", app=fake.world.bot["id"], token=used.token
            )
            await client.http.request(follow, json={"content": "more"})
            clock.move_to(START + 16 * MINUTE)
            with pytest.raises(discord.HTTPException, match="50027"):
                await client.http.request(follow, json={"content": "too late"})
            await client.close()


async def test_what_does_not_fit_the_specification_is_noted() -> None:
    async with FakeDiscord() as fake:
        general = fake.channel(fake.guild())
        client = discord.Client(intents=discord.Intents.none())
        with pointed_at(fake):
            await client.login(fake.token)
            route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=general["id"])
            await client.http.request(route, json={"content": ["not", "a", "text"]})
            await client.close()
        assert any("request POST /channels" in one for one in fake.violations)


async def test_a_channel_that_the_bot_cannot_see_is_silent(fake: FakeDiscord) -> None:
    guild = fake.guild(bot_permissions=0)
    general, alice = fake.channel(guild), fake.person("alice", guild)
    hidden = fake.channel(guild, "hidden")
    deny = {"id": guild.id, "type": 0, "allow": "0", "deny": str(1 << 10)}
    hidden["permission_overwrites"] = [deny]
    heard: list[str] = []
    client = discord.Client(intents=discord.Intents.all(), guild_ready_timeout=0.05)

    async def on_message(message: discord.Message) -> None:
        heard.append(message.content)

    client.event(on_message)
    with pointed_at(fake):
        task = asyncio.create_task(client.start(fake.token))
        await until(lambda: fake.gateway.connected)
        await alice.say(hidden, "secret")
        await alice.say(general, "open")
        await until(lambda: heard)
        await client.close()
        await asyncio.gather(task, return_exceptions=True)
    assert heard == ["open"]
