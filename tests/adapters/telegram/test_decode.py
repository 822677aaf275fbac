from __future__ import annotations

import json
from typing import Any

import pytest

from adapters.replay.options import Options
from adapters.replay.source import Source
from adapters.replay.telegram import read_chat
from adapters.telegram.decode import Decoder
from adapters.telegram.wire import read_batch
from engine.contract.clock import SECOND
from engine.contract.events import (
    Announced,
    Attachment,
    Button,
    ChatMigrated,
    Edited,
    Incoming,
    Joined,
    JoinRequest,
    Left,
    Message,
    Reaction,
    Rights,
)
from tests.adapters.telegram.rig import NOW

GROUP: dict[str, Any] = {"id": -1001, "type": "supergroup", "title": "Learners"}
ANN: dict[str, Any] = {"id": 11, "is_bot": False, "first_name": "Ann", "last_name": "Lee", "username": "ann"}
BOB: dict[str, Any] = {"id": 12, "is_bot": False, "first_name": "Bob"}
BOT: dict[str, Any] = {"id": 99, "is_bot": True, "first_name": "Qunban"}


def decode(*updates: dict[str, Any], hears: bool = True, username: str = "Qunban_Bot") -> list[Incoming]:
    numbered = [{"update_id": 500 + n, **one} for n, one in enumerate(updates)]
    data = json.dumps({"ok": True, "result": numbered}).encode()
    read = read_batch(data)
    assert read.malformed == []
    return Decoder(99, lambda _: hears, username).decode(read.updates, NOW * SECOND)


def said(**more: Any) -> dict[str, Any]:
    return {"message": {"message_id": 5, "date": NOW, "chat": GROUP, "from": ANN, "text": "hi", **more}}


def only(*updates: dict[str, Any], hears: bool = True) -> Incoming:
    (one,) = decode(*updates, hears=hears)
    return one


def member(user: dict[str, Any], status: str, **rights: Any) -> dict[str, Any]:
    return {"status": status, "user": user, **rights}


def changed(
    old: dict[str, Any], new: dict[str, Any], by: dict[str, Any] = ANN, **more: Any
) -> dict[str, Any]:
    return {
        "chat_member": {
            "chat": GROUP,
            "from": by,
            "date": NOW,
            "old_chat_member": old,
            "new_chat_member": new,
            **more,
        }
    }


def test_a_message_says_who_where_when_what() -> None:
    one = only(said(text="你好"))
    assert (one.platform, one.chat.id, one.chat.title, one.unique) == ("telegram", "-1001", "Learners", "5")
    assert one.at == NOW * SECOND
    assert one.body == Message(text="你好", message="5")
    assert (one.people[0].id, one.people[0].name, one.people[0].handle) == ("11", "Ann Lee", "ann")
    assert one.people[0].payable


def test_a_private_chat_is_its_persons() -> None:
    one = only(said(chat={"id": 11, "type": "private", "first_name": "Ann"}, text="/start hello"))
    assert one.chat.private
    assert one.chat.id == "11"
    assert isinstance(one.body, Message)
    assert one.body.text == "/start hello"


def test_a_reply_names_its_author() -> None:
    reply = {"message_id": 3, "date": NOW, "chat": GROUP, "from": BOB}
    one = only(said(reply_to_message=reply))
    assert isinstance(one.body, Message)
    assert one.body.reply_to == "3"
    assert one.people[one.body.reply_actor or 0].id == "12"


def test_a_message_in_a_topic_replies_to_nobody() -> None:
    root = {"message_id": 2, "date": NOW, "chat": GROUP, "from": BOB, "forum_topic_created": {"name": "T"}}
    one = only(said(message_thread_id=2, is_topic_message=True, reply_to_message=root))
    assert one.thread == "2"
    assert one.body == Message(text="hi", message="5")


def test_a_reply_in_a_topic_is_one() -> None:
    reply = {"message_id": 4, "date": NOW, "chat": GROUP, "from": BOB}
    one = only(said(message_thread_id=2, is_topic_message=True, reply_to_message=reply))
    assert one.thread == "2"
    assert isinstance(one.body, Message)
    assert one.body.reply_to == "4"


def test_a_chain_of_replies_outside_of_forums_is_no_thread() -> None:
    assert only(said(message_thread_id=3)).thread == ""


