from __future__ import annotations

from typing import Any

import pytest

from engine.contract import acts
from engine.contract.acts import AnyAct
from engine.contract.clock import DAY, SECOND
from engine.contract.errors import SendError
from engine.contract.events import PersonRef
from tests.adapters.telegram.rig import NOW, Bench
from tests.fakes.telegram.people import Person, Room

PEOPLE = {
    7: PersonRef("1001", "Alice"),
    8: PersonRef("channel55", "Spam channel"),
    9: PersonRef("", "Elsewhere"),
}


async def do(desk: Bench, room: Room, act: AnyAct, **more: Any) -> Any:
    return await desk.adapter.send(desk.delivery(room, act=act, people=PEOPLE, **more))


@pytest.mark.parametrize(
    ("asked", "until"),
    [(3600, 3600), (5, 35), (400 * 86400, 366 * 86400 - 3600)],
)
async def test_a_restriction_never_becomes_one_for_ever(
    desk: Bench, room: Room, alice: Person, asked: int, until: int
) -> None:
    await do(desk, room, acts.Restrict(chat=1, actor=7, until=(NOW + asked) * SECOND))
    assert room.group.members[alice.id]["until_date"] == NOW + until


async def test_one_for_good_is_meant_so(desk: Bench, room: Room, alice: Person) -> None:
    await do(desk, room, acts.Restrict(chat=1, actor=7))
    assert room.group.members[alice.id]["until_date"] == 0
    await do(desk, room, acts.Restrict(chat=1, actor=7, lift=True))
    assert room.group.members[alice.id]["status"] == "member"


async def test_one_whose_time_is_over_does_not_begin(desk: Bench, room: Room, alice: Person) -> None:
    await do(desk, room, acts.Restrict(chat=1, actor=7, until=(NOW - 1) * SECOND))
    await do(desk, room, acts.Ban(chat=1, actor=7, until=(NOW - 1) * SECOND))
    assert alice.id not in room.group.members


async def test_a_ban_and_its_undoing(desk: Bench, room: Room, alice: Person) -> None:
    await do(desk, room, acts.Ban(chat=1, actor=7))
    assert room.group.members[alice.id]["status"] == "kicked"
    await do(desk, room, acts.Unban(chat=1, actor=7))
    assert alice.id not in room.group.members


async def test_who_is_kicked_may_come_back(desk: Bench, room: Room, alice: Person) -> None:
    alice.join(room)
    await do(desk, room, acts.Kick(chat=1, actor=7))
    assert alice.id not in room.group.members


@pytest.mark.parametrize(
    "act",
    [acts.Kick(chat=1, actor=7), acts.Restrict(chat=1, actor=7), acts.Restrict(chat=1, actor=7, lift=True)],
)
async def test_what_a_rule_does_ends_no_ban_made_by_hand(
    desk: Bench, room: Room, alice: Person, act: AnyAct
) -> None:
    alice.rise(room, "kicked")
    await do(desk, room, act)
    assert room.group.members[alice.id]["status"] == "kicked"
    (look,) = desk.telegram.calls("getChatMember")
    assert look.params == {"chat_id": room.id, "user_id": alice.id}
    assert desk.telegram.calls("banChatMember", "unbanChatMember", "restrictChatMember") == []


async def test_who_asks_for_a_kick_of_somebody_banned_by_hand_is_refused(
    desk: Bench, room: Room, alice: Person
) -> None:
    bob = desk.telegram.person(1002, "Bob")
    bob.rise(room, "administrator", can_restrict_members=True)
    alice.rise(room, "kicked")
    people = {**PEOPLE, 6: PersonRef("1002", "Bob")}
    with pytest.raises(SendError, match="banned already") as refused:
        await desk.adapter.send(desk.delivery(room, act=acts.Kick(chat=1, actor=7, by=6), people=people))
    assert refused.value.permanent
    assert room.group.members[alice.id]["status"] == "kicked"


async def test_a_kick_that_was_interrupted_goes_on_and_would_end_by_itself(
    desk: Bench, room: Room, alice: Person
) -> None:
    alice.join(room)
    desk.telegram.faults.arm("unbanChatMember", "500")
    with pytest.raises(SendError):
        await do(desk, room, acts.Kick(chat=1, actor=7))
    assert room.group.members[alice.id]["until_date"] == NOW + 35
    await do(desk, room, acts.Kick(chat=1, actor=7))
    assert alice.id not in room.group.members


