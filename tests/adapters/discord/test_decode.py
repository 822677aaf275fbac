"""Payloads, one by one; the keys are those of an import of the same channel."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from adapters.discord import decode
from adapters.discord.decode import Room, direct
from adapters.replay import read
from engine.contract.events import Announced, Attachment, ChatRef, Message
from tests.fakes.discord import shapes
from tests.fakes.discord.shapes import Json
from tests.fakes.engine import log_key

AT = 1_767_578_400_123_000
ROOM = Room(ChatRef("22", "help", space="1", space_title="课堂"))
ALICE = shapes.user("100", "alice", shown="爱丽丝")
BOB = shapes.user("101", "bob")


def number(at: int = AT, count: int = 1) -> str:
    return str(((at // 1000 - decode.EPOCH_MS) << 22) + count)


def posted(text: str = "hello", author: Json = ALICE, **more: Any) -> Json:
    return shapes.message(number(), "22", author, text, AT, **more)


def said(text: str = "hello", author: Json = ALICE, **more: Any) -> Message:
    event = decode.message(posted(text, author, **more), ROOM)
    assert event is not None
    assert isinstance(event.body, Message)
    return event.body


def test_the_time_is_that_of_the_message() -> None:
    event = decode.message(posted(), ROOM)
    assert event is not None
    assert event.at == AT


@pytest.mark.parametrize(
    ("member", "name"), [({"nick": "小爱"}, "小爱"), ({"nick": None}, "爱丽丝"), (None, "爱丽丝")]
)
def test_a_nickname_goes_before_the_global_name(member: Json | None, name: str) -> None:
    assert decode.person(ALICE, member).name == name
    assert decode.person(BOB, {"nick": None}).name == "bob"


@pytest.mark.parametrize(
    ("user", "webhook", "payable"),
    [
        (ALICE, False, True),
        (ALICE, True, False),
        (ALICE | {"bot": True}, False, False),
        (ALICE | {"system": True}, False, False),
    ],
)
def test_who_is_nobody_is_never_paid(user: Json, webhook: bool, payable: bool) -> None:
    assert decode.person(user, webhook=webhook).payable is payable


@pytest.mark.parametrize("kind", [1, 2, 3, 4, 5, 7, 8, 18, 21, 24, 46])
def test_notices_of_the_system_are_no_messages(kind: int) -> None:
    assert decode.message(posted(type=kind), ROOM) is None


def test_the_line_about_a_pin_is_known_and_nobodys() -> None:
    found = decode.message(posted(type=6), ROOM)
    assert found is not None
    assert isinstance(found.body, Announced)
    assert (found.actor, found.body.what) == (None, "pinned")


def test_what_only_one_person_sees_is_no_message() -> None:
    assert decode.message(posted(flags=64), ROOM) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hi <@101> and <@!101>", "hi @bob and @bob"),
        ("<@999> is not here", "<@999> is not here"),
        ("<:party:123><a:dance:456>", ":party::dance:"),
        ("a < b > c", "a < b > c"),
        ("a\0b", "ab"),
        ("half \ud83d letter", "half \ufffd letter"),
        ("whole \U0001f600", "whole \U0001f600"),
    ],
)
def test_texts_are_readable(text: str, shown: str) -> None:
    assert said(text, mentions=[BOB]).text == shown


def test_mentions_stand_in_the_order_of_the_text() -> None:
    carol = shapes.user("102", "carol")
    body = said("<@102> <@101> <@102>", mentions=[BOB, carol])
    event = decode.message(posted("<@102> <@101> <@102>", mentions=[BOB, carol]), ROOM)
    assert event is not None
    assert [event.people[one].handle for one in body.mentions] == ["carol", "bob"]


@pytest.mark.parametrize(
    ("text", "kept", "people"),
    [
        ("<@900> /me", "/me", ["alice"]),
        ("<@!900>  签到", "签到", ["alice"]),
        ("<@900> /points add <@101> 5", "/points add @bob 5", ["alice", "bob"]),
        ("<@900> what do you think of this?", "@qunban what do you think of this?", ["alice", "qunban"]),
        ("<@101> /me", "@bob /me", ["alice", "bob"]),
        ("/thank <@900>", "/thank @qunban", ["alice", "qunban"]),
    ],
)
def test_a_command_said_to_the_bot_is_written_without_its_mention(
    text: str, kept: str, people: list[str]
) -> None:
    bot = shapes.user("900", "qunban", bot=True)
    named = [one for one in (BOB, bot) if one["id"] in text]
    event = decode.message(posted(text, mentions=named), ROOM, own="900")
    assert event is not None
    assert isinstance(event.body, Message)
    assert (event.body.text, [one.handle for one in event.people]) == (kept, people)


def test_a_reply_knows_whom_it_answers_and_that_is_no_mention() -> None:
    original = shapes.message("55", "22", BOB, "?", AT)
    reference = {"type": 0, "message_id": "55", "channel_id": "22"}
    body = said("yes", type=19, message_reference=reference, referenced_message=original, mentions=[BOB])
    assert (body.reply_to, body.reply_actor, body.mentions) == ("55", 1, ())
    gone = said("yes", type=19, message_reference=reference, referenced_message=None)
    assert (gone.reply_to, gone.reply_actor) == ("55", None)


def test_a_pin_or_another_channels_message_is_no_reply() -> None:
    elsewhere = {"type": 0, "message_id": "55", "channel_id": "23"}
    assert said("see", type=19, message_reference=elsewhere).reply_to == ""
    assert said("see", message_reference={"type": 0, "message_id": "55", "channel_id": "22"}).reply_to == ""


def test_a_forward_has_the_text_inside() -> None:
    inside = {"message": {"content": "from elsewhere", "attachments": [{"filename": "a.png"}]}}
    body = said("", message_reference={"type": 1, "message_id": "5"}, message_snapshots=[inside])
    assert (body.text, body.forwarded, body.reply_to) == ("from elsewhere", True, "")
    assert body.attachments == (Attachment("photo", "a.png"),)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"attachments": [{"filename": "a.jpg"}]}, Attachment("photo", "a.jpg")),
        ({"attachments": [{"filename": "a.gif"}]}, Attachment("animation", "a.gif")),
        ({"attachments": [{"filename": "a", "content_type": "video/mp4"}]}, Attachment("video", "a")),
        ({"attachments": [{"filename": "a.ogg"}], "flags": 1 << 13}, Attachment("voice", "a.ogg")),
        ({"attachments": [{"filename": "a.mp3"}]}, Attachment("audio", "a.mp3")),
        ({"attachments": [{"filename": "a.pdf"}]}, Attachment("file", "a.pdf")),
        ({"sticker_items": [{"id": "1", "name": "wave", "format_type": 1}]}, Attachment("sticker", "wave")),
        ({"poll": {"question": {"text": "when?"}}}, Attachment("poll", "when?")),
    ],
)
def test_attachments(more: Json, found: Attachment) -> None:
    assert said("", **more).attachments == (found,)


def test_an_edit_is_keyed_by_time_and_text() -> None:
    first = posted("one", edited_timestamp=shapes.stamp(AT + 5))
    keys = [decode.edited(one, ROOM) for one in (first, first | {"content": "two"}, first | {"pinned": True})]
    assert keys[0] is not None
    assert keys[1] is not None
    assert keys[0].unique != keys[1].unique
    assert keys[0] == keys[2]
    assert decode.edited(posted("one"), ROOM) is None
    assert decode.edited({"id": "1", "channel_id": "22", "embeds": []}, ROOM) is None


def test_an_import_and_the_live_copy_are_one_event(tmp_path: Path) -> None:
    exported = {
        "guild": {"id": "1", "name": "课堂"},
        "channel": {
            "id": "77",
            "type": "GuildPublicThread",
            "categoryId": "22",
            "category": "help",
            "name": "w3",
        },
        "messages": [
            {
                "id": number(),
                "type": "Default",
                "timestamp": shapes.stamp(AT),
                "content": "hello",
                "author": {"id": "100", "name": "alice", "nickname": "爱丽丝", "isBot": False},
                "attachments": [],
                "mentions": [],
                "reactions": [],
            }
        ],
        "messageCount": 1,
    }
    file = tmp_path / "export.json"
    file.write_text(json.dumps(exported), encoding="utf-8")
    (imported,) = read(file)
    live = decode.message(posted() | {"channel_id": "77"}, Room(ROOM.chat, "77"))
    assert live is not None
    assert log_key(live) == log_key(imported)
    assert (live.thread, live.at, live.people, live.body) == (
        imported.thread,
        imported.at,
        imported.people,
        imported.body,
    )


def test_a_private_chat_is_the_person() -> None:
    assert direct("100").chat == ChatRef("100", kind="private", private=True)
