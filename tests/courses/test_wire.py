"""Courses over the wire: the real libraries above fakes of the platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.wiring import open_store
from tests.e2e.stage import OnDiscord, OnTelegram
from tests.fakes.clock import FastClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram

ADDED = (
    "/course add Python 入门 | 变量和函数 英文标题:Python basics key:py 课时:4",
    "/course add 异步 Python | 协程 英文标题:Async Python key:async image:https://example.org/a.png link:https://example.org/a",
    *(f"/course add 第{n}门 | 关于{n}" for n in range(3, 9)),
)


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    clock = FastClock()
    store = open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeDiscord(clock) as fake:
        yield OnDiscord(fake, store, clock)
        assert fake.violations == []
    store.close()


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    clock = FastClock(speed=100)
    store = open_store(f"sqlite:///{tmp_path / 'q.db'}")
    async with FakeTelegram(now=clock.seconds) as fake:
        yield OnTelegram(fake, store, clock)
        assert fake.complaints == []
    store.close()


async def test_on_discord_lists_turn_in_place_cards_have_pictures_and_names_complete(
    discord: OnDiscord,
) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general = fake.channel(guild)
    owner, ann = fake.person_of(fake.world.owner), fake.person("ann", guild)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        for line in ADDED:
            await owner.say(general, line)
            await stage.settled()
        await stage.until(lambda: len(stage.read("select 1 from course_item")) == len(ADDED))
        await stage.settled()
        listed = await ann.command(general, "courses")
        await listed.spoken.wait()
        await stage.settled()
        count = len(fake.said(general))
        for label, wanted in (("▶", "page 2/2"), ("◀", "page 1/2"), ("#2", "Async Python")):
            pressed = await ann.press(fake.said(general)[-1], label)
            await pressed.spoken.wait()
            await stage.settled()
            assert wanted in str(fake.said(general)[-1])
        assert len(fake.said(general)) == count
        card = fake.said(general)[-1]
        assert card["embeds"][0]["image"]["url"] == "https://example.org/a.png"
        found = await ann.complete(general, "enrol", "course", "异步")
        await found.spoken.wait()
        assert [one["value"] for one in found.data["choices"]] == ["#2 异步 Python · Async Python"]
        began = await ann.command(general, "enrol", course="#2 异步 Python · Async Python")
        await began.spoken.wait()
        await stage.settled()
        assert began.private
    assert stage.read("select number, state from enrolment") == [(2, "begun")]


async def test_on_telegram_lists_turn_in_place_and_what_is_personal_stays_private(
    telegram: OnTelegram,
) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group()
    ann, bob = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob")))
    ann.rise(room, "creator")
    async with stage.bot():
        for words in (*ADDED, "/courses"):
            ann.say(room, words)
            await stage.settled()
            stage.clock.skip(5)
        number = max(n for n, one in room.group.messages.items() if "Courses (8)" in str(one))
        count = len(room.group.messages)
        for label, wanted in (("▶", "page 2/2"), ("◀", "page 1/2"), ("#2", "Async Python")):
            ann.press(room, number, label)
            await stage.settled()
            assert wanted in str(room.group.messages[number])
        assert len(room.group.messages) == count
        bob.press(room, number, "📝 Begin")
        await stage.settled()
        # bob has no private chat with the bot: the door is shown in the group, nothing of what it says
        bob.say(room, "/progress 2")
        await stage.settled()
        said = str(stage.said(room)[-1])
        assert "Async" not in said
        private = bob.open()
        await stage.settled()
        bob.say(private, "/finish 2")
        await stage.settled()
        assert "You finished Async Python" in str(stage.said(private))
    assert stage.read("select number, state from enrolment") == [(2, "finished")]
