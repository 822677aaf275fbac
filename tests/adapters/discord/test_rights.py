from __future__ import annotations

import asyncio

import pytest

from engine.contract.commands import CommandSpec
from engine.contract.events import Command, Left, Message, Rights, Role
from tests.adapters.discord.rig import Rig
from tests.fakes.discord import until
from tests.fakes.discord.world import KICK, MANAGE_GUILD


def ranks(rig: Rig) -> list[tuple[str, str]]:
    return [(one.people[0].handle or one.people[0].id, one.body.role) for one in rig.stream.of(Rights)]


async def test_the_staff_is_known_from_the_start(rig: Rig) -> None:
    admins = rig.fake.world.new_role(rig.guild, "Admins", MANAGE_GUILD)
    helpers = rig.fake.world.new_role(rig.guild, "Helpers", KICK)
    rig.guild.members[rig.alice.id]["roles"] = [admins["id"], helpers["id"]]
    rig.guild.members[rig.bob.id]["roles"] = [helpers["id"]]
    async with rig.running():
        await until(lambda: len(ranks(rig)) == 3)
    assert dict(ranks(rig)) == {"maintainer": "owner", "alice": "admin", "bob": "moderator"}


async def test_who_is_staff_no_more_is_told(rig: Rig) -> None:
    rig.queries.known = {rig.guild.data["owner_id"]: "owner", rig.bob.id: "admin", "99": "moderator"}
    async with rig.running():
        await until(lambda: len(ranks(rig)) == 2)
    assert dict(ranks(rig)) == {rig.bob.id: "member", "99": "member"}


async def test_a_changed_role_changes_all_who_have_it(rig: Rig) -> None:
    helpers = rig.fake.world.new_role(rig.guild, "Helpers")
    async with rig.running():
        await until(lambda: ranks(rig))
        await rig.alice.roles(rig.guild, helpers)
        rig.fake.world.change_role(rig.guild, helpers["id"], {"permissions": str(KICK)})
        await rig.fake.settle()
        await until(lambda: len(ranks(rig)) == 2)
        await rig.bob.roles(rig.guild, helpers)
        await until(lambda: len(ranks(rig)) == 3)
        rig.fake.world.change_role(rig.guild, helpers["id"], {"permissions": "0"})
        await rig.fake.settle()
        await until(lambda: len(ranks(rig)) == 5)
    assert ranks(rig)[1:3] == [("alice", "moderator"), ("bob", "moderator")]
    assert {role for _, role in ranks(rig)[3:]} == {"member"}


async def test_a_role_that_changes_nobodys_standing_asks_nothing(rig: Rig) -> None:
    level = rig.fake.world.new_role(rig.guild, "Level 5")
    async with rig.running():
        await until(lambda: ranks(rig))
        for number in range(5):
            rig.fake.world.change_role(rig.guild, level["id"], {"name": f"Level {number}"})
        await rig.alice.say(rig.general, "end")
        await rig.heard("end")
    assert len(rig.fake.calls("GET /guilds/.*/members")) == 1


async def test_a_new_owner_is_owner(rig: Rig) -> None:
    async with rig.running():
        await until(lambda: ranks(rig))
        rig.guild.data["owner_id"] = rig.alice.id
        told = rig.fake.world.guild_create(rig.guild)
        rig.fake.world.emit("GUILD_UPDATE", told, rig.guild.id, "")
        await rig.fake.settle()
        await until(lambda: len(ranks(rig)) == 3)
    assert dict(ranks(rig)) == {
        "maintainer": "owner",
        "alice": "owner",
        rig.fake.world.owner["id"]: "member",
    }


async def test_who_leaves_is_staff_no_more(rig: Rig) -> None:
    helpers = rig.fake.world.new_role(rig.guild, "Helpers", KICK)
    async with rig.running():
        await until(lambda: ranks(rig))
        await rig.alice.roles(rig.guild, helpers)
        await rig.alice.leave(rig.guild)
        await until(lambda: len(ranks(rig)) == 3)
    assert ranks(rig)[1:] == [("alice", "moderator"), ("alice", "member")]
    assert len(rig.stream.of(Left)) == 1


async def test_a_new_session_tells_nothing_twice(rig: Rig) -> None:
    async with rig.running():
        await until(lambda: ranks(rig))
        await rig.fake.gateway.invalidate()
        await until(lambda: len(rig.fake.gateway.identified) == 2)
        await until(lambda: len(rig.fake.calls("GET /guilds/.*/members")) == 2)
        await rig.alice.say(rig.general, "end")
        await rig.heard("end")
    assert ranks(rig) == [("maintainer", "owner")]


async def test_the_first_words_of_an_owner_come_after_who_they_are(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = asyncio.Event()

    async def slow(_platform: str, _chat: str) -> dict[str, Role]:
        await known.wait()
        return {}

    monkeypatch.setattr(rig.queries, "staff", slow)
    rig.queries.specs = [CommandSpec(name="setup", help={"zh": "设置", "en": "Set up"}, run=lambda *_: None)]
    owner = rig.fake.person_of(rig.fake.world.owner)
    guild = rig.fake.guild()
    room = rig.fake.channel(guild)
    async with rig.running():
        await owner.say(rig.general, "/setup")
        await rig.heard("/setup")
        await until(lambda: rig.fake.world.commands)
        await owner.command(room, "setup")
        await until(lambda: rig.stream.of(Command))
        known.set()
    told = [type(one.body) for one in rig.stream.events if isinstance(one.body, Rights | Message | Command)]
    assert told == [Rights, Message, Rights, Command]
    assert ranks(rig) == [("maintainer", "owner")] * 2
