from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import pytest

from engine.contract.events import ChatRef, Edited, Joined, Message, Rights
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import until
from tests.fakes.discord.gateway import CONTENT, MEMBERS, PRIVILEGED
from tests.fakes.discord.world import MANAGE_MESSAGES


@pytest.mark.parametrize(
    ("granted", "missing"),
    [
        (MEMBERS, ["discord-intent-content"]),
        (CONTENT, ["discord-intent-members"]),
        (0, ["discord-intent-content", "discord-intent-members"]),
    ],
)
async def test_refused_intents_are_given_up_and_named(
    rig: Rig, granted: int, missing: list[str], told: list[MutableMapping[str, Any]]
) -> None:
    rig.fake.gateway.granted = granted
    async with rig.running() as adapter:
        await rig.alice.say(rig.general, f"hello <@{rig.fake.world.bot['id']}>")
        await until(lambda: rig.stream.of(Message))
        found = {one.key: one.level for one in await adapter.inspect()}
    assert [key for key in found if "intent" in key] == missing
    assert [one["missing"] for one in told if "intents" in one["event"]] == [missing]
    assert len(rig.fake.gateway.identified) == 2


async def test_without_content_what_is_addressed_to_the_bot_is_still_read(rig: Rig) -> None:
    rig.fake.gateway.granted = PRIVILEGED & ~CONTENT
    async with rig.running():
        said = await rig.alice.say(rig.general, "secret")
        await rig.alice.edit(said, "more secret")
        await rig.alice.direct("in private")
        await rig.heard("", "in private")
    assert rig.stream.of(Edited) == []


async def test_without_members_roles_are_seen_when_somebody_speaks(rig: Rig) -> None:
    rig.fake.gateway.granted = PRIVILEGED & ~MEMBERS
    helper = rig.fake.world.new_role(rig.guild, "Helper", MANAGE_MESSAGES)
    rig.guild.members[rig.alice.id]["roles"] = [helper["id"]]
    async with rig.running():
        await until(lambda: rig.stream.of(Rights))
        await rig.alice.say(rig.general, "hello")
        await rig.heard("hello")
        rig.guild.members[rig.alice.id]["roles"] = []
        await rig.alice.say(rig.general, "bye")
        await rig.heard("hello", "bye")
        await rig.fake.person("carol").join(rig.guild)
    ranks = [(one.people[0].id, one.body.role) for one in rig.stream.of(Rights)]
    assert ranks == [
        (rig.guild.data["owner_id"], "owner"),
        (rig.alice.id, "moderator"),
        (rig.alice.id, "member"),
    ]
    assert rig.stream.of(Joined) == []
    assert rig.stream.events[0].chat == ChatRef(
        rig.general["id"], "general", space=rig.guild.id, space_title="课堂"
    )
