from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from adapters.telegram.keyboard import full_data
from engine.contract.errors import ChatMoved, SendError
from engine.contract.events import PersonRef
from engine.contract.replies import NOTICE, Button, Buttons, File, Image, Mention, Text, Toast
from tests.adapters.telegram.rig import Bench
from tests.fakes.telegram.people import Person, Room

PEOPLE = {7: PersonRef("1001", "Alice")}
KNOCK: dict[str, Any] = {"knock": "Open our chat", "knock_button": "Open"}


def last(room: Room) -> dict[str, Any]:
    return next(reversed(room.group.messages.values()))


async def test_an_answer_goes_to_the_thread_and_message_it_came_from(desk: Bench, alice: Person) -> None:
    room = desk.telegram.group(forum=True)
    topic = room.topic("Week 3", alice)
    asked = alice.say(room, "?", thread=topic)["message_id"]
    sent = await desk.adapter.send(desk.delivery(room, Text("!"), thread=str(topic), reply_to=str(asked)))
    message = room.group.messages[int(sent.message)]
    assert message["message_thread_id"] == topic
    assert message["reply_to_message"]["message_id"] == asked


async def test_every_page_and_file_stays_in_the_thread(desk: Bench, alice: Person) -> None:
    room = desk.telegram.group(forum=True)
    topic = room.topic("Week 3", alice)
    parts = (Text("long " * 2000), Image("a.png", data=b"x"), File("b.json", b"{}"))
    sent = await desk.adapter.send(desk.delivery(room, *parts, thread=str(topic)))
    made = [one for one in room.group.messages.values() if one["from"]["is_bot"]]
    assert len(made) == sent.pages == 5
    assert all(one["message_thread_id"] == topic for one in made)


async def test_an_answer_to_a_deleted_message_is_said_all_the_same(desk: Bench, room: Room) -> None:
    await desk.adapter.send(desk.delivery(room, Text("!"), reply_to="999"))
    assert desk.telegram.said(room) == ["!"]


async def test_links_have_no_previews_and_notices_make_no_sound(desk: Bench, room: Room) -> None:
    await desk.adapter.send(desk.delivery(room, Text("https://example.org"), priority=NOTICE))
    params = desk.telegram.calls("sendMessage")[0].params
    assert params["link_preview_options"] == {"is_disabled": True}
    assert params["disable_notification"] is True


async def test_the_same_edit_twice_is_no_error(desk: Bench, room: Room) -> None:
    first = await desk.adapter.send(desk.delivery(room, Text("one")))
    for _ in range(2):
        again = await desk.adapter.send(desk.delivery(room, Text("two"), edits=first.message))
        assert again.message == first.message
    assert desk.telegram.said(room) == ["two"]


async def test_an_edit_of_a_deleted_message_is_sent_anew(desk: Bench, room: Room) -> None:
    first = await desk.adapter.send(desk.delivery(room, Text("one")))
    del room.group.messages[int(first.message)]
    again = await desk.adapter.send(desk.delivery(room, Text("two"), edits=first.message))
    assert again.message != first.message
    assert desk.telegram.said(room) == ["two"]


async def test_what_no_edit_can_make_of_a_message_replaces_it(desk: Bench, room: Room) -> None:
    first = await desk.adapter.send(desk.delivery(room, Image("a.png", data=b"x")))
    again = await desk.adapter.send(desk.delivery(room, Text("two"), edits=first.message))
    assert again.message != first.message
    assert desk.telegram.said(room) == ["two"]
    third = await desk.adapter.send(desk.delivery(room, Text("x" * 5000), edits=again.message))
    assert len(desk.telegram.said(room)) == third.pages == 2


async def test_a_picture_is_edited_in_place(desk: Bench, room: Room) -> None:
    first = await desk.adapter.send(desk.delivery(room, Text("one")))
    picture = desk.delivery(room, Text("mood"), Image("a.png", data=b"x"), edits=first.message)
    assert (await desk.adapter.send(picture)).message == first.message
    assert last(room)["caption"] == "mood"
    assert "photo" in last(room)


