"""Moderation over Telegram's wire, through the whole bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.contract.clock import DAY, HOUR, SECOND
from tests.e2e.stage import OnTelegram, on_telegram
from tests.fakes.telegram.people import Room
from tests.fakes.telegram.server import BOT
from tests.fakes.telegram.world import standing

SPAM = "buy cheap followers now, only today at example dot com"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    async with on_telegram(tmp_path, speed=100) as stage:
        yield stage


def staffed(stage: OnTelegram, *, admin: bool = True) -> Room:
    """Make a group with ann, who moderates, and bob and kim, who do not."""
    room = stage.telegram.group(admin=admin)
    for number, name in enumerate(("ann", "bob", "kim")):
        stage.person(name, 500 + number)
    stage.people["ann"].rise(room, can_restrict_members=True, can_delete_messages=True)
    for name in ("bob", "kim"):
        stage.people[name].rise(room, "member")
    return room


async def test_each_act_is_telegrams_own_with_its_end(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob = stage.people["ann"], stage.people["bob"]
    async with stage.bot():
        said = bob.say(room, SPAM)["message_id"]
        for words in (
            "/mute 2h noise",
            "/unmute",
            "/tban 3d",
            "/unban",
            "/kick",
            "/mute 5s",
            "/ban 2000d",
            "/del",
        ):
            ann.say(room, words, reply_to=said)
            await stage.settled()
    calls = stage.telegram.calls(
        "restrictChatMember", "banChatMember", "unbanChatMember", "deleteMessage", "deleteMessages"
    )
    done = [(call.method, call.params.get("until_date", 0)) for call in calls]
    names = [name for name, _ in done]
    assert names[:6] == [
        "restrictChatMember",
        "restrictChatMember",
        "banChatMember",
        "unbanChatMember",
        "banChatMember",
        "unbanChatMember",
    ]
    now = stage.clock.now() // SECOND
    assert done[0][1] == pytest.approx(now + 2 * HOUR // SECOND, abs=600)
    assert not any(calls[0].params["permissions"].values())
    assert all(calls[1].params["permissions"].values())
    assert done[2][1] == pytest.approx(now + 3 * DAY // SECOND, abs=600)
    assert calls[3].params["only_if_banned"] is True
    short, long = done[6][1], done[7][1]
    assert now - 600 < short - 30 < now + 60, "never under half a minute, which would be for ever"
    assert now + 364 * 86400 < long < now + 366 * 86400, "never over 366 days, which would be for ever"
    assert said in [call.params.get("message_id") for call in calls]


async def test_a_missing_right_is_named_to_who_asked(stage: OnTelegram) -> None:
    room = staffed(stage, admin=False)
    ann, bob = stage.people["ann"], stage.people["bob"]
    async with stage.bot():
        ann.say(room, "hello")
        said = bob.say(room, SPAM)["message_id"]
        await stage.settled()
        ann.say(room, "/mute 2h noise", reply_to=said)
        await stage.settled()
        ann.say(room, "/unban", reply_to=said)
        await stage.settled()
    words = stage.telegram.said(room)
    assert any("#1 The mute" in one and "“Ban users”" in one and "Not enough rights" in one for one in words)
    assert not any("is muted" in one for one in words), "what did not happen is not left standing"
    assert any("The ban or its end could not be done" in one for one in words)
    assert not any("may come back" in one for one in words)
    assert stage.read("select state from mod_case") == [("failed",)]


async def test_who_may_not_moderate_here_gets_nothing_done(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob, kim = (stage.people[name] for name in ("ann", "bob", "kim"))
    boss = stage.person("boss", 510)
    boss.rise(room, "creator")
    async with stage.bot():
        hello = boss.say(room, "hello")["message_id"]
        said = bob.say(room, SPAM)["message_id"]
        channel = room.say_as_admin("from the channel")["message_id"]
        await stage.settled()
        kim.say(room, "/ban", reply_to=said)
        ann.say(room, "/ban", reply_to=hello)
        ann.say(room, "/ban", reply_to=channel)
        await stage.settled()
        bob.say(room, "/me")
        await stage.settled()
        own = max(number for number, one in room.group.messages.items() if one.get("from") == BOT)
        ann.say(room, "/ban", reply_to=own)
        ann.open()
        ann.say(ann.open(), "/help")
        await stage.settled()
    assert stage.telegram.calls("banChatMember", "banChatSenderChat") == []
    assert stage.read("select count(*) from mod_case") == [(0,)]


async def test_nobody_does_by_the_bot_what_telegram_does_not_let_them_do(stage: OnTelegram) -> None:
    room = staffed(stage)
    bob = stage.people["bob"]
    stage.people["ann"].rise(room, can_delete_messages=True)
    async with stage.bot():
        said = bob.say(room, SPAM)["message_id"]
        await stage.settled()
        stage.people["ann"].say(room, "/ban", reply_to=said)
        await stage.settled()
        stage.people["ann"].say(room, "/del", reply_to=said)
        await stage.settled()
    assert stage.telegram.calls("banChatMember") == []
    assert said not in room.group.messages
    words = stage.telegram.said(room)
    assert any("does not let who asked do this" in one and "can_restrict_members" in one for one in words)
    assert not any("is banned" in one for one in words)


async def test_a_ban_made_by_hand_outlasts_kicks_and_mutes(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob, boss = stage.people["ann"], stage.people["bob"], stage.person("boss", 510)
    boss.rise(room, "creator")
    async with stage.bot():
        said = bob.say(room, SPAM)["message_id"]
        await stage.settled()
        bob.rise(room, "kicked", by=boss)
        for command in ("/kick", "/mute 2h", "/unmute"):
            ann.say(room, command, reply_to=said)
            await stage.settled()
        assert room.group.members[bob.id]["status"] == "kicked"
        refused = "They are banned here, and this would end the ban. To let them come back use /unban."
        assert len([one for one in stage.telegram.said(room) if refused in one]) == 3
        ann.say(room, "/unban", reply_to=said)
        await stage.settled()
    assert bob.id not in room.group.members
    assert stage.telegram.calls("banChatMember", "restrictChatMember") == []
    assert stage.read("select kind, state from mod_case") == [("kick", "failed"), ("mute", "failed")]


async def test_a_ban_that_was_ended_by_hand_hinders_no_kick(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob, boss = stage.people["ann"], stage.people["bob"], stage.person("boss", 510)
    boss.rise(room, "creator")
    async with stage.bot():
        said = bob.say(room, SPAM)["message_id"]
        await stage.settled()
        ann.say(room, "/tban 2d", reply_to=said)
        await stage.settled()
        ann.say(room, "/kick", reply_to=said)
        await stage.settled()
        assert stage.telegram.calls("unbanChatMember") == []
        bob.rise(room, "left", by=boss)
        bob.join(room)
        await stage.settled()
        assert stage.read("select kind, state from mod_case") == [("ban", "over")]
        ann.say(room, "/kick", reply_to=said)
        await stage.settled()
    assert stage.read("select kind, state from mod_case") == [("ban", "over"), ("kick", "open")]
    assert len(stage.telegram.calls("unbanChatMember")) == 1


async def test_a_removal_is_no_way_around_a_mute(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob = stage.people["ann"], stage.people["bob"]
    async with stage.bot():
        said = bob.say(room, SPAM)["message_id"]
        await stage.settled()
        for words in ("/mute 2d", "/kick"):
            ann.say(room, words, reply_to=said)
            await stage.settled()
        assert bob.id not in room.group.members
        bob.join(room)
        await stage.settled()
        assert room.group.members[bob.id]["status"] == "restricted"
    first, again = stage.telegram.calls("restrictChatMember")
    assert first.params["until_date"] == again.params["until_date"]


async def test_a_captcha_ends_no_ban_of_which_no_word_reached_the_bot(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, eve, dan = stage.people["ann"], stage.person("eve", 511), stage.person("dan", 512)
    async with stage.bot(operator={"bot.language": "en", "moderation.captcha": "on"}):
        ann.say(room, "hello")
        await stage.settled()
        for newcomer in (eve, dan):
            newcomer.join(room)
        await stage.settled()
        room.group.members[eve.id] = standing(eve.payload, "kicked")
        stage.clock.skip(600)
        await stage.until(lambda: stage.telegram.calls("unbanChatMember"))
        await stage.settled()
    assert room.group.members[eve.id]["status"] == "kicked"
    assert dan.id not in room.group.members
    (kick,) = stage.telegram.calls("banChatMember")
    assert kick.params["user_id"] == dan.id


async def test_the_notice_leads_to_an_appeal_in_private_and_the_answer_frees(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob = stage.people["ann"], stage.people["bob"]
    desk = ann.open()
    async with stage.bot():
        ann.say(desk, "/help")
        said = bob.say(room, "hello all")["message_id"]
        await stage.settled()
        ann.say(room, "/mute 1d shouting", reply_to=said)
        await stage.settled()
        notice = next(one for one in room.group.messages.values() if "is muted" in one.get("text", ""))
        ((button,),) = notice["reply_markup"]["inline_keyboard"]
        address, _, payload = button["url"].partition("?start=")
        assert address == f"https://t.me/{BOT['username']}"
        assert payload.endswith("_appeal_1")
        private = bob.open()
        bob.say(private, f"/start {payload}")
        await stage.settled()
        assert any("shouting" in one for one in stage.telegram.said(private)), "details are for bob alone"
        assert not any("shouting" in one for one in stage.telegram.said(room))
        bob.say(private, "it was the keyboard")
        await stage.settled()
        card = next(
            n for n, one in desk.group.messages.items() if "it was the keyboard" in one.get("text", "")
        )
        ann.press(desk, card, "✅ Accept and undo")
        await stage.settled()
    assert all(stage.telegram.calls("restrictChatMember")[-1].params["permissions"].values())
    assert any("took back #1" in one for one in stage.telegram.said(private))


async def test_a_purge_takes_what_telegram_lets_it_take_and_counts_the_rest(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob = stage.people["ann"], stage.people["bob"]
    async with stage.bot():
        old = [bob.say(room, words)["message_id"] for words in ("one old sentence", "another old word")]
        await stage.settled()
        stage.clock.skip(49 * 3600)
        young = [bob.say(room, f"sentence {word}")["message_id"] for word in ("alpha", "beta", "gamma")]
        await stage.settled()
        ann.say(room, "/purge 5")
        await stage.settled()
    (call,) = stage.telegram.calls("deleteMessages")
    assert call.params["message_ids"] == young
    assert set(old) <= set(room.group.messages)
    assert any("3 deleted (#1). 2 are too old" in one for one in stage.telegram.said(room))


async def test_a_reporter_is_never_named_in_the_group(stage: OnTelegram) -> None:
    room = staffed(stage)
    ann, bob, kim = (stage.people[name] for name in ("ann", "bob", "kim"))
    desk = ann.open()
    async with stage.bot():
        ann.say(desk, "/help")
        said = bob.say(room, SPAM)["message_id"]
        await stage.settled()
        report, again = (
            kim.say(room, "/report advert", reply_to=said)["message_id"],
            kim.say(room, "/report advert", reply_to=said)["message_id"],
        )
        await stage.settled()
        told = [call.params["text"] for call in stage.telegram.calls("sendMessage")]
        assert any("reported it already" in one for one in told)
        card = next(n for n, one in desk.group.messages.items() if "Report #1" in one.get("text", ""))
        ann.press(desk, card, "🗑 Delete")
        await stage.settled()
    assert said not in room.group.messages
    assert report not in room.group.messages
    assert again not in room.group.messages, "nor are words that came to nothing left standing"
    assert not any("kim" in one for one in stage.telegram.said(room))
    assert "dealt with: message deleted" in desk.group.messages[card]["text"]