@pytest.mark.parametrize("text", ["/points Ann Lee 5", "/give 😀😀 Ann Lee 5"])
def test_somebody_mentioned_by_account_in_a_command_becomes_a_handle(text: str) -> None:
    offset = len(text[: text.index("Ann")].encode("utf-16-le")) // 2
    entity = {"type": "text_mention", "offset": offset, "length": 7, "user": {**ANN, "id": 13}}
    one = only(said(text=text, entities=[entity]))
    assert isinstance(one.body, Message)
    assert one.body.text == text.replace("Ann Lee", "@Ann_Lee")
    assert [one.people[place].id for place in one.body.mentions] == ["13"]


@pytest.mark.parametrize(("text", "named"), [("@Qunban_bot where is it?", True), ("@qunban_bots hi", False)])
def test_the_bots_own_name_is_a_mention_of_its_account(text: str, named: bool) -> None:
    one = only(said(text=text))
    assert isinstance(one.body, Message)
    assert [one.people[place].id for place in one.body.mentions] == (["99"] if named else [])


def test_other_texts_stay_as_they_were_said() -> None:
    entity = {"type": "text_mention", "offset": 7, "length": 3, "user": BOB}
    one = only(
        said(text="thanks Bob @carol", entities=[entity, {"type": "mention", "offset": 11, "length": 6}])
    )
    assert isinstance(one.body, Message)
    assert one.body.text == "thanks Bob @carol"
    assert one.body.mentions == (1,)


FILES: list[tuple[dict[str, Any], Attachment]] = [
    ({"photo": [{"file_id": "a"}]}, Attachment("photo")),
    ({"document": {"file_id": "a", "file_name": "a.pdf"}}, Attachment("file", "a.pdf")),
    (
        {"animation": {"file_name": "a.gif"}, "document": {"file_name": "a.gif"}},
        Attachment("animation", "a.gif"),
    ),
    ({"video": {"file_id": "a"}}, Attachment("video")),
    ({"video_note": {"file_id": "a"}}, Attachment("video")),
    ({"voice": {"file_id": "a"}}, Attachment("voice")),
    ({"audio": {"file_name": "a.mp3"}}, Attachment("audio", "a.mp3")),
    ({"sticker": {"emoji": "👍"}}, Attachment("sticker", "👍")),
    ({"poll": {"question": "when?"}}, Attachment("poll", "when?")),
    ({"location": {"latitude": 1}}, Attachment("other", "location_information")),
    ({"dice": {"emoji": "🎲", "value": 6}}, Attachment("other", "dice")),
]


@pytest.mark.parametrize(("file", "expected"), FILES, ids=lambda value: "")
def test_files_are_described(file: dict[str, Any], expected: Attachment) -> None:
    message = said(caption="look", **file)
    del message["message"]["text"]
    assert only(message).body == Message(text="look", message="5", attachments=(expected,))


def test_a_forwarded_message_is_marked() -> None:
    body = only(said(forward_origin={"type": "hidden_user", "date": NOW, "sender_user_name": "x"})).body
    assert isinstance(body, Message)
    assert body.forwarded


CHANNEL: dict[str, Any] = {"id": -1007, "type": "channel", "title": "News"}
NOBODY: list[dict[str, Any]] = [
    {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP},
    {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}, "sender_chat": CHANNEL},
    {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}, "sender_chat": CHANNEL},
    {"from": {"id": 777000, "is_bot": False, "first_name": "Telegram"}},
    {"from": {"id": 44, "is_bot": True, "first_name": "Bridge"}},
]


@pytest.mark.parametrize("sender", NOBODY)
def test_who_is_nobody_is_never_paid(sender: dict[str, Any]) -> None:
    one = only(said(**sender))
    assert one.actor == 0
    assert not one.people[0].payable


def test_a_channels_post_has_no_person() -> None:
    post = {"message_id": 5, "date": NOW, "chat": CHANNEL, "sender_chat": CHANNEL, "text": "news"}
    one = only({"channel_post": post})
    assert one.chat.kind == "channel"
    assert not one.people[0].payable


def test_an_edit_is_keyed_by_its_time_and_text() -> None:
    message = said(edit_date=NOW + 9)["message"]
    one = only({"edited_message": message})
    other = only({"edited_message": {**message, "text": "ho"}})
    assert one.body == Edited(message="5", text="hi")
    assert one.at == (NOW + 9) * SECOND
    assert one.unique.startswith(f"5:edited:{NOW + 9}-")
    assert one.unique != other.unique


def test_reactions_are_told_as_what_changed() -> None:
    sides = {
        "old_reaction": [{"type": "emoji", "emoji": "👍"}, {"type": "emoji", "emoji": "🎉"}],
        "new_reaction": [{"type": "emoji", "emoji": "🎉"}, {"type": "custom_emoji", "custom_emoji_id": "1"}],
    }
    change = {"chat": GROUP, "message_id": 5, "date": NOW, "user": ANN, **sides}
    found = decode({"message_reaction": change})
    assert [one.body for one in found] == [
        Reaction(message="5", emoji="👍", added=False),
        Reaction(message="5", emoji="custom"),
    ]
    assert [one.unique for one in found] == ["5:reaction:500:👍:off", "5:reaction:500:custom"]


