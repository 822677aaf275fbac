"""The same adapter under simcord, a model of Discord that others wrote: their reading against ours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

import simcord

from adapters.discord import commands
from adapters.discord.client import Client
from adapters.discord.interactions import Interactions
from adapters.discord.options import DiscordOptions
from adapters.discord.reception import Reception
from adapters.discord.send import Speaker
from engine.contract.clock import SystemClock
from engine.contract.commands import CommandSpec, Param
from engine.contract.events import (
    Body,
    Command,
    Deleted,
    Edited,
    Incoming,
    Joined,
    Message,
    Reaction,
    Voice,
)
from engine.contract.ports import Delivery
from engine.contract.replies import Reply, Text
from tests.adapters.discord.rig import FakeMemory, FakeQueries, MoodyStream

SPECS = [
    CommandSpec(
        name="echo",
        run=lambda *_: None,
        help={"zh": "说一遍", "en": "Say it again"},
        params=(Param(name="text", kind="rest", required=True, help={"zh": "文字", "en": "text"}),),
        private=True,
    )
]


class SimulatedClient(Client):
    """simcord feeds the parsers itself: there is no socket that could number the dispatches."""

    _numbers = count()

    def update(self, data: Any) -> str:
        return f"sim:{next(self._numbers)}"


@dataclass
class World:
    env: Any
    stream: MoodyStream
    speaker: Speaker
    channel: Any
    guild: Any
    alice: Any

    async def seen(self, kind: type[Body]) -> list[Any]:
        await self.env.settle()
        return self.stream.of(kind)


@asynccontextmanager
async def world() -> AsyncIterator[World]:
    client = SimulatedClient(DiscordOptions("unused"), ready_timeout=0.05)
    queries, memory, clock = FakeQueries(), FakeMemory(), SystemClock()
    queries.specs = SPECS
    stream = MoodyStream()
    reception = Reception(client, queries=queries, memory=memory, clock=clock)
    speaker = Speaker(client, memory=memory, clock=clock, queries=queries)
    interactions = Interactions(queries=queries, memory=memory, clock=clock, speaker=speaker)

    async def append(events: Any) -> None:
        await reception.inbox.append(events)
        for event in events:
            if isinstance(event.body, Command):
                await _echo(speaker, event)

    client.interacted = lambda interaction: interactions.handle(interaction, append)
    await reception.start(stream)
    try:
        async with simcord.run(client, shard_count=1) as env:
            guild = env.create_guild("课堂")
            channel = guild.create_text_channel("general")
            alice = guild.add_member(env.create_user("alice"))
            await env.settle()
            await commands.sync(client, queries, memory)
            yield World(env, stream, speaker, channel, guild, alice)
    finally:
        await reception.stop()


async def _echo(speaker: Speaker, event: Incoming) -> None:
    assert isinstance(event.body, Command)
    reply = Reply(
        chat=1,
        parts=(Text(event.body.args["text"]),),
        actor=7,
        private=True,
        interaction=event.body.interaction,
    )
    people = {7: event.people[0]}
    await speaker.send(
        Delivery(
            key="e:f:0", platform="discord", chat=event.chat, language="zh-CN", reply=reply, people=people
        )
    )


async def test_words_edits_reactions_and_deletions() -> None:
    async with world() as there:
        said = await there.alice.send(there.channel, "你好")
        await there.alice.react(said, "👍")
        await there.alice.unreact(said, "👍")
        await there.alice.edit(said, "你好！")
        await there.alice.delete(said)
        await there.env.settle()
        (message,) = await there.seen(Message)
        assert message.unique == str(said.id)
        assert message.chat.space == str(there.guild.id)
        assert [one.body.added for one in await there.seen(Reaction)] == [True, False]
        assert [one.body.text for one in await there.seen(Edited)] == ["你好！"]
        assert [one.body.message for one in await there.seen(Deleted)] == [str(said.id)]


async def test_a_private_word() -> None:
    async with world() as there:
        await there.alice.send_dm("psst")
        (message,) = await there.seen(Message)
        assert message.chat.private
        assert message.chat.id == str(there.alice.id)


async def test_a_command_is_answered_for_its_asker_alone() -> None:
    async with world() as there:
        used = await there.alice.slash(there.channel, "echo", text="again")
        assert used.acknowledged
        assert used.ephemeral
        assert used.response is not None
        assert "again" in used.response.content


async def test_people_come_and_sit() -> None:
    async with world() as there:
        lounge = there.guild.create_voice_channel("Lounge")
        await there.alice.join_voice(lounge)
        await there.alice.leave_voice()
        there.guild.add_member(there.env.create_user("bob"))
        await there.env.settle()
        moves = [(one.body.room, one.body.present) for one in await there.seen(Voice)]
        assert moves == [(str(lounge.id), True), (str(lounge.id), False)]
        assert [one.people[0].handle for one in await there.seen(Joined)] == ["alice", "bob"]
