"""Doors and held messages over Telegram's wire, through the whole bot: what is late, refused, or decided by hand meanwhile."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from engine.moderation.auto.asking import PICTURES
from tests.e2e.stage import OnTelegram, on_telegram
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.world import Payload

NAMES = (
    "cat",
    "dog",
    "panda",
    "frog",
    "pig",
    "chicken",
    "fish",
    "bee",
    "apple",
    "banana",
    "grapes",
    "watermelon",
)
LINK = "my notes are at https://notes.example.net/abc and there are many of them"
ON: dict[str, Any] = {"bot.language": "en", "moderation.captcha_time": 240_000_000}
CAPTCHA = ON | {"moderation.captcha": "on"}
HOLD = ON | {"moderation.hold": "on"}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[OnTelegram]:
    async with on_telegram(tmp_path, speed=10) as stage:
        yield stage


def group(stage: OnTelegram, *, forum: bool = False) -> Room:
    """Make a group with ann, who moderates, and eve, who is new."""
    room = stage.telegram.group(forum=forum)
    stage.person("ann", 500).rise(room, can_restrict_members=True, can_delete_messages=True)
    stage.person("eve", 501)
    return room


def card_in(room: Room) -> tuple[int, str, list[str]]:
    """Return the number of a captcha, the right picture and the wrong ones."""
    number, card = next(
        (n, one) for n, one in room.group.messages.items() if "press the" in one.get("text", "")
    )
    keys = [key["text"] for row in card["reply_markup"]["inline_keyboard"] for key in row]
    name = next(one for one in NAMES if f"press the {one} " in card["text"])
    right = PICTURES[NAMES.index(name)]
    return number, right, [key for key in keys if key != right]


def link_of(stage: OnTelegram, maker: Person, **more: bool) -> str:
    """Have somebody make an invite link."""
    address = f"https://t.me/+own{len(stage.telegram.world.links)}"
    flags = {"creates_join_request": False, "is_primary": True, "is_revoked": False} | more
    stage.telegram.world.links[address] = {"invite_link": address, "creator": maker.payload, **flags}
    return address


def voices(stage: OnTelegram, who: Person) -> list[bool]:
    """Tell of each act on somebody's voice whether it gave it back."""
    calls = stage.telegram.calls("restrictChatMember")
    return [all(call.params["permissions"].values()) for call in calls if call.params["user_id"] == who.id]