def test_nobody_gave_an_anonymous_reaction() -> None:
    change = {"chat": GROUP, "message_id": 5, "date": NOW, "actor_chat": GROUP, "old_reaction": []}
    one = only({"message_reaction": {**change, "new_reaction": [{"type": "emoji", "emoji": "👍"}]}})
    assert one.actor is None
    assert one.people == ()


def test_a_reaction_stands_in_the_topic_of_its_message() -> None:
    change = {"chat": GROUP, "message_id": 5, "date": NOW, "user": BOB, "old_reaction": []}
    reaction = {"message_reaction": {**change, "new_reaction": [{"type": "emoji", "emoji": "👍"}]}}
    _, one = decode(said(message_thread_id=2, is_topic_message=True), reaction)
    assert one.thread == "2"


def test_somebody_joins_by_anothers_link() -> None:
    link = {"invite_link": "https://t.me/+abc", "creator": BOB}
    one = only(changed(member(ANN, "left"), member(ANN, "member"), invite_link=link))
    assert isinstance(one.body, Joined)
    assert one.body.link == "https://t.me/+abc"
    assert one.people[one.body.inviter or 0].id == "12"


def test_the_bot_invites_nobody() -> None:
    link = {"invite_link": "https://t.me/+abc", "creator": BOT}
    one = only(changed(member(ANN, "left"), member(ANN, "member"), invite_link=link))
    assert one.body == Joined(link="https://t.me/+abc")


def test_somebody_is_removed() -> None:
    one = only(changed(member(BOB, "member"), member(BOB, "kicked"), by=ANN))
    assert isinstance(one.body, Left)
    assert one.people[one.body.by or 0].id == "11"


ROLES: list[tuple[dict[str, Any], str]] = [
    (member(BOB, "creator"), "owner"),
    (member(BOB, "administrator", can_promote_members=True), "admin"),
    (member(BOB, "administrator", can_change_info=True, can_restrict_members=True), "admin"),
    (member(BOB, "administrator", can_restrict_members=True), "moderator"),
    (member(BOB, "administrator", can_delete_messages=True), "moderator"),
]


@pytest.mark.parametrize(("standing", "role"), ROLES)
def test_a_standing_is_a_role(standing: dict[str, Any], role: str) -> None:
    one = only(changed(member(BOB, "member"), standing))
    assert one.body == Rights(role=role)  # type: ignore[arg-type]
    assert only(changed(standing, member(BOB, "member"))).body == Rights(role="member")


def test_muting_is_neither_going_nor_coming() -> None:
    muted = member(BOB, "restricted", is_member=True)
    assert decode(changed(member(BOB, "member"), muted), changed(muted, member(BOB, "member"))) == []


def test_notices_of_members_count_only_where_telegram_does_not_report_them() -> None:
    notice = said(new_chat_members=[ANN])
    del notice["message"]["text"]
    assert only(notice, hears=True).body == Announced(message="5", what="joined")
    one = only(notice, hears=False)
    assert (one.unique, one.body) == ("5:joined", Joined())
    added = said(new_chat_members=[BOB, BOT])
    del added["message"]["text"]
    one = only(added, hears=False)
    assert one.unique == "5:joined:12"
    assert isinstance(one.body, Joined)
    assert one.people[one.body.inviter or 0].id == "11"
    gone = said(left_chat_member=ANN)
    del gone["message"]["text"]
    assert only(gone, hears=False).body == Left()


def test_a_join_request() -> None:
    asked = {"chat": GROUP, "from": BOB, "user_chat_id": 12, "date": NOW, "bio": "hello"}
    one = only({"chat_join_request": asked})
    assert one.body == JoinRequest(bio="hello")
    assert one.people[0].id == "12"


def test_a_press() -> None:
    message = {"message_id": 8, "date": NOW, "chat": GROUP, "message_thread_id": 2, "is_topic_message": True}
    query = {"id": "q1", "from": BOB, "chat_instance": "1", "message": message, "data": "poll:1"}
    one = only({"callback_query": query})
    assert one.body == Button(message="8", data="poll:1", interaction="q1")
    assert (one.thread, one.unique) == ("2", "8:button:500")


