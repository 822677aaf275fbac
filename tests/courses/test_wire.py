"""Courses over the wire: the real libraries above fakes of the platforms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.contract.clock import SECOND
from tests.e2e.stage import OnDiscord, OnTelegram, on_discord, on_telegram

ADDED = (
    "/course add Python 入门 | 变量和函数 英文标题:Python basics key:py 课时:4",
    "/course add 异步 Python | 协程 英文标题:Async Python key:async image:https://example.org/a.png link:https://example.org/a",
    *(f"/course add 第{n}门 | 关于{n}" for n in range(3, 9)),
)


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    async with on_discord(tmp_path) as stage:
        yield stage


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    async with on_telegram(tmp_path, speed=100) as stage:
        yield stage


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


LEARNED = ("/finish 1", "/finish 2")


async def test_on_discord_what_fits_is_told_in_private_and_its_buttons_work(discord: OnDiscord) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general = fake.channel(guild)
    owner, ann = fake.person_of(fake.world.owner), fake.person("ann", guild)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        for line in (*ADDED[:2], *LEARNED):
            await owner.say(general, line)
            await stage.settled()
        await stage.until(lambda: len(stage.read("select 1 from enrolment")) == 2)
        for line in ("/finish 1", "/recommend on"):
            await ann.say(general, line)
            await stage.settled()
        await stage.until(lambda: stage.read("select 1 from learner where push = 1"))
        before = len(fake.said(general))
        await _come_to_push(stage)
        private = fake.world.direct(ann.id)
        told = [one for one in fake.said(private) if "may fit you" in str(one)]
        assert len(told) == 1
        assert len(fake.said(general)) == before
        pressed = await ann.press(told[0], "🔍 Details")
        await pressed.spoken.wait()
        await stage.settled()
        pressed = await ann.press(told[0], "🔕 Stop these")
        await pressed.spoken.wait()
        await stage.settled()
    assert stage.read("select state from course_advice") == [("dismissed",)]
    assert stage.read("select push from learner") == [(-1,)]


async def test_on_discord_a_hidden_answer_changes_in_place_when_something_is_allowed(
    discord: OnDiscord,
) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general = fake.channel(guild)
    owner, ann = fake.person_of(fake.world.owner), fake.person("ann", guild)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        for line in ADDED[:2]:
            await owner.say(general, line)
            await stage.settled()
        await stage.until(lambda: len(stage.read("select 1 from course_item")) == 2)
        await ann.say(general, "异步 python 的协程怎么取消？")
        await stage.settled()
        asked = await ann.command(general, "recommend")
        await asked.spoken.wait()
        await stage.settled()
        assert asked.private
        shown = fake.world.message(general["id"], asked.original)
        assert "Asked only this once" in str(shown)
        pressed = await ann.press(shown, "💬 My talk may count")
        await pressed.spoken.wait()
        await stage.settled()
        changed = fake.world.message(general["id"], asked.original)
        assert "my talk counts: yes" in str(changed)
        assert "Asked only this once" not in str(changed)
        gone = await ann.press(changed, "👎 Not for me")
        await gone.spoken.wait()
        await stage.settled()
        assert "is not recommended again" in str(fake.world.message(general["id"], asked.original))
    assert stage.read("select talk, push from learner") == [(1, 0)]


async def test_on_telegram_who_has_closed_the_door_is_called_without_a_word_of_what_it_is(
    telegram: OnTelegram,
) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group()
    ann, bob = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob")))
    ann.rise(room, "creator")
    async with stage.bot():
        for words in (*ADDED[:2], *LEARNED):
            ann.say(room, words)
            await stage.settled()
            stage.clock.skip(5)
        for words in ("/finish 1", "/recommend on"):
            bob.say(room, words)
            await stage.settled()
            stage.clock.skip(5)
        before = len(stage.said(room))
        await _come_to_push(stage)
        knock = stage.said(room)[before:]
        assert len(knock) == 1
        assert "bob" in knock[0]
        assert stage.read("select how from course_advice where item = 'course:2'") == [("push",)]
        assert "Async" not in str(knock)
        private = bob.open()
        await stage.settled()
        bob.say(private, "/recommend")
        await stage.settled()
        assert "Async Python" in str(stage.said(private))


async def _come_to_push(stage: OnDiscord | OnTelegram) -> None:
    """Let the time come at which somebody is told of something."""
    ((at,),) = stage.read("select due_at from due_item where name = 'push'")
    stage.clock.skip((at - stage.clock.now()) / SECOND + 1)
    await stage.until(lambda: stage.read("select 1 from course_advice where how = 'push'"))
    await stage.settled()