async def test_many_messages_go_a_hundred_at_a_time(desk: Bench, room: Room, alice: Person) -> None:
    numbers = tuple(str(alice.say(room, "spam")["message_id"]) for _ in range(230))
    await do(desk, room, acts.Delete(chat=1, messages=(*numbers, "999999")))
    assert room.group.messages == {}
    sizes = [len(call.params["message_ids"]) for call in desk.telegram.calls("deleteMessages")]
    assert sizes == [100, 100, 31]


async def test_a_message_that_is_gone_is_deleted(desk: Bench, room: Room) -> None:
    await do(desk, room, acts.Delete(chat=1, messages=("5",)))


async def test_what_may_not_be_deleted_is_said_but_for_passing_messages(desk: Bench, room: Room) -> None:
    desk.telegram.faults.arm("deleteMessage", "400:Bad Request: message can't be deleted", 2)
    with pytest.raises(SendError) as refused:
        await do(desk, room, acts.Delete(chat=1, messages=("5",)))
    assert refused.value.permanent
    await do(desk, room, acts.Tidy(chat=1, messages=("5",)))


@pytest.mark.parametrize(("emoji", "shown"), [("🎉", "🎉"), ("✅", "👌"), ("🧪", "👍")])
async def test_a_reaction_that_bots_may_not_use_has_a_stand_in(
    desk: Bench, room: Room, alice: Person, emoji: str, shown: str
) -> None:
    number = alice.say(room, "hi")["message_id"]
    await do(desk, room, acts.React(chat=1, message=str(number), emoji=emoji))
    assert room.group.reactions[number][desk.telegram.world.bot["id"]] == [shown]


@pytest.mark.parametrize(("text", "tag"), [("Lv 3 ⭐🔥", "Lv 3"), ("学" * 20, "学" * 16), ("", "")])
async def test_a_tag_has_no_emoji_and_sixteen_letters(
    desk: Bench, room: Room, alice: Person, text: str, tag: str
) -> None:
    await do(desk, room, acts.Tag(chat=1, actor=7, text=text))
    assert room.group.tags[alice.id] == tag


async def test_a_request_that_somebody_else_decided_is_no_error(
    desk: Bench, room: Room, alice: Person
) -> None:
    alice.ask_in(room)
    await do(desk, room, acts.ApproveJoin(chat=1, actor=7))
    assert room.group.members[alice.id]["status"] == "member"
    await do(desk, room, acts.ApproveJoin(chat=1, actor=7))


async def test_a_topic_opens_once_with_its_first_words(desk: Bench, alice: Person) -> None:
    room = desk.telegram.group(forum=True)
    act = acts.OpenThread(chat=1, title="周" * 200, text="Welcome")
    desk.telegram.faults.arm("sendMessage", "500")
    with pytest.raises(SendError):
        await do(desk, room, act)
    sent = await do(desk, room, act)
    assert len(room.group.topics) == 1
    assert room.group.messages[int(sent.message)]["message_thread_id"] == int(sent.thread)


async def test_a_group_without_topics_has_none(desk: Bench, room: Room) -> None:
    with pytest.raises(SendError, match=r"(?i)forum") as refused:
        await do(desk, room, acts.OpenThread(chat=1, title="x"))
    assert refused.value.permanent


async def test_a_link_of_ones_own(desk: Bench, room: Room, alice: Person) -> None:
    sent = await do(desk, room, acts.MakeInvite(chat=1, actor=7))
    assert sent.link in desk.telegram.world.links
    assert desk.telegram.calls("createChatInviteLink")[0].params["name"] == "Alice"


async def test_a_channel_that_spoke_is_banned_as_one(desk: Bench, room: Room) -> None:
    desk.telegram.faults.arm("banChatSenderChat", "400:Bad Request: participant_id_invalid")
    with pytest.raises(SendError, match=r"(?i)participant"):
        await do(desk, room, acts.Ban(chat=1, actor=8))


@pytest.mark.parametrize("actor", [9, 99, None])
async def test_nobody_on_telegram_is_refused(desk: Bench, room: Room, actor: int | None) -> None:
    with pytest.raises(SendError) as refused:
        await do(desk, room, acts.Ban(chat=1, actor=actor))
    assert refused.value.permanent


async def test_a_missing_right_is_permanent_and_said(desk: Bench, alice: Person) -> None:
    room = desk.telegram.group(admin=False)
    with pytest.raises(SendError, match=r"(?i)rights") as refused:
        await do(desk, room, acts.Ban(chat=1, actor=7, until=NOW * SECOND + DAY))
    assert refused.value.permanent
