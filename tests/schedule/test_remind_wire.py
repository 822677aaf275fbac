"""Reminders over the wire: the real libraries on platforms of our own."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.stage import on_discord, on_telegram


async def test_on_telegram_a_reminder_is_read_back_undone_and_comes(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as stage:
        telegram = stage.telegram
        ann = telegram.person(500, "ann", username="ann")
        room = ann.open()

        async def settled() -> None:
            await stage.until(lambda: not telegram.pending())
            await stage.settled()

        async with stage.bot():
            ann.say(room, "/start")
            ann.say(room, "/remind in 5 min tea")
            ann.say(room, "/remind tomorrow 9am homework")
            await settled()
            noted = next(
                n for n, one in room.group.messages.items() if "homework" in str(one) and "⏰" in str(one)
            )
            ann.press(room, noted, "Undo")
            await settled()
            assert "All right, no reminder" in str(room.group.messages[noted])
            stage.clock.skip(301)
            await stage.until(lambda: any("⏰ tea" in one for one in telegram.said(room)))
            stage.clock.skip(2 * 86_400)
            await settled()
        assert sum("homework" in one and "Noted" not in one for one in telegram.said(room)) == 0


async def test_on_discord_a_reminder_is_a_slash_command_and_comes_in_private(tmp_path: Path) -> None:
    async with on_discord(tmp_path) as stage:
        discord = stage.discord
        guild = discord.guild()
        general = discord.channel(guild)
        owner = discord.person_of(discord.world.owner)
        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            await stage.until(lambda: any(one["name"] == "remind" for one in discord.world.commands))
            asked = await owner.command(general, "remind", line="in 5 min tea")
            await asked.spoken.wait()
            await stage.settled()
            noted = discord.said(general)[-1]
            assert "Noted (1): tea" in str(noted)
            assert noted.get("flags", 0) & 64
            listed = await owner.command(general, "reminders list")
            await listed.spoken.wait()
            stage.clock.skip(301)
            direct = discord.world.direct(str(owner.user["id"]))
            await stage.until(lambda: any("⏰ tea" in str(one) for one in discord.said(direct)))
            await stage.settled()
        assert sum("⏰ tea" in str(one) for one in discord.said(direct)) == 1
