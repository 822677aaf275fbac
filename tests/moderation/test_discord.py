"""Moderation over Discord's wire, through the whole bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.stage import OnDiscord, on_discord
from tests.fakes.discord import Guild, Person, world

SPAM = "buy cheap followers now, only today at example dot com"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    async with on_discord(tmp_path) as stage:
        yield stage


class Server:
    """A server with ann, who moderates, and bob and kim, who do not."""

    def __init__(self, stage: OnDiscord, bot_permissions: int = world.EVERYTHING) -> None:
        self.stage, self.discord = stage, stage.discord
        self.guild: Guild = self.discord.guild(bot_permissions=bot_permissions)
        self.general = self.discord.channel(self.guild)
        self.ann, self.bob, self.kim = (
            self.discord.person(name, self.guild) for name in ("ann", "bob", "kim")
        )
        may = world.MODERATE | world.KICK | world.BAN | world.MANAGE_MESSAGES
        role = self.discord.world.new_role(self.guild, "Moderators", may, position=0)
        self.guild.members[self.ann.id]["roles"] = [role["id"]]

    async def ready(self, running: Any) -> None:
        await self.stage.until(lambda: running.adapters[0].connected)
        await self.stage.until(lambda: self.discord.world.commands)
        await self.say(self.ann, "good morning")

    async def say(self, who: Person, words: str, **more: Any) -> dict[str, Any]:
        said = await who.say(self.general, words, **more)
        await self.stage.until(lambda: self.stage.in_log(said))
        await self.stage.settled()
        return said

    async def use(self, who: Person, name: str, **options: Any) -> None:
        asked = await who.command(self.general, name, **options)
        await asked.spoken.wait()
        await self.stage.settled()


async def test_each_act_is_discords_own(stage: OnDiscord) -> None:
    server = Server(stage)
    ann, bob, guild = server.ann, server.bob, server.guild
    async with stage.bot() as running:
        await server.ready(running)
        said = await server.say(bob, SPAM)
        await server.use(ann, "mute", user=bob, length="2h", reason="noise")
        until = datetime.fromisoformat(guild.members[bob.id]["communication_disabled_until"])
        assert 6000 < until.timestamp() - stage.clock.now() / 1e6 <= 7200
        await server.use(ann, "unmute", user=bob)
        assert not guild.members[bob.id].get("communication_disabled_until")
        await server.use(ann, "mute", user=bob, length="200d")
        until = datetime.fromisoformat(guild.members[bob.id]["communication_disabled_until"])
        assert until.timestamp() - stage.clock.now() / 1e6 < 28 * 86400, "Discord's longest; it is renewed"
        asked = await ann.menu(server.general, "Delete", said)
        await asked.spoken.wait()
        await stage.settled()
        assert said["id"] not in stage.discord.world.messages[server.general["id"]]
        await server.use(ann, "tban", user=bob, length="3d", reason="adverts")
        assert bob.id in guild.bans
        stage.clock.skip(3 * 86400 + 5)
        await stage.until(lambda: bob.id not in guild.bans)
    (banned,) = stage.discord.calls(r"PUT .*/bans/")
    assert banned.status == 204


async def test_a_missing_permission_is_named_to_who_asked(stage: OnDiscord) -> None:
    server = Server(stage, world.EVERYTHING & ~world.MODERATE & ~world.ADMINISTRATOR)
    async with stage.bot() as running:
        await server.ready(running)
        await server.say(server.bob, "hello")
        await server.use(server.ann, "mute", user=server.bob, length="2h")
        await stage.until(lambda: stage.read("select 1 from mod_case where state = 'failed'"))
        await stage.settled()
    words = [str(one["content"]) for one in stage.discord.said(server.general)]
    assert any("“Moderate Members”" in one and "lacks a permission" in one for one in words)
    assert not any("is muted" in one for one in words)


async def test_nobody_does_by_the_bot_what_discord_does_not_let_them_do(stage: OnDiscord) -> None:
    server = Server(stage)
    world_, guild = stage.discord.world, server.guild
    low = world_.new_role(guild, "Helpers", world.MODERATE, position=0)
    high = world_.new_role(guild, "Guests of honour", 0, position=0)
    low["position"], high["position"] = 1, 2
    guild.roles[guild.members[world_.bot["id"]]["roles"][0]]["position"] = 9
    guild.members[server.ann.id]["roles"] = [low["id"]]
    guild.members[server.kim.id]["roles"] = [high["id"]]
    async with stage.bot() as running:
        await server.ready(running)
        await server.say(server.bob, "hello")
        await server.say(server.kim, "hello too")
        for name, target in (("ban", server.bob), ("mute", server.kim), ("mute", server.bob)):
            await server.use(server.ann, name, user=target)
    assert guild.bans == {}
    assert not guild.members[server.kim.id].get("communication_disabled_until")
    assert guild.members[server.bob.id]["communication_disabled_until"]
    words = [str(one["content"]) for one in stage.discord.said(server.general)]
    assert any("ban\\_members" in one or "ban_members" in one for one in words)
    assert any("stands as high" in one for one in words)


async def test_a_report_from_the_menu_reaches_the_moderators_channel(stage: OnDiscord) -> None:
    server = Server(stage)
    staff = stage.discord.channel(server.guild, "staff")
    async with stage.bot(operator={"bot.language": "en", "moderation.reports_chat": "staff"}) as running:
        await server.ready(running)
        await server.ann.say(staff, "this is our room")
        said = await server.say(server.bob, SPAM)
        for who in (server.kim, stage.discord.person("lee", server.guild)):
            asked = await who.menu(server.general, "Report", said)
            await asked.spoken.wait()
            await stage.settled()
        (card,) = stage.discord.said(staff)
        assert "2 members reported" in card["content"]
        pressed = await server.ann.press(card, "🗑 Delete")
        await pressed.spoken.wait()
        await stage.settled()
        (card,) = stage.discord.said(staff)
    assert "dealt with: message deleted" in card["content"]
    assert said["id"] not in stage.discord.world.messages[server.general["id"]]
    public = [str(one["content"]) for one in stage.discord.said(server.general, hidden=False)]
    assert not any("kim" in one or "Report" in one for one in public)


async def test_who_may_not_moderate_gets_nothing_done(stage: OnDiscord) -> None:
    server = Server(stage)
    async with stage.bot() as running:
        await server.ready(running)
        await server.say(server.bob, "hello")
        await server.use(server.kim, "ban", user=server.bob)
        owner = stage.discord.person_of(stage.discord.world.owner)
        await server.use(server.ann, "ban", user=owner)
        await server.use(server.ann, "ban", user=stage.discord.person_of(stage.discord.world.bot))
    assert server.guild.bans == {}
    assert stage.read("select count(*) from mod_case") == [(0,)]
