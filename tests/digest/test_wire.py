"""Digests over the wire: links to the messages, and words taken out again where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.stage import Stage, on_discord, on_telegram

QUESTION = "How do I make docker build faster with a cache?"


def threads_read(stage: Stage, messages: int) -> bool:
    return stage.read("select count(*) from thread_message") == [(messages,)]


async def test_on_telegram_words_are_links_and_change_with_their_message(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as stage:
        telegram = stage.telegram
        room = telegram.group()
        ann, ben, cat = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "ben", "cat")))
        ann.rise(room, "creator")
        async with stage.bot():
            asked = ann.say(room, QUESTION)["message_id"]
            ben.say(room, "Copy the requirements first, then the code.", reply_to=asked)
            cat.say(room, "And use a mount for the pip cache.", reply_to=asked)
            await stage.settled()
            await stage.until(lambda: threads_read(stage, 3))
            ann.say(room, "/digest now")
            await stage.settled()
            (told,) = [call for call in telegram.calls("sendMessage") if "📰" in str(call.params["text"])]
            link = f"t.me/c/{str(room.id).removeprefix('-100')}/{asked}"
            assert f'{link}">{QUESTION}</a>' in str(told.params["text"])
            ann.edit(room, asked, "How do I speed docker build up?")
            await stage.until(lambda: telegram.calls("editMessageText"))
            await stage.settled()
        (again,) = telegram.calls("editMessageText")
        assert QUESTION not in str(again.params["text"])
        assert "How do I speed docker build up?</a>" in str(again.params["text"])


async def test_on_discord_words_go_with_their_message(tmp_path: Path) -> None:
    async with on_discord(tmp_path) as stage:
        discord = stage.discord
        guild = discord.guild()
        general = discord.channel(guild)
        people = [discord.person(name, guild) for name in ("ann", "ben", "cat")]
        owner = discord.person_of(discord.world.owner)
        async with stage.bot() as running:
            await stage.until(lambda: running.adapters[0].connected)
            words = (
                QUESTION,
                "Copy the requirements first, then the code.",
                "And use a mount for the pip cache.",
            )
            said: list[dict[str, Any]] = []
            for one, text in zip(people, words, strict=True):
                said.append(await one.say(general, text, reply_to=said[0] if said else None))
                await stage.until(lambda: stage.in_log(*said))
            await stage.until(lambda: threads_read(stage, 3))
            asked = await owner.command(general, "digest now")
            await asked.spoken.wait()
            await stage.settled()
            told = [str(one) for one in discord.said(general) if "📰" in str(one)]
            link = f"https://discord.com/channels/{guild.id}/{general['id']}/{said[0]['id']}"
            assert any(f"[{QUESTION}]({link})" in one for one in told)
            await people[0].delete(said[0])
            await stage.until(lambda: discord.calls(r"PATCH .*/messages/\d+$"))
            await stage.settled()
        left = [str(one) for one in discord.said(general) if "📰" in str(one)]
        assert len(left) == len(told)
        assert not any(QUESTION in one for one in left)
