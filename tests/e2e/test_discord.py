from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.wiring import open_store
from tests.e2e.stage import NOTE, OnDiscord, add_commands, on_discord
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord, Guild, Person


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    async with on_discord(tmp_path) as stage:
        yield stage


class Talk:
    """A conversation on a server; `hurt` lets everything go wrong on the way that can go wrong."""

    def __init__(self, stage: OnDiscord, *, hurt: bool) -> None:
        self.stage = stage
        self.discord = stage.discord
        self.hurt = hurt
        self.guild: Guild = self.discord.guild()
        self.general = self.discord.channel(self.guild)
        self.in_thread: list[str] = []
        self.ann, self.bob, self.kim = (
            self.discord.person(name, self.guild) for name in ("ann", "bob", "kim")
        )

    async def say(self, who: Person, words: str, **more: Any) -> dict[str, Any]:
        """Say something a minute later, and wait until it is in the log."""
        self.stage.clock.skip(61)
        said = await who.say(self.general, words, **more)
        await self.stage.until(lambda: self.stage.in_log(said))
        await self.stage.settled()
        return said

    async def play(self) -> None:
        """Play it."""
        stage, discord, gateway = self.stage, self.discord, self.discord.gateway
        await self.say(self.ann, "签到")
        if self.hurt:
            gateway.copies = 2
            discord.faults.arm(r"POST .*/messages$", "drop", when="after")
        question = await self.say(self.ann, "does anybody know why numpy does not install here?")
        gateway.copies = 1
        if self.hurt:
            await gateway.reconnect()
        answer = await self.say(self.bob, "upgrade pip first, the old one finds no wheels", reply_to=question)
        if self.hurt:
            gateway.abort()
        await self.say(self.ann, "谢谢大佬", reply_to=answer)
        if self.hurt:
            await gateway.invalidate()
        await self.say(self.kim, "hello, I am new in this group and like compilers")
        await self.ann.react(answer, "👍")
        await stage.until(lambda: stage.read("select 1 from ledger where rule = 'reaction'"))
        if self.hurt:
            discord.faults.arm(r"POST .*/callback", "500")
            discord.faults.arm(r"(POST|PATCH) .*/webhooks/", "429")
        asked = await self.kim.command(self.general, "top")
        await asked.spoken.wait()
        await stage.settled()
        if self.hurt:
            await gateway.dispatch("MESSAGE_CREATE", {"nonsense": True})
        await self.say(self.bob, "/me")
        await self._edit_and_thread(answer)
        await self._press_and_fill()

    async def _edit_and_thread(self, answer: dict[str, Any]) -> None:
        stage, gateway = self.stage, self.discord.gateway
        await self.bob.edit(answer, "upgrade pip first, the old one finds no wheels; then try again")
        await stage.until(lambda: stage.read("select 1 from log where kind = 'edited'"))
        thread = self.discord.world.new_thread(self.general, self.ann.id, "installation")
        await self.discord.settle()
        gateway.held = self.hurt
        stage.clock.skip(61)
        inside = await self.ann.say(thread, "here we can go on about numpy and its wheels")
        command = await self.bob.say(thread, "/me")
        await gateway.release(seed=3 if self.hurt else None)
        await stage.until(lambda: stage.in_log(inside, command))
        await stage.settled()
        self.in_thread = [str(one["content"]) for one in self.discord.said(thread)]

    async def _press_and_fill(self) -> None:
        discord, faults = self.discord, self.discord.faults
        await self.say(self.kim, "/top")
        board = discord.said(self.general)[-1]
        if self.hurt:
            faults.arm(r"POST .*/callback", "drop", when="after")
        pressed = await self.bob.press(board, "All")
        await pressed.spoken.wait()
        await self.stage.settled()
        opened = await self.kim.command(self.general, "note")
        await opened.spoken.wait()
        if self.hurt:
            faults.arm(r"POST .*/callback", "drop", when="before")
        sent = await self.kim.submit(opened, words="wheels are files")
        await sent.spoken.wait()
        await self.stage.settled()


