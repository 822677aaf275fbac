"""The first hour of a community, on both platforms: looked over, joined, invited, rewarded."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from bot.wiring import Running, open_store
from engine.points.rules import level_total
from engine.store.database import Store
from tests.e2e.stage import Stage
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord import Person as Account
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.world import RIGHTS, standing


class Both(Stage):
    """A group on Telegram whose owner is ann, and a server on Discord; ann has opened her chat with the bot."""

    def __init__(self, store: Store, clock: FastClock, telegram: FakeTelegram, discord: FakeDiscord) -> None:
        super().__init__(store, clock, telegram=telegram, discord=discord)
        self.telegram, self.discord = telegram, discord
        self.room: Room = telegram.group()
        self.ann: Person = telegram.person(500, "ann", username="ann")
        self.ann.rise(self.room, "creator")
        self.guild = discord.guild()
        self.general = discord.channel(self.guild)
        self.owner: Account = discord.person_of(discord.world.owner)
        self.bob: Account = discord.person("bob", self.guild)

    async def ready(self, running: Running) -> None:
        """Wait until both platforms are heard and know the commands."""
        await self.until(lambda: all(one.connected for one in running.adapters))
        await self.until(lambda: self.discord.world.commands)
        self.ann.say(self.ann.open(), "/start")
        await self.settled()

    async def use(self, who: Account, name: str, **options: Any) -> str:
        """Use a slash command and return what it came to say, in the end."""
        used = await who.command(self.general, name, **options)
        await used.spoken.wait()
        await self.settled()
        return str(self.discord.world.messages[used.channel][used.original]["content"])

    def last(self, room: Room) -> str:
        """Return what the bot said last in a room."""
        return self.telegram.said(room)[-1]

    def direct(self, who: Account) -> list[str]:
        """Return what the bot has told somebody on Discord in private."""
        return [str(one["content"]) for one in self.discord.said(self.discord.world.direct(who.id))]


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[Both]:
    clock = FastClock()
    store = open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeTelegram(now=clock.seconds) as telegram, FakeDiscord(clock) as discord:
        telegram.date = formatdate(clock.seconds(), usegmt=True)
        discord.rest.date = lambda: formatdate(clock.seconds(), usegmt=True)
        yield Both(store, clock, telegram, discord)
        assert telegram.complaints == []
        assert discord.violations == []
    store.close()


async def test_setup_says_what_is_lacking_and_then_that_nothing_is(both: Both) -> None:
    telegram, bot = both.telegram, both.telegram.world.bot
    telegram.methods.privacy = True
    both.room.group.members[bot["id"]] = standing(bot, "member")
    for role in both.guild.roles.values():
        role["permissions"] = "68608"  # to read and to write, no more
    async with both.bot() as running:
        await both.ready(running)
        both.ann.say(both.room, "/setup@qunban_bot")
        await both.settled()
        said = both.last(both.room)
        assert "Privacy mode is on" in said
        assert "I am no administrator here" in said
        assert said.count("→") >= 2, "every finding has its way out"
        told = await both.use(both.owner, "setup check")
        assert "I lack “Manage Roles” in #general" in told
        # The operator mends it all, and asks again by the button.
        telegram.methods.privacy = False
        both.room.group.members[bot["id"]] = standing(bot, "administrator", **dict.fromkeys(RIGHTS, True))
        number = max(n for n, one in both.room.group.messages.items() if "reply_markup" in one)
        both.ann.press(both.room, number, "Check again")
        await both.settled()
        assert "I lack nothing here" in both.last(both.room)


async def test_setup_on_a_server_that_gave_the_bot_everything(both: Both) -> None:
    async with both.bot() as running:
        await both.ready(running)
        assert "I lack nothing here" in await both.use(both.owner, "setup check")


async def test_members_have_links_of_their_own_on_both_platforms_and_who_came_by_one_is_known(
    both: Both,
) -> None:
    async with both.bot() as running:
        await both.ready(running)
        both.ann.say(both.room, "/invite")
        await both.settled()
        link = _link(both.last(both.ann.open()))
        eve = both.telegram.person(600, "eve", username="eve")
        eve.join(both.room, link)
        await both.use(both.bob, "invite show")
        await both.until(lambda: both.direct(both.bob))
        invite = _link(both.direct(both.bob)[-1])
        zoe = both.discord.person("zoe")
        await zoe.join(both.guild, invite.rpartition("/")[2])
        await both.until(lambda: len(both.read("select * from arrival")) == 2)
        await both.settled()
        both.ann.say(both.room, "/referredby @eve")
        await both.settled()
        assert "ann" in both.last(both.ann.open())
        assert both.bob.at in await both.use(both.owner, "referredby", user=zoe)


async def test_a_level_brings_a_role_on_discord_and_a_tag_on_telegram(both: Both) -> None:
    for role in both.guild.roles.values():
        if role["name"] == "Qunban":
            both.discord.world.change_role(both.guild, role["id"], {"position": 10})
    role = both.discord.world.new_role(both.guild, "Lv 2", position=2)
    tom = both.telegram.person(601, "tom", username="tom")
    amount = level_total(2)
    async with both.bot() as running:
        await both.ready(running)
        await both.use(both.owner, "rewardrole add", level=2, role=f"<@&{role['id']}>")
        await both.use(both.bob, "checkin")
        await both.use(both.owner, "points add", user=both.bob, amount=amount)
        await both.until(lambda: role["id"] in both.guild.members[both.bob.id]["roles"])
        await both.use(both.owner, "points remove", user=both.bob, amount=amount)
        await both.until(lambda: role["id"] not in both.guild.members[both.bob.id]["roles"])
        both.ann.say(both.room, "/rewardrole add 2 tag:学徒")
        tom.join(both.room)
        tom.say(both.room, "签到")
        await both.settled()
        both.ann.say(both.room, f"/points add @tom {amount}")
        await both.settled()
        assert [one.params["tag"] for one in both.telegram.calls("setChatMemberTag")] == ["学徒"]


def _link(said: str) -> str:
    found = re.search(r"https://\S+", said)
    assert found is not None, said
    return found[0]