async def test_pictures_from_disk_and_documents(desk: Bench, room: Room, tmp_path: Path) -> None:
    path = tmp_path / "curve.png"
    path.write_bytes(b"png")
    await desk.adapter.send(desk.delivery(room, Text("look"), Image("curve.png", path=str(path))))
    assert last(room)["caption"] == "look"
    await desk.adapter.send(desk.delivery(room, File("me.json", b"{}")))
    assert last(room)["document"]["file_name"] == "me.json"
    with pytest.raises(SendError) as gone:
        await desk.adapter.send(desk.delivery(room, Image("x.png", path=str(tmp_path / "none.png"))))
    assert gone.value.permanent


async def test_a_picture_that_telegram_does_not_take_is_a_document(desk: Bench, room: Room) -> None:
    desk.telegram.faults.arm("sendPhoto", "400:Bad Request: PHOTO_INVALID_DIMENSIONS")
    await desk.adapter.send(desk.delivery(room, Image("wide.png", data=b"x")))
    assert last(room)["document"]["file_name"] == "wide.png"


async def test_the_keyboard_stands_under_the_last_page(desk: Bench, room: Room) -> None:
    buttons = Buttons(((Button("More", data="more"),),))
    sent = await desk.adapter.send(desk.delivery(room, Text("x" * 9000), buttons))
    assert [("reply_markup" in one) for one in room.group.messages.values()] == [False, False, True]
    assert last(room)["message_id"] == int(sent.message)