async def test_a_conversation_comes_to_the_same_points_and_words_whatever_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_commands(monkeypatch, NOTE)
    outcomes = []
    for hurt in (False, True):
        async with on_discord(tmp_path, name=f"{hurt}.db") as stage:
            discord = stage.discord
            talk = Talk(stage, hurt=hurt)
            async with stage.bot() as running:
                await stage.until(lambda: running.adapters[0].connected)
                await talk.play()
            said = sorted(str(one["content"]) for one in discord.said(talk.general))
            entries = [(name, rule, coins) for name, rule, _, coins in stage.ledger()]
            outcomes.append((entries, said, talk.in_thread))
    calm, hurt_one = outcomes
    assert hurt_one[0] == calm[0]
    assert len(hurt_one[1]) == len(calm[1])
    assert len(hurt_one[2]) == len(calm[2]) == 1, "an answer stands in the thread that it was asked in"
    assert calm[1].count("noted: wheels are files") == hurt_one[1].count("noted: wheels are files") == 1
    assert {rule for _, rule, _ in calm[0]} >= {"checkin", "message", "thanks", "reaction"}


async def test_what_was_said_while_the_bot_was_away_is_read_when_it_comes_back(stage: OnDiscord) -> None:
    talk = Talk(stage, hurt=False)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected)
        await talk.say(talk.ann, "签到")
    stage.clock.skip(61)
    missed = [await talk.bob.say(talk.general, words) for words in ("签到", "and this was said in the dark")]
    async with stage.bot():
        await stage.until(lambda: stage.in_log(*missed))
        await stage.settled()
    assert [(name, rule) for name, rule, *_ in stage.ledger() if rule == "checkin"] == [
        ("ann", "checkin"),
        ("bob", "checkin"),
    ]


async def test_a_press_after_a_restart_is_answered(stage: OnDiscord) -> None:
    talk = Talk(stage, hurt=False)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected)
        await talk.say(talk.ann, "签到")
        await talk.say(talk.ann, "/top")
    board = stage.discord.said(talk.general)[-1]
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected)
        pressed = await talk.bob.press(board, "All")
        await pressed.spoken.wait()
        await stage.settled()
    assert "all time" in str(stage.discord.world.messages[talk.general["id"]][board["id"]])


async def test_ten_thousand_messages_in_fifty_channels_meet_no_limit_that_could_have_been_kept(
    tmp_path: Path,
) -> None:
    speed = 100
    clock = FastClock(speed=speed)
    store = open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeDiscord(clock, pace=speed) as discord:
        discord.rest.validate = False  # ten thousand of a kind
        discord.limits.on(
            messages=(r"POST /channels/\d+/messages", 5, 5.0),
            edits=(r"PATCH /channels/\d+/messages/", 5, 5.0),
            deletions=(r"DELETE /channels/\d+/messages/", 5, 1.0),
        )
        stage = OnDiscord(discord, store, clock)
        guild = discord.guild()
        rooms = [discord.channel(guild, f"room-{number}") for number in range(50)]
        people = [discord.person(f"member{number}", guild) for number in range(7)]
        async with stage.bot() as running:
            await stage.until(lambda: running.adapters[0].connected and discord.world.commands)
            for number in range(10_000):
                words = "/me" if number % 5 == 4 else f"the compiler told me something new, {number}"
                said = await people[number % 7].say(rooms[number * 7 // 5 % 50], words)
                if number % 500 == 499:
                    await stage.until(partial(stage.in_log, said))
            await stage.settled()
        assert discord.limits.hit_overall == 0
        assert discord.limits.hit == 0
        assert stage.read("select count(*) from log where kind = 'message'") == [(10_000,)]
        assert stage.read(
            "select state, count(*) from outbox where kind = 'reply' and priority = 0 group by state"
        ) == [("sent", 2_000)]
    store.close()
