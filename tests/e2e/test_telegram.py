from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.stage import NOTE, OnTelegram, add_commands, on_telegram
from tests.fakes.telegram.people import Room

TALK = (
    "has anybody tried the new type checker on a large repository?",
    "我昨天把部署脚本改成了增量发布，快了三倍",
    "the release notes forgot to mention the renamed environment variable",
    "周末的读书会改到晚上八点，记得带上第三章的笔记",
    "my laptop battery swells, which repair shop near the campus is honest?",
    "正则表达式里的回溯太多了，换成状态机吧",
    "coffee machine on floor two is broken again",
    "数据库连接池开到五十就够了，再多反而更慢",
    "could somebody review the pull request about retry budgets today?",
    "刚看完那篇讲向量索引的论文，图画得真清楚",
)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    async with on_telegram(tmp_path, speed=100) as stage:
        yield stage


async def conversation(stage: OnTelegram, room: Room, hurt: bool) -> None:
    """An afternoon in a group; `hurt` lets everything go wrong on the way that can go wrong."""
    telegram, faults = stage.telegram, stage.telegram.faults
    ann, bob, kim = (stage.person(name, 500 + n) for n, name in enumerate(("ann", "bob", "kim")))

    def arm(methods: str, *kinds: str) -> None:
        for kind in kinds if hurt else ():
            faults.arm(methods, kind)

    ann.say(room, "签到")
    await stage.settled()
    arm("getUpdates", "429:1", "500", "502", "drop-before", "drop-after", "nonsense")
    stage.clock.skip(61)
    question = ann.say(room, "does anybody know why numpy does not install here?")
    if hurt:
        telegram.duplicate()
        telegram.push_raw({"update_id": next(telegram._numbers), "message": {"nonsense": True}})
    await stage.settled()
    stage.clock.skip(61)
    arm("sendMessage", "429:1", "500", "drop-before", "502")
    answer = bob.say(room, "upgrade pip first, the old one finds no wheels", reply_to=question["message_id"])
    stage.clock.skip(61)
    ann.say(room, "谢谢大佬", reply_to=answer["message_id"])
    ann.react(room, answer["message_id"], "👍")
    if hurt:
        telegram.reorder()
        telegram.duplicate()
    await stage.settled()
    stage.clock.skip(61)
    bob.edit(room, answer["message_id"], "upgrade pip first, the old one finds no wheels; then try again")
    kim.join(room)
    kim.say(room, "/top")
    await stage.settled()
    arm("answerCallbackQuery", "500")
    arm("editMessageText", "429:1", "drop-before")
    board = max(number for number, one in room.group.messages.items() if "reply_markup" in one)
    kim.press(room, board, "All")
    await stage.settled()
    stage.clock.skip(61)
    topic = room.topic("installation", ann)
    arm("sendMessage", "429:1")
    bob.say(room, "/me", thread=topic)
    await stage.settled()
    ann.say(room, "/settings points.message.cooldown 30s")
    await stage.settled()
    kim.say(room, "/note", thread=topic)
    await stage.settled()
    arm("sendMessage", "drop-before")
    kim.say(room, "wheels are files", thread=topic)
    await stage.settled()


async def group(stage: OnTelegram) -> Room:
    """Make a forum group whose owner is ann."""
    room = stage.telegram.group(forum=True)
    stage.person("ann", 500).rise(room, "creator")
    return room


async def test_a_conversation_comes_to_the_same_points_and_words_whatever_goes_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_commands(monkeypatch, NOTE)
    outcomes = []
    for hurt in (False, True):
        async with on_telegram(tmp_path, speed=100, name=f"{hurt}.db") as stage:
            room = await group(stage)
            async with stage.bot():
                await conversation(stage, room, hurt)
            outcomes.append((stage.ledger(), sorted(stage.said(room))))
    calm, hurt_one = outcomes
    assert hurt_one[0] == calm[0]
    assert hurt_one[1] == calm[1]
    assert calm[1].count("noted: wheels are files") == 1
    assert {rule for _, rule, _, _ in calm[0]} >= {"checkin", "message", "thanks", "reaction"}


async def test_an_answer_goes_to_the_topic_that_it_was_asked_in(stage: OnTelegram) -> None:
    room = await group(stage)
    ann = stage.people["ann"]
    async with stage.bot():
        topic = room.topic("installation", ann)
        ann.say(room, "签到", thread=topic)
        await stage.settled()
    (sent,) = stage.telegram.calls("sendMessage")
    assert sent.params["message_thread_id"] == topic


async def test_killed_in_the_middle_it_goes_on_where_it_was(stage: OnTelegram) -> None:
    room = await group(stage)
    ann = stage.people["ann"]
    for words in TALK:
        ann.say(room, words)
        stage.clock.skip(61)
    ann.say(room, "/me")
    for _ in range(3):
        async with stage.bot() as running:
            await stage.until(lambda: stage.read("select count(*) from log")[0][0] > 0)
            del running
    async with stage.bot():
        await stage.settled()
    assert stage.read("select count(*) from log where kind = 'message'") == [(len(TALK) + 1,)]
    assert stage.read("select count(*) from ledger where rule = 'message'") == [(len(TALK),)]
    assert len([one for one in stage.said(room) if "xp" in one]) == 1


async def test_a_supergroup_goes_on_where_the_group_was(stage: OnTelegram) -> None:
    room = stage.telegram.group(-4001, kind="group")
    ann = stage.person("ann", 500)
    ann.rise(room, "creator")
    async with stage.bot():
        ann.say(room, "签到")
        await stage.settled()
        upgraded = room.migrate(-1009999)
        ann.say(upgraded, "/me")
        await stage.settled()
    assert stage.read("select count(*) from community") == [(1,)]
    assert any("6 xp" in one for one in stage.said(upgraded)), stage.said(upgraded)


async def test_ten_thousand_messages_in_fifty_groups_meet_no_limit_that_could_have_been_kept(
    stage: OnTelegram,
) -> None:
    telegram = stage.telegram
    telegram.limits.on = True
    rooms = [telegram.group(-1001000 - number, title=f"room {number}") for number in range(50)]
    people = [stage.person(f"member{number}", 700 + number) for number in range(50)]
    async with stage.bot():
        for number in range(10_000):
            words = "/me" if number % 5 == 4 else TALK[number % len(TALK)]
            people[number % 7].say(rooms[number % 50], words)
            if number % 500 == 499:
                await stage.until(lambda: len(telegram.pending()) < 500)
        await stage.settled()
    assert telegram.limits.refused == 0
    assert stage.read("select count(*) from log where kind = 'message'") == [(10_000,)]
    assert stage.read(
        "select state, count(*) from outbox where kind = 'reply' and priority = 0 group by state"
    ) == [("sent", 2_000)]
