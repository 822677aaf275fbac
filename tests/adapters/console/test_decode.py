from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.console.board import Board
from adapters.console.decode import decode, mentioned
from adapters.console.script import Said
from engine.contract.events import (
    Attachment,
    Button,
    Deleted,
    Edited,
    Joined,
    JoinRequest,
    Left,
    Message,
    Reaction,
    Rights,
    Voice,
)
from engine.contract.replies import Button as Choice
from engine.contract.replies import Buttons, Text
from tests.adapters.console.play import START, play, reply_to


async def test_a_message_carries_number_chat_and_author() -> None:
    played = await play("alice: 签到")
    (event,) = played.events
    assert event.platform == "console"
    assert (event.chat.id, event.chat.private, event.community) == ("general", False, "sandbox")
    assert event.unique == "1"
    assert event.people[0].name == "alice"
    assert event.body == Message(text="签到", message="1")


async def test_admin_rights_come_before_the_line_that_claims_them_and_once() -> None:
    played = await play("admin!: /settings", "admin!: again", "admin: and again")
    assert [type(one.body) for one in played.events] == [Rights, Message, Message, Message]
    assert played.events[0].body == Rights(role="admin")
    assert played.events[0].at == played.events[1].at == START


async def test_rights_claimed_in_private_hold_in_the_group() -> None:
    played = await play("@dm admin", "admin!: /settings")
    assert [one.chat.private for one in played.events] == [False, True]


async def test_a_reply_names_message_and_author() -> None:
    played = await play("alice: hi", "bob ^1: hello", "carol ^: hey")
    bodies = [one.body for one in played.events]
    assert bodies[1] == Message(text="hello", message="2", reply_to="1", reply_actor=1)
    assert played.events[1].people[1].id == "alice"
    assert bodies[2] == Message(text="hey", message="3", reply_to="2", reply_actor=1)


async def test_a_reply_to_the_bot_names_no_author() -> None:
    played = await play("alice: hi", "bob ^: ok", answer=lambda one: [reply_to(one, Text("hello"))])
    body = played.events[1].body
    assert isinstance(body, Message)
    assert (body.reply_to, body.reply_actor) == ("2", None)


async def test_the_previous_message_is_that_of_the_same_chat() -> None:
    played = await play(
        "alice: one", "#random", "bob: two", "#general", "carol ^: three", "#empty", "dan ^: x"
    )
    body = played.events[2].body
    assert isinstance(body, Message)
    assert body.reply_to == "1"
    assert played.code == 2
    assert "line 7: there is no message before this one in #empty" in played.errors


async def test_everything_that_happens_becomes_its_event() -> None:
    played = await play(
        "alice: one",
        "bob +👍 1",
        "bob -👍 1",
        "alice edit 1: two",
        "alice delete 1",
        "carol requests to join",
        "carol joins",
        "carol joins voice Lounge",
        "carol leaves voice",
        "carol leaves",
        "alice sends photo.jpg",
    )
    assert [one.body for one in played.events] == [
        Message(text="one", message="1"),
        Reaction(message="1", emoji="👍"),
        Reaction(message="1", emoji="👍", added=False),
        Edited(message="1", text="two"),
        Deleted(message="1"),
        JoinRequest(),
        Joined(),
        Voice(room="Lounge", present=True),
        Voice(room="Lounge", present=False),
        Left(),
        Message(message="2", attachments=(Attachment("photo", "photo.jpg"),)),
    ]
    assert [one.unique for one in played.events] == [
        "1", "e1", "e2", "1:edited:e3", "1:deleted", "e5", "e6", "e7", "e8", "e9", "2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "kind"),
    [("a.png", "photo"), ("a.mp4", "video"), ("a.mp3", "audio"), ("a.ogg", "voice"), ("a.gif", "animation")],
)
async def test_a_file_has_the_kind_of_its_name(file: str, kind: str) -> None:
    body = (await play(f"alice sends {file}")).events[0].body
    assert isinstance(body, Message)
    assert body.attachments[0].kind == kind


BUTTONS = Buttons(
    ((Choice("A", data="x:a"), Choice("B", data="x:b")), (Choice("F", form="ask"), Choice("U", url="u")))
)


async def test_a_press_carries_the_buttons_data() -> None:
    played = await play(
        "alice: hi",
        "alice press 2 2",
        "alice press 2 3",
        "alice press 2 4",
        answer=lambda one: [reply_to(one, BUTTONS)] if isinstance(one.body, Message) else [],
    )
    assert [one.body for one in played.events[1:]] == [
        Button(message="2", data="x:b"),
        Button(message="2", data="form:ask"),
    ]
    assert played.objects[-1]["text"] == "u"
    assert (played.objects[-1]["n"], played.objects[-1]["private"]) == (2, True)


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (["alice: hi", "alice press 2 5"], "has 4 buttons, not 5"),
        (["alice: hi", "alice press 9 1"], "there is no message 9"),
        (["alice: hi", "bob edit 1: no"], "only their own"),
        (["alice: hi", "alice delete 1", "bob +👍 1"], "was deleted"),
        (["alice leaves voice"], "no voice room"),
        (["@dm alice", "bob: hi"], "alice's private chat"),
        (["@dm alice", "alice: hi", "#general", "bob +👍 1"], "not visible"),
        (["@dm alice", "alice: hi", "#general", "alice ^1: hi"], "is in @alice"),
    ],
)
async def test_what_cannot_have_happened_is_refused(lines: list[str], error: str) -> None:
    played = await play(*lines, answer=lambda one: [reply_to(one, BUTTONS)])
    assert played.code == 2
    assert error in played.errors
    assert f"line {len(lines)}: " in played.errors


async def test_messages_of_an_earlier_run_are_taken_by_number_but_have_no_buttons() -> None:
    played = await play("bob +👍 3", "bob ^3: yes", "bob press 3 1", first_number=10, first_event=20)
    assert played.events[0].unique == "e20"
    assert played.events[1].body == Message(text="yes", message="10", reply_to="3")
    assert "from an earlier run" in played.errors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("thanks @bob", ["bob"]),
        ("@bobby hi", ["bobby"]),
        ("@bobbyx hi", []),
        ("谢谢@小明啊 @小明明", ["小明", "小明明"]),
        ("＠Bob，好", ["bob"]),
        ("mail a@bob.org @nobody", ["bob"]),
    ],
)
def test_mentions_are_known_names_the_longest_first(text: str, names: list[str]) -> None:
    assert mentioned(text, ["bob", "bobby", "小明", "小明明"]) == names


async def test_a_mention_needs_a_member_already_seen() -> None:
    played = await play("bob: hi", "alice: thanks @bob @carol")
    body = played.events[1].body
    assert isinstance(body, Message)
    assert body.mentions == (1,)
    assert [one.id for one in played.events[1].people] == ["alice", "bob"]


@given(st.lists(st.sampled_from(["alice", "bob"]), max_size=12), st.integers(1, 10**6))
def test_decoding_reads_the_board_and_changes_nothing(names: list[str], first: int) -> None:
    board = Board(first_number=first)
    for name in names:
        one = decode(Said(name, "hello @bob"), board, START)
        assert one == decode(Said(name, "hello @bob"), board, START)
        board.record(one[0])
    assert board.next_number == first + len(names)
