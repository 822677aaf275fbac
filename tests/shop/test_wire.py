"""A role and a tag that the bot has no right to give, over the wire: the real libraries above fakes of the platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.stage import OnDiscord, OnTelegram, Stage, on_discord, on_telegram
from tests.fakes.telegram.server import BOT

AWAKE = {"bot.language": "en", "bot.quiet_from": 0, "bot.quiet_to": 0}


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    async with on_discord(tmp_path) as stage:
        yield stage


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    async with on_telegram(tmp_path, speed=100) as stage:
        yield stage


async def ended(stage: Stage, state: str) -> None:
    """Wait until an order is in a state."""
    await stage.until(lambda: stage.read(f"select 1 from shop_order where state = '{state}'"))


async def test_on_discord_a_role_above_the_bot_costs_nothing_and_one_below_is_given(
    discord: OnDiscord,
) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general = fake.channel(guild)
    owner, ann = fake.person_of(fake.world.owner), fake.person("ann", guild)
    own = next(one["id"] for one in guild.roles.values() if one["name"] == "Qunban")
    fake.world.change_role(guild, own, {"position": 10})
    high = fake.world.new_role(guild, "Mentor")["id"]
    low = fake.world.new_role(guild, "Owl", position=2)["id"]
    async with stage.bot(operator=AWAKE) as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        await ann.say(general, "hello everyone, I am new to all of this")
        await stage.settled()
        for line in (
            f"/shop add Mentor price:30 role:<@&{high}>",
            f"/shop add Owl price:20 role:<@&{low}>",
            f"/points add <@{ann.id}> 100",
        ):
            await owner.say(general, line)
            await stage.settled()
        await stage.until(lambda: stage.read("select 1 from wallet where coins = 100"))
        for item, price, state in (("Mentor", 30, "failed"), ("Owl", 20, "done")):
            asked = await ann.command(general, "redeem", item=item)
            await asked.spoken.wait()
            await stage.settled()
            assert asked.private
            pressed = await ann.press(fake.said(general)[-1], f"Buy ({price} coins)")
            await pressed.spoken.wait()
            await ended(stage, state)
            await stage.settled()
        assert low in guild.members[ann.id]["roles"]
        assert high not in guild.members[ann.id]["roles"]
        told = str(fake.said(fake.world.direct(ann.id)))
        assert "I lack the right to manage roles" in told
        assert "Your 30 coins are back" in told
        assert "“Owl” is yours" in told
        everywhere = str(fake.said(general))
        assert "Manage Roles" in everywhere
        assert "Mentor" in everywhere
    assert stage.read("select coins from wallet where xp > 0 and coins > 0") == [(80,)]


async def test_on_telegram_a_tag_without_the_right_costs_nothing_and_with_it_is_shown(
    telegram: OnTelegram,
) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group()
    owner, ann = (stage.person(name, 500 + n) for n, name in enumerate(("owner", "ann")))
    owner.rise(room, "creator")
    async with stage.bot(operator=AWAKE):
        ann.say(room, "hello everyone, I am new to all of this")
        await stage.settled()
        desk, private = owner.open(), ann.open()
        owner.say(desk, "/help")
        await stage.settled()
        for line in ("/shop add Hero price:30 tag:hero", "/points add @ann 100"):
            owner.say(room, line)
            await stage.settled()
            stage.clock.skip(5)
        for allowed, state in ((False, "failed"), (True, "done")):
            room.group.members[BOT["id"]]["can_manage_tags"] = allowed
            ann.say(room, "/redeem hero")
            await stage.settled()
            number = max(n for n, one in private.group.messages.items() if "Buy “Hero”" in str(one))
            ann.press(private, number, "Buy (30 coins)")
            await ended(stage, state)
            await stage.settled()
            stage.clock.skip(5)
        assert room.group.tags[ann.id] == "hero"
        told = str(stage.said(private))
        assert "I lack the right to manage members" in told
        assert "Your 30 coins are back" in told
        assert "“Hero” is yours" in told
        assert "can_manage_tags" in str(stage.said(desk))
    assert stage.read("select coins from wallet where coins > 0") == [(70,)]
