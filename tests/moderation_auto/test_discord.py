"""The captcha over Discord's wire: who is timed out there cannot press a button, so nobody is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.moderation.auto.asking import PICTURES
from tests.e2e.stage import OnDiscord, on_discord

NAMES = (
    "cat",
    "dog",
    "panda",
    "frog",
    "pig",
    "chicken",
    "fish",
    "bee",
    "apple",
    "banana",
    "grapes",
    "watermelon",
)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    async with on_discord(tmp_path) as stage:
        yield stage


async def test_a_captcha_on_discord_leaves_the_voice_that_pressing_needs(stage: OnDiscord) -> None:
    discord = stage.discord
    guild = discord.guild()
    general = discord.channel(guild)
    ann, eve, dan = discord.person("ann", guild), discord.person("eve"), discord.person("dan")
    operator = {"bot.language": "en", "moderation.captcha": "on", "moderation.captcha_time": 240_000_000}
    async with stage.bot(operator=operator) as running:
        await stage.until(lambda: running.adapters[0].connected)
        said = await ann.say(general, "good morning")
        await stage.until(lambda: stage.in_log(said))
        await stage.settled()
        for who in (eve, dan):
            await who.join(guild)
        await stage.until(lambda: len(stage.read("select 1 from mod_challenge")) == 2)
        await stage.settled()
        assert not any(guild.members[one.id].get("communication_disabled_until") for one in (eve, dan))
        written = [one for place in discord.world.messages.values() for one in place.values()]
        cards = [one for one in written if "press the" in str(one)]
        card = next(one for one in cards if eve.id in str(one))
        name = next(one for one in NAMES if f"press the {one} " in str(card))
        pressed = await eve.press(card, PICTURES[NAMES.index(name)])
        await pressed.spoken.wait()
        await stage.settled()
        stage.clock.skip(300)
        await stage.until(
            lambda: stage.read("select 1 from log where kind = 'timer' and key like '%captcha%'")
        )
        await stage.settled()
        assert dan.id in guild.members, "a clock that leaps looks like an outage: there is one more chance"
        stage.clock.skip(300)
        await stage.until(lambda: dan.id not in guild.members)
        await stage.settled()
    assert eve.id in guild.members