async def test_long_data_is_remembered_for_the_press(desk: Bench, room: Room, alice: Person) -> None:
    long = "points:" + "x" * 100 + "~7"
    await desk.adapter.send(desk.delivery(room, Text("?"), Buttons(((Button("Go", data=long),),))))
    async with desk.running():
        alice.press(room, last(room)["message_id"], "Go")
        event = (await desk.heard())[0]
    assert msgspec.to_builtins(event.body)["data"] == long
    desk.clock.move_to(desk.clock.now() + 31 * 86_400_000_000)
    short = last(room)["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert await full_data(short, desk.memory) == short


class TestInPrivate:
    async def test_a_private_answer_goes_to_the_private_chat(
        self, desk: Bench, room: Room, alice: Person
    ) -> None:
        private = alice.open()
        await desk.adapter.send(
            desk.delivery(room, Text("12 xp"), actor=7, private=True, people=PEOPLE, **KNOCK)
        )
        assert desk.telegram.said(private) == ["12 xp"]
        assert desk.telegram.said(room) == []
        assert desk.adapter.unreachable == 0

    async def test_a_closed_door_is_knocked_at_without_the_content(
        self, desk: Bench, room: Room, alice: Person
    ) -> None:
        asked = alice.say(room, "/me")["message_id"]
        delivery = desk.delivery(
            room,
            Text("12 xp"),
            actor=7,
            private=True,
            reply_to=str(asked),
            people=PEOPLE,
            slot="s",
            community=31,
            **KNOCK,
        )
        sent = await desk.adapter.send(delivery)
        assert desk.telegram.said(room) == ["Open our chat\nOpen"]
        assert last(room)["reply_to_message"]["message_id"] == asked
        button = last(room)["reply_markup"]["inline_keyboard"][0][0]
        assert button["url"] == "https://t.me/qunban_bot?start=c31"
        assert sent.message == "", "a later edit must not put the content into the group"
        assert desk.adapter.unreachable == 1

    async def test_who_did_not_ask_is_named(self, desk: Bench, room: Room, alice: Person) -> None:
        await desk.adapter.send(desk.delivery(room, Text("x"), actor=7, direct=True, people=PEOPLE, **KNOCK))
        assert desk.telegram.said(room) == ["Alice Open our chat\nOpen"]

    async def test_somebody_who_blocked_the_bot_is_knocked_at_too(
        self, desk: Bench, room: Room, alice: Person
    ) -> None:
        alice.open()
        desk.telegram.faults.arm("sendMessage", "403:Forbidden: bot was blocked by the user")
        await desk.adapter.send(desk.delivery(room, Text("x"), actor=7, private=True, people=PEOPLE, **KNOCK))
        assert desk.telegram.said(room) == ["Alice Open our chat\nOpen"]

    async def test_who_left_telegram_is_not(self, desk: Bench, room: Room, alice: Person) -> None:
        alice.open()
        desk.telegram.faults.arm("sendMessage", "403:Forbidden: user is deactivated")
        with pytest.raises(SendError) as refused:
            await desk.adapter.send(
                desk.delivery(room, Text("x"), actor=7, private=True, people=PEOPLE, **KNOCK)
            )
        assert refused.value.permanent
        assert desk.telegram.said(room) == []

    async def test_a_private_answer_to_a_button_in_the_group_does_not_edit_the_group(
        self, desk: Bench, room: Room, alice: Person
    ) -> None:
        menu = await desk.adapter.send(desk.delivery(room, Text("menu")))
        private = alice.open()
        await desk.adapter.send(
            desk.delivery(
                room,
                Text("yours"),
                actor=7,
                private=True,
                edit=menu.message,
                edits=menu.message,
                people=PEOPLE,
            )
        )
        assert desk.telegram.said(room) == ["menu"]
        assert desk.telegram.said(private) == ["yours"]


class TestErrors:
    @pytest.mark.parametrize(
        "said",
        [
            "400:Bad Request: chat not found",
            "400:Bad Request: not enough rights to send text messages to the chat",
            "400:Bad Request: TOPIC_CLOSED",
            "403:Forbidden: bot was kicked from the supergroup chat",
        ],
    )
    async def test_what_will_never_work_is_permanent(self, desk: Bench, room: Room, said: str) -> None:
        desk.telegram.faults.arm("sendMessage", said)
        with pytest.raises(SendError) as refused:
            await desk.adapter.send(desk.delivery(room, Text("x")))
        assert refused.value.permanent
        assert said.rpartition(": ")[2].casefold() in str(refused.value).casefold()

    async def test_it_hands_on_how_long_to_wait(self, desk: Bench, room: Room) -> None:
        desk.telegram.faults.arm("sendMessage", "429:23")
        with pytest.raises(SendError) as refused:
            await desk.adapter.send(desk.delivery(room, Text("x")))
        assert (refused.value.permanent, refused.value.retry_after) == (False, 23)
        assert desk.waits.asked == []

    @pytest.mark.parametrize("fault", ["500", "502", "drop-before", "drop-after"])
    async def test_what_passes_is_tried_again_by_the_sender(
        self, desk: Bench, room: Room, fault: str
    ) -> None:
        desk.telegram.faults.arm("sendMessage", fault)
        with pytest.raises(SendError) as refused:
            await desk.adapter.send(desk.delivery(room, Text("x")))
        assert not refused.value.permanent
        await desk.adapter.send(desk.delivery(room, Text("x")))
        assert desk.telegram.said(room)[-1] == "x"

    async def test_a_notice_that_may_have_been_said_is_not_repeated(self, desk: Bench, room: Room) -> None:
        desk.telegram.faults.arm("sendMessage", "drop-after")
        with pytest.raises(SendError, match="maybe sent") as refused:
            await desk.adapter.send(desk.delivery(room, Text("level 3!"), priority=NOTICE))
        assert refused.value.permanent
        assert desk.telegram.said(room) == ["level 3!"]

    async def test_the_next_attempt_goes_on_where_the_last_one_stopped(self, desk: Bench, room: Room) -> None:
        delivery = desk.delivery(room, Text("a" * 4096 + "b" * 4096), File("c.json", b"{}"))
        desk.telegram.faults.arm("sendDocument", "500")
        with pytest.raises(SendError):
            await desk.adapter.send(delivery)
        sent = await desk.adapter.send(delivery)
        assert [one[:1] for one in desk.telegram.said(room)] == ["a", "b", "c"]
        assert sent.pages == 3

    async def test_a_chat_that_moved_tells_where_to(self, desk: Bench) -> None:
        room = desk.telegram.group(-77, kind="group")
        room.migrate(-1009)
        with pytest.raises(ChatMoved) as moved:
            await desk.adapter.send(desk.delivery(room, Text("x")))
        assert moved.value.new_id == "-1009"

    async def test_nobody_there_at_all(self, desk: Bench, room: Room) -> None:
        await desk.telegram.__aexit__()
        with pytest.raises(SendError) as refused:
            await desk.adapter.send(desk.delivery(room, Text("x"), priority=NOTICE))
        assert not refused.value.permanent, "it was certainly not sent"


async def test_a_mention_is_one(desk: Bench, room: Room, alice: Person) -> None:
    await desk.adapter.send(desk.delivery(room, Text("谢谢 😀 "), Mention(7), people=PEOPLE))
    (entity,) = last(room)["entities"]
    assert (entity["type"], entity["offset"], entity["length"]) == ("text_mention", 6, 5)


class TestPresses:
    @pytest.fixture
    def menu(self, desk: Bench, room: Room) -> int:
        keyboard = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
        message = desk.telegram.world.post(
            room.group, desk.telegram.world.bot, text="?", reply_markup=keyboard
        )
        return int(message["message_id"])

    async def test_a_toast_in_time_is_the_answer(
        self, desk: Bench, room: Room, alice: Person, menu: int
    ) -> None:
        async with desk.running():
            press = alice.press(room, menu, "Go")
            await desk.until(lambda: desk.patience.asked == [1.0])
            await desk.adapter.send(desk.delivery(room, Toast("done"), interaction=press, private=True))
            assert [(one["callback_query_id"], one["text"]) for one in desk.telegram.world.answers] == [
                (press, "done")
            ]
            desk.patience.over.set()
        assert len(desk.telegram.world.answers) == 1

    async def test_after_a_second_the_answer_is_empty_and_a_late_toast_is_dropped(
        self, desk: Bench, room: Room, alice: Person, menu: int
    ) -> None:
        async with desk.running():
            press = alice.press(room, menu, "Go")
            await desk.until(lambda: desk.patience.asked == [1.0])
            desk.patience.over.set()
            await desk.until(lambda: desk.telegram.world.answers)
            sent = await desk.adapter.send(desk.delivery(room, Toast("late"), interaction=press))
            assert sent.message == ""
        assert desk.telegram.world.answers == [{"callback_query_id": press}]

    async def test_a_press_that_came_twice_is_answered_once(
        self, desk: Bench, room: Room, alice: Person, menu: int
    ) -> None:
        desk.patience.held = False
        async with desk.running():
            alice.press(room, menu, "Go")
            desk.telegram.duplicate()
            await desk.until(lambda: desk.telegram.world.answers and not desk.telegram.pending())
            desk.telegram.push_raw(
                {"update_id": 9900, "callback_query": next(iter(desk.telegram.world.presses.values()))}
            )
            await desk.until(lambda: not desk.telegram.pending())
        assert len(desk.telegram.world.answers) == 1

    async def test_a_press_of_long_ago_is_nobodys_error(self, desk: Bench, room: Room) -> None:
        await desk.adapter.send(desk.delivery(room, Toast("x"), interaction="forgotten"))
        assert desk.telegram.world.answers == []

    async def test_a_press_is_not_answered_before_it_is_in_the_log(
        self, desk: Bench, room: Room, alice: Person, menu: int
    ) -> None:
        desk.patience.held = False
        seen: list[int] = []
        desk.stream.seen = lambda: seen.append(len(desk.telegram.world.answers))
        desk.stream.outages = 2
        async with desk.running():
            alice.press(room, menu, "Go")
            await desk.until(lambda: desk.telegram.world.answers)
        assert seen[0] == 0

    async def test_stopping_answers_what_waits(
        self, desk: Bench, room: Room, alice: Person, menu: int
    ) -> None:
        async with desk.running():
            alice.press(room, menu, "Go")
            await desk.until(lambda: desk.patience.asked == [1.0])
        assert len(desk.telegram.world.answers) == 1
