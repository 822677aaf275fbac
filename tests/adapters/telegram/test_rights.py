from __future__ import annotations

from engine.contract.clock import HOUR
from engine.contract.events import Joined, Message, Rights
from tests.adapters.telegram.rig import Bench
from tests.fakes.telegram.people import Person, Room
from tests.fakes.telegram.world import standing


def roles(desk: Bench) -> dict[str, str]:
    found = [(one.people[0].id, one.body.role) for one in desk.stream.events if isinstance(one.body, Rights)]
    return dict(found)


async def looked_up(desk: Bench, times: int = 1) -> None:
    await desk.until(lambda: len(desk.telegram.calls("getChatAdministrators")) == times)
    await desk.adapter.administrators.settled()


async def test_administrators_are_known_from_the_first_word(desk: Bench, room: Room, alice: Person) -> None:
    room.group.members[alice.id] = standing(alice.payload, "creator")
    bob = desk.telegram.person(1002, "Bob")
    room.group.members[bob.id] = standing(bob.payload, "administrator", can_delete_messages=True)
    async with desk.running():
        bob.say(room, "hello")
        bob.say(room, "again")
        await looked_up(desk)
        bob.say(room, "and again")
        await desk.until(lambda: not desk.telegram.pending())
    assert roles(desk) == {"1001": "owner", "1002": "moderator"}
    assert len(desk.telegram.calls("getChatAdministrators")) == 1


async def test_an_owners_first_word_is_read_as_an_owners(desk: Bench, room: Room, alice: Person) -> None:
    room.group.members[alice.id] = standing(alice.payload, "creator")
    async with desk.running():
        alice.say(room, "/setup")
        first, second = (await desk.heard(2))[:2]
    assert isinstance(first.body, Rights)
    assert isinstance(second.body, Message)


async def test_who_is_known_already_is_not_told_again(desk: Bench, room: Room, alice: Person) -> None:
    room.group.members[alice.id] = standing(alice.payload, "creator")
    desk.queries.known = {"1001": "owner"}
    async with desk.running():
        alice.say(room, "hello")
        await looked_up(desk)
    assert roles(desk) == {}


async def test_who_lost_a_role_in_the_meantime_loses_it(desk: Bench, room: Room, alice: Person) -> None:
    room.group.members[alice.id] = standing(alice.payload, "creator")
    async with desk.running():
        alice.say(room, "hello")
        await looked_up(desk)
    desk.queries.known = {"1001": "owner", "77": "admin"}
    room.group.members[alice.id] = standing(alice.payload, "member")
    desk.clock.move_to(desk.clock.now() + 7 * HOUR)
    async with desk.running():
        alice.say(room, "hello again")
        await looked_up(desk, 2)
    assert roles(desk) == {"1001": "member"}, "77 has the role from another chat of the community"


async def test_a_failed_look_is_made_up_for(desk: Bench, room: Room, alice: Person) -> None:
    room.group.members[alice.id] = standing(alice.payload, "creator")
    desk.telegram.faults.arm("getChatAdministrators", "500")
    async with desk.running():
        alice.say(room, "hello")
        await desk.until(lambda: len(desk.telegram.faults.met) == 1)
        await desk.adapter.administrators.settled()
        desk.clock.move_to(desk.clock.now() + HOUR)
        alice.say(room, "hello")
        await looked_up(desk)
    assert roles(desk) == {"1001": "owner"}


async def test_notices_of_members_are_read_where_the_bot_is_no_administrator(
    desk: Bench, alice: Person
) -> None:
    room = desk.telegram.group(admin=False)
    async with desk.running():
        alice.say(room, "hello")
        await looked_up(desk)
        notice = desk.telegram.world.post(room.group, alice.payload, new_chat_members=[alice.payload])
        desk.telegram.push("message", notice)
        await desk.until(lambda: not desk.telegram.pending())
        desk.telegram.push("my_chat_member", _promoted(desk, room, alice))
        desk.telegram.push("message", {**notice, "message_id": 90})
        await desk.until(lambda: not desk.telegram.pending())
    joined = [one.unique for one in desk.stream.events if isinstance(one.body, Joined)]
    assert joined == [f"{notice['message_id']}:joined"]


def _promoted(desk: Bench, room: Room, by: Person) -> dict[str, object]:
    bot = desk.telegram.world.bot
    return {
        "chat": desk.telegram.world.shown_chat(room.group),
        "from": by.payload,
        "date": desk.telegram.world.now(),
        "old_chat_member": standing(bot, "member"),
        "new_chat_member": standing(bot, "administrator"),
    }
