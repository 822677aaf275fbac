"""A mood reaches both platforms as a picture with its words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.e2e.stage import on_discord, on_telegram
from tests.sentiment.world import PEOPLE


async def test_a_mood_is_a_photo_with_a_caption_on_telegram(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as stage:
        telegram = stage.telegram
        room = telegram.group()
        people = [stage.person(name, 500 + number) for number, name in enumerate(PEOPLE[:5])]
        async with stage.bot():
            for one in people:
                one.say(room, "[0.5] fine")
            await stage.settled()
            await stage.until(lambda: len(stage.read("select 1 from mood_message")) == 5)
            people[0].say(room, "/mood week")
            await stage.settled()
        (sent,) = telegram.calls("sendPhoto")
        assert "+0.50" in str(sent.params["caption"])


async def test_a_mood_is_an_attached_picture_on_discord(tmp_path: Path) -> None:
    async with on_discord(tmp_path) as stage:
        discord = stage.discord
        guild = discord.guild()
        general = discord.channel(guild)
        people = [discord.person(name, guild) for name in PEOPLE[:5]]
        async with stage.bot() as running:
            await stage.until(lambda: running.adapters[0].connected)
            for one in people:
                said = await one.say(general, "[0.5] fine")
                await stage.until(lambda said=said: stage.in_log(said))  # type: ignore[misc]
            await stage.until(lambda: len(stage.read("select 1 from mood_message")) == 5)
            await people[0].say(general, "/mood week")
            await stage.until(lambda: any(call.files for call in discord.calls(r"POST .*/messages$")))
            await stage.settled()
        (sent,) = [call for call in discord.calls(r"POST .*/messages$") if call.files]
        assert "+0.50" in str(sent.body)
        ((_, picture),) = sent.files.items()
        with Image.open(BytesIO(picture)) as shown:
            assert shown.size == (1200, 675)
