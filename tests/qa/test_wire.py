"""Questions over the wire: the real libraries above fakes of the platforms, with a restart in the middle."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.stage import OnDiscord, OnTelegram, on_discord, on_telegram

FORUM = 15


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[OnDiscord]:
    async with on_discord(tmp_path) as stage:
        yield stage


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    async with on_telegram(tmp_path, speed=100) as stage:
        yield stage


def tagged(stage: OnDiscord, forum: dict[str, Any], thread: str) -> list[str]:
    """Return the names of a post's tags."""
    names = {tag["id"]: tag["name"] for tag in forum["available_tags"]}
    return [names[tag] for tag in stage.discord.world.channels[thread]["applied_tags"]]


async def test_on_discord_a_form_makes_a_post_and_a_reaction_accepts(discord: OnDiscord) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general, forum = fake.channel(guild), fake.channel(guild, "help", FORUM)
    forum["available_tags"] = [
        {"id": fake.world.new_id(), "name": name, "moderated": False, "emoji_id": None, "emoji_name": None}
        for name in ("未解决", "已解决")
    ]
    ann, bob = (fake.person(name, guild) for name in ("ann", "bob"))
    owner = fake.person_of(fake.world.owner)
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        old = fake.world.new_thread(forum, owner.id, "welcome")
        await owner.say(old, "ask whatever you like in this forum")
        await owner.say(general, "/settings qa.forum help")
        await stage.settled()
        opened = await ann.command(general, "ask")
        await opened.spoken.wait()
        fields = [row["custom_id"] for row in _inputs(opened.data)]
        sent = await ann.submit(opened, **{fields[0]: "how do I undo a commit?", fields[1]: "git help"})
        await sent.spoken.wait()
        await stage.until(lambda: stage.read("select 1 from question where card <> '' and room <> '?'"))
        await stage.settled()
    ((room,),) = stage.read("select room from question")
    assert fake.world.channels[room]["name"] == "how do I undo a commit? · #1"
    assert tagged(stage, forum, room) == ["未解决"]
    assert "Question #1 is here" in str(fake.said(general)[-1])
    post = fake.world.channels[room]
    # What was put up before a restart still works after it.
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        answer = await bob.say(post, "git revert HEAD")
        await stage.until(lambda: stage.read("select 1 from answer"))
        await stage.settled()
        await ann.react(answer, "✅")
        await stage.until(lambda: stage.read("select 1 from ledger where rule = 'answer'"))
        await stage.settled()
        assert tagged(stage, forum, room) == ["已解决"]
        await ann.say(post, "/reopen 1")
        await stage.settled()
        assert tagged(stage, forum, room) == ["未解决"]
        card = next(one for one in fake.said(post) if one["components"])
        pressed = await ann.press(card, "✅ Accept an answer")
        await pressed.spoken.wait()
        await stage.settled()
    assert tagged(stage, forum, room) == ["已解决"]
    paid = [(name, coins) for name, rule, _, coins in stage.ledger() if rule in ("answer", "undo")]
    assert sum(coins for name, coins in paid if name == "bob") == 15


def _inputs(modal: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in modal["components"]:
        inner = row.get("component")
        found += [inner] if inner else row["components"]
    return found


async def test_on_discord_an_answer_is_accepted_from_its_menu(discord: OnDiscord) -> None:
    stage, fake = discord, discord.discord
    guild = fake.guild()
    general = fake.channel(guild)
    ann, bob = (fake.person(name, guild) for name in ("ann", "bob"))
    async with stage.bot() as running:
        await stage.until(lambda: running.adapters[0].connected and fake.world.commands)
        question = await ann.say(general, "does anybody know how to undo a commit?")
        answer = await bob.say(general, "git revert HEAD", reply_to=question)
        await stage.until(lambda: stage.in_log(question, answer))
        used = await ann.menu(general, "Accept answer", answer)
        await used.spoken.wait()
        await stage.settled()
    assert stage.read("select kind, state from question") == [("flow", "solved")]
    assert ("bob", "answer", 15, 15) in stage.ledger()


async def test_on_telegram_a_form_makes_a_topic_and_buttons_outlive_a_restart(telegram: OnTelegram) -> None:
    stage, fake = telegram, telegram.telegram
    room = fake.group(forum=True)
    ann, bob = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob")))
    ann.rise(room, "creator")
    async with stage.bot():
        for words in ("/settings qa.forum Learners", "/ask", "how do I undo a commit?", "git help"):
            ann.say(room, words)
            await stage.settled()
            stage.clock.skip(5)
        await stage.until(lambda: stage.read("select 1 from question where card <> '' and room <> '?'"))
        await stage.settled()
    ((topic, card),) = stage.read("select room, card from question")
    assert room.group.topics[int(topic)]["name"] == "how do I undo a commit? · #1"
    async with stage.bot():
        answer = bob.say(room, "git revert HEAD", thread=int(topic))
        await stage.settled()
        ann.react(room, answer["message_id"], "🏆")
        await stage.settled()
        assert stage.read("select state from question") == [("solved",)]
        ann.react(room, answer["message_id"])
        await stage.settled()
        assert stage.read("select state from question") == [("open",)]
        ann.press(room, int(card), "✅ Accept an answer")
        await stage.settled()
    assert stage.read("select state, paid from question") == [("solved", 1)]
    assert "✅ Solved" in str(room.group.messages[int(card)])