async def test_who_comes_by_a_link_of_staff_is_asked_and_whom_staff_add_is_not(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve, dan = stage.people["ann"], stage.people["eve"], stage.person("dan", 502)
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
        eve.join(room, link_of(stage, ann))
        dan.rise(room, "member", by=ann)
        await stage.settled()
    assert voices(stage, eve) == [False]
    assert voices(stage, dan) == []


async def test_whom_staff_add_after_all_may_speak(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
        eve.join(room)
        await stage.settled()
        eve.leave(room)
        await stage.settled()
        eve.rise(room, "member", by=ann)
        await stage.settled()
        stage.clock.skip(900)
        await stage.settled()
    assert voices(stage, eve) == [False, True]
    assert stage.telegram.calls("banChatMember") == []


async def test_who_came_during_an_outage_is_asked_before_anybody_is_removed(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
    eve.join(room)
    stage.clock.skip(270)
    async with stage.bot(operator=CAPTCHA):
        await stage.settled()
        number, right, _ = card_in(room)
        eve.press(room, number, right)
        await stage.settled()
    assert stage.telegram.calls("banChatMember") == []
    assert voices(stage, eve) == [False, True]


async def test_an_answer_that_waited_for_the_bot_counts(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
        eve.join(room)
        await stage.settled()
    number, right, _ = card_in(room)
    eve.press(room, number, right)
    stage.clock.skip(900)
    async with stage.bot(operator=CAPTCHA):
        await stage.settled()
    assert stage.telegram.calls("banChatMember") == []
    assert voices(stage, eve) == [False, True]


async def test_who_does_not_answer_is_removed_all_the_same_after_an_outage(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
        eve.join(room)
        await stage.settled()
    stage.clock.skip(900)
    async with stage.bot(operator=CAPTCHA):
        await stage.settled()
        assert stage.telegram.calls("banChatMember") == []
        stage.clock.skip(245)
        await stage.until(lambda: stage.telegram.calls("unbanChatMember"))
        await stage.settled()
    assert eve.id not in room.group.members


async def test_the_time_runs_from_when_the_question_is_there(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
        stage.telegram.faults.arm("sendMessage", "429:150")
        eve.join(room)
        await stage.until(lambda: stage.telegram.faults.met)
        stage.clock.skip(151)
        await stage.settled()
        stage.clock.skip(100)
        await stage.settled()
        number, right, _ = card_in(room)
        eve.press(room, number, right)
        await stage.settled()
    assert stage.telegram.calls("banChatMember") == []
    assert voices(stage, eve) == [False, True]


async def test_whom_the_question_does_not_reach_gets_the_voice_back_and_staff_hear_of_it(
    stage: OnTelegram,
) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    desk = ann.open()
    async with stage.bot(operator=CAPTCHA):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        stage.telegram.faults.arm("sendMessage", "400:Bad Request: TOPIC_CLOSED")
        eve.join(room)
        await stage.settled()
        stage.clock.skip(900)
        await stage.settled()
    assert voices(stage, eve) == [False, True]
    assert stage.telegram.calls("banChatMember") == []
    assert any(
        "could not be shown the captcha" in one and "Learners" in one for one in stage.telegram.said(desk)
    )


async def test_a_request_whose_question_finds_a_closed_door_is_left_to_staff(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    desk = ann.open()
    async with stage.bot(operator=CAPTCHA):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        eve.ask_in(room)
        await stage.settled()
        stage.clock.skip(900)
        await stage.settled()
    assert stage.telegram.calls("declineChatJoinRequest") == []
    assert any("waits for you" in one for one in stage.telegram.said(desk))


async def test_a_request_that_telegram_does_not_let_be_granted_is_told_to_staff(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    desk, private = ann.open(), eve.open()
    async with stage.bot(operator=CAPTCHA):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        eve.ask_in(room)
        await stage.settled()
        stage.telegram.faults.arm("approveChatJoinRequest", "400:Bad Request: not enough rights")
        number, right, _ = card_in(private)
        eve.press(private, number, right)
        await stage.settled()
    (told,) = [one for one in stage.telegram.said(desk) if "could not be let in" in one]
    assert "not enough rights" in told.lower()


async def test_whom_staff_let_in_by_hand_is_asked_no_more_and_refused_nothing(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    private = eve.open()
    link = link_of(stage, ann, creates_join_request=True)
    async with stage.bot(operator=CAPTCHA):
        ann.say(room, "hello")
        await stage.settled()
        request: Payload = {
            "chat": stage.telegram.world.shown_chat(room.group), "from": eve.payload, "user_chat_id": eve.id,
            "date": stage.telegram.world.now(), "invite_link": stage.telegram.world.links[link],
        }  # fmt: skip
        stage.telegram.push("chat_join_request", request)
        await stage.settled()
        eve.join(room, link)
        await stage.settled()
        stage.clock.skip(900)
        await stage.settled()
    assert voices(stage, eve) == []
    assert stage.telegram.calls("declineChatJoinRequest", "banChatMember") == []
    assert "welcome" in stage.telegram.said(private)[-1]


async def test_a_newcomer_reads_how_to_ask_in_private_without_a_word_more_in_the_group(
    stage: OnTelegram,
) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    async with stage.bot(operator=ON | {"moderation.welcome": True}):
        ann.say(room, "hello")
        await stage.settled()
        eve.join(room)
        await stage.settled()
        stage.clock.skip(62)
        await stage.until(lambda: any("welcome!" in one for one in stage.telegram.said(room)))
        card = next(one for one in room.group.messages.values() if "welcome!" in one.get("text", ""))
        ((button,),) = card["reply_markup"]["inline_keyboard"]
        private = eve.open()
        eve.say(private, "/start " + button["url"].partition("?start=")[2])
        await stage.settled()
    assert "Paste the whole error" in stage.telegram.said(private)[-1]
    assert len(stage.telegram.said(private)) == 1
    assert len(stage.telegram.said(room)) == 1


async def test_a_moderators_chat_that_is_gone_is_missed_aloud(stage: OnTelegram) -> None:
    room, mods = group(stage), stage.telegram.group(-1009876543210, "Mods")
    ann, eve = stage.people["ann"], stage.people["eve"]
    ann.rise(mods)
    async with stage.bot(operator=HOLD | {"moderation.reports_chat": "Mods"}):
        for place in (room, mods):
            ann.say(place, "hello")
            await stage.settled()
        with stage.store.write() as conn:
            conn.execute(
                text("update chat set community = (select community from chat where title = 'Learners')")
            )
        mods.group.members[stage.telegram.world.bot["id"]]["status"] = "kicked"
        for number in range(2):
            eve.say(room, f"{LINK} {number}")
            await stage.settled()
    (told,) = [one for one in stage.telegram.said(room) if "where moderators are to read" in one]
    assert "“Mods”" in told


async def test_a_raid_without_the_right_to_mute_is_one_line(stage: OnTelegram) -> None:
    room = group(stage)
    ann = stage.people["ann"]
    desk = ann.open()
    room.group.members[stage.telegram.world.bot["id"]]["can_restrict_members"] = False
    async with stage.bot(operator=ON | {"moderation.raid": "on"}):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        for number in range(30):
            stage.person(f"r{number}", 600 + number).join(room)
        await stage.settled()
    assert len([one for one in stage.telegram.said(room) if "could not be done" in one]) == 0
    (told,) = [one for one in stage.telegram.said(desk) if "could not be done" in one]
    assert "“Ban users”" in told
    assert "Learners" in told


async def test_a_message_that_stays_though_it_should_be_held_earns_and_says_so(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    desk = ann.open()
    async with stage.bot(operator=HOLD):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        stage.telegram.faults.arm("deleteMessage", "400:Bad Request: message can't be deleted")
        eve.say(room, LINK)
        await stage.settled()
    words = stage.telegram.said(desk)
    assert any("could not be taken out of the chat" in one and "Release" not in one for one in words)
    assert any("“Delete messages”" in one for one in words)
    assert stage.read("select sum(xp) > 0 from ledger") == [(1,)]


async def test_a_held_message_comes_back_in_its_topic_as_it_was(stage: OnTelegram) -> None:
    room = group(stage, forum=True)
    ann, eve = stage.people["ann"], stage.people["eve"]
    desk, topic = ann.open(), room.topic("Questions", ann)
    said = LINK + " <b>@ann & co</b> *_[x](y)" + " 好的" * 1200
    async with stage.bot(operator=HOLD):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        number = eve.say(room, said, thread=topic)["message_id"]
        await stage.settled()
        assert number not in room.group.messages
        (told,) = [one for one in stage.telegram.said(room) if "a moderator looks at it" in one]
        assert told.startswith("eve ")
        card = next(n for n, one in desk.group.messages.items() if "waits for you" in one.get("text", ""))
        ann.press(desk, card, "✅ Release")
        await stage.settled()
    again = [one for one in room.group.messages.values() if "released by a moderator" in one.get("text", "")]
    assert len(again) == 1
    assert again[0]["message_thread_id"] == topic
    whole = "".join(stage.telegram.said(room))
    assert LINK + " <b>@ann & co</b> *_[x](y)" in whole
    assert whole.count("好的") == 1200


async def test_a_picture_that_was_held_is_asked_for_again(stage: OnTelegram) -> None:
    room = group(stage)
    ann, eve = stage.people["ann"], stage.people["eve"]
    desk = ann.open()
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    async with stage.bot(operator=HOLD):
        ann.say(desk, "/help")
        ann.say(room, "hello")
        await stage.settled()
        eve.say(room, "", photo=photo, caption=LINK)
        await stage.settled()
        card = next(n for n, one in desk.group.messages.items() if "waits for you" in one.get("text", ""))
        assert "📎 1" in desk.group.messages[card]["text"]
        ann.press(desk, card, "✅ Release")
        await stage.settled()
    assert any("A file came with it" in one for one in stage.telegram.said(room))
