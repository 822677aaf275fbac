"""Events over the wire: the real libraries on platforms of our own."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from bot.wiring import open_store
from tests.e2e.stage import Stage, on_discord
from tests.e2e.test_both import found
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram

SOON = 1.0
"""Seconds in which a press is answered, at the latest."""


async def test_one_event_on_both_platforms_is_one_card_each_edited_in_place(tmp_path: Path) -> None:
    clock = FastClock()
    store = open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeTelegram(now=clock.seconds) as telegram, FakeDiscord(clock) as discord:
        stage = Stage(store, clock, telegram=telegram, discord=discord)
        room = telegram.group()
        ann, bob = (telegram.person(500 + n, name, username=name) for n, name in enumerate(("ann", "bob")))
        ann.rise(room, "creator")
        guild = discord.guild()
        general = discord.channel(guild)
        owner = discord.person_of(discord.world.owner)
        dan = discord.person("dan", guild)

        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            ann.say(ann.open(), "/start")
            ann.say(room, "hello")
            await owner.say(general, "hello")
            await stage.settled()
            ann.say(room, "/community code")
            await stage.settled()
            asked = await owner.command(general, "community join", code=found(telegram.said(ann.open())[-1]))
            await asked.spoken.wait()
            await (await owner.press(discord.said(general)[-1], "Join")).spoken.wait()
            await stage.settled()
            ann.say(room, f"/event create fri 8pm Book club 2h max:2 in:{general['id']}")
            await stage.settled()
            card = next(
                n for n, one in room.group.messages.items() if "Book club · #1" in str(one.get("text"))
            )
            there = next(one for one in discord.said(general) if "Book club" in str(one))
            before = (len(telegram.said(room)), len(public(discord.said(general))))
            begun = asyncio.get_running_loop().time()
            bob.press(room, card, "✅ Going")
            await stage.until(lambda: telegram.calls("answerCallbackQuery"))
            assert asyncio.get_running_loop().time() - begun < SOON
            pressed = await dan.press(there, "✅ Going")
            await pressed.spoken.wait()
            await stage.settled()
            ann.press(room, card, "✅ Going")
            await stage.settled()
        # Nobody was spoken to anew: the cards changed, the pressers saw a passing line.
        assert (len(telegram.said(room)), len(public(discord.said(general)))) == before
        told = [str(call.params.get("text")) for call in telegram.calls("answerCallbackQuery")]
        assert any("You're in: Book club" in one for one in told)
        assert "number 1 on the waiting list" in told[-1]
        now = str(room.group.messages[card]["text"])
        assert "✅ Going (2/2)" in now
        assert "⏳ Waiting list (1)" in now
        assert "✅ Going (2/2)" in str(next(one for one in discord.said(general) if "Book club" in str(one)))
        # Pinned there, in the server's own calendar here.
        assert [call.params["message_id"] for call in telegram.calls("pinChatMessage")] == [card]
        (event,) = guild.events.values()
        assert (event["name"], event["scheduled_start_time"][:16]) == ("Book club", "2026-01-09T12:00")
        assert telegram.complaints == []
        assert discord.violations == []
    store.close()


async def test_a_lost_answer_doubles_neither_card_nor_calendar(tmp_path: Path) -> None:
    async with on_discord(tmp_path) as stage:
        discord = stage.discord
        guild = discord.guild()
        general = discord.channel(guild)
        owner = discord.person_of(discord.world.owner)
        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            await owner.say(general, "hello")
            await stage.settled()
            # What was sent has arrived; that it has is lost on the way back.
            discord.faults.arm(r"POST .*/messages$", "drop", when="after")
            discord.faults.arm(r"POST .*/scheduled-events", "drop", when="after")
            await owner.say(general, "/event create fri 8pm Book club 2h")
            await stage.settled()
        assert cards(discord.said(general)) == 1
        assert len(guild.events) == 1
        # A kill between sending and noting it: begun anew, it knows.
        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            owner2 = discord.person("eve", guild)
            pressed = await owner2.press(
                next(one for one in discord.said(general) if "Host:" in str(one)), "✅ Going"
            )
            await pressed.spoken.wait()
            await stage.settled()
        assert cards(discord.said(general)) == 1


async def test_on_discord_the_form_is_a_modal_and_events_complete(tmp_path: Path) -> None:
    async with on_discord(tmp_path) as stage:
        discord = stage.discord
        guild = discord.guild()
        general = discord.channel(guild)
        ann = discord.person("ann", guild)
        async with stage.bot() as running:
            await stage.until(lambda: all(adapter.connected for adapter in running.adapters))
            await stage.until(lambda: discord.world.commands)
            opened = await ann.command(general, "event create")
            await opened.spoken.wait()
            sent = await ann.submit(
                opened, title="Tea", time="fri 9pm", length="", repeat="weekly", details=""
            )
            await sent.spoken.wait()
            await stage.settled()
            found = await ann.complete(general, "event show", "event", "te")
            await found.spoken.wait()
        assert stage.read("select title, start, rule from calendar_event") == [
            ("Tea", "20260109T2100", "FREQ=WEEKLY")
        ]
        assert "1@2026-01-09 Tea" in str(found.data)


def public(said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what one person alone sees."""
    return [one for one in said if not one.get("flags", 0) & 64]


def cards(said: list[dict[str, Any]]) -> int:
    """Count the cards among messages."""
    return sum("Book club" in str(one) and "Host:" in str(one) for one in said)