def test_both_sides_of_a_migration_are_one_event() -> None:
    old = {"id": -77, "type": "group", "title": "Small"}
    there = {"message_id": 5, "date": NOW, "chat": old, "migrate_to_chat_id": -1001}
    here = {"message_id": 1, "date": NOW, "chat": GROUP, "migrate_from_chat_id": -77}
    one, other = decode({"message": there}, {"message": here})
    assert one.body == other.body == ChatMigrated(new_id="-1001")
    assert one.chat.id == other.chat.id == "-77"
    assert one.unique == other.unique


def test_a_migration_goes_before_what_is_said_in_the_new_chat() -> None:
    here = {"message_id": 1, "date": NOW, "chat": GROUP, "migrate_from_chat_id": -77}
    bodies = [type(one.body) for one in decode(said(), {"message": here})]
    assert bodies == [ChatMigrated, Message]


def test_a_line_about_a_pin_is_known_where_the_bot_may_take_it_away() -> None:
    pin = said(pinned_message={})
    del pin["message"]["text"]
    one = only(pin, hears=True)
    assert (one.unique, one.actor, one.body) == ("5:announced", None, Announced(message="5", what="pinned"))
    assert decode(pin, hears=False) == []


NOTICES: list[dict[str, Any]] = [
    {"new_chat_title": "New"},
    {"forum_topic_created": {"name": "x"}},
]


@pytest.mark.parametrize("notice", NOTICES)
def test_service_messages_say_nothing(notice: dict[str, Any]) -> None:
    message = said(**notice)
    del message["message"]["text"]
    assert decode(message) == []


def test_an_import_and_the_live_copy_are_one_event(tmp_path: Any) -> None:
    export = {
        "name": "Learners",
        "type": "private_supergroup",
        "id": 1234567890,
        "messages": [
            {"id": 2, "type": "service", "date_unixtime": str(NOW), "date": "2026-01-05T01:00:00", "actor": "Bob",
             "actor_id": "user12", "action": "topic_created", "title": "T", "text": ""},
            {"id": 5, "type": "message", "date_unixtime": str(NOW), "date": "2026-01-05T01:00:00", "from": "Ann Lee",
             "from_id": "user11", "reply_to_message_id": 2, "text": "hi"},
            {"id": 6, "type": "message", "date_unixtime": str(NOW), "date": "2026-01-05T01:00:00", "from": "Bob",
             "from_id": "user12", "reply_to_message_id": 5, "text": "ho"},
            {"id": 7, "type": "message", "date_unixtime": str(NOW), "date": "2026-01-05T01:00:00",
             "from": "Learners", "from_id": "channel1234567890", "text": "as an administrator"},
        ],
    }  # fmt: skip
    path = tmp_path / "result.json"
    path.write_text(json.dumps(export))
    imported = list(read_chat(Source(path), Options()))
    chat = {"id": -1001234567890, "type": "supergroup", "title": "Learners"}
    here = {"chat": chat, "message_thread_id": 2, "is_topic_message": True}
    root = {"message_id": 2, "date": NOW, "chat": chat, "forum_topic_created": {"name": "T"}}
    first = said(**here, reply_to_message=root)
    second = said(message_id=6, **{"from": BOB}, text="ho", reply_to_message=first["message"], **here)
    admin = {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": chat}
    third = said(message_id=7, chat=chat, text="as an administrator", **admin)
    live = decode(first, second, third)
    for was, now in zip(imported, live, strict=True):
        assert (now.chat.id, now.unique, now.thread, now.at) == (was.chat.id, was.unique, was.thread, was.at)
        assert now.body == was.body
        assert [one.id for one in now.people] == [one.id for one in was.people]
        assert [one.payable for one in now.people] == [one.payable for one in was.people]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("/me@qunban_bot", "/me"),
        ("／签到@QUNBAN_BOT", "／签到"),
        ("/points@qunban_bot add @bob 5", "/points add @bob 5"),
        ("/me@other_bot", "/me@other_bot"),
        ("/me@qunban_botanist", "/me@qunban_botanist"),
        ("/thank @qunban_bot", "/thank @qunban_bot"),
        ("look: /me@qunban_bot", "look: /me@qunban_bot"),
    ],
)
def test_a_command_said_to_this_bot_is_written_without_its_name(text: str, kept: str) -> None:
    body = only(said(text=text)).body
    assert isinstance(body, Message)
    assert body.text == kept


def test_a_bot_without_a_name_yet_is_addressed_by_nobody() -> None:
    (one,) = decode(said(text="/me@qunban_bot"), username="")
    assert isinstance(one.body, Message)
    assert one.body.text == "/me@qunban_bot"
