from __future__ import annotations

from pathlib import Path

import pytest

from adapters.replay import ReplayError, read
from engine.contract.events import Attachment, Joined, Message, PersonRef, Reaction
from tests.adapters.replay.make import EXPORTS, body, discord, messages, posted

EDGES = EXPORTS / "discord_edge_cases.json"


def test_a_thread_is_a_thread_of_its_channel() -> None:
    events = list(read(EDGES))
    assert {(one.chat.id, one.thread) for one in events} == {("3", "2")}


def test_a_channel_is_its_own_chat(tmp_path: Path) -> None:
    (event,) = read(discord(tmp_path / "d.json", posted("1")))
    assert (event.chat.id, event.chat.title, event.thread) == ("22", "help", "")


def test_times_keep_their_offset_and_their_fraction() -> None:
    assert messages(EDGES)["1350000008388608000"].at == 1_740_794_520_123_000


def test_a_join_is_a_join_and_other_notices_are_nothing() -> None:
    events = list(read(EDGES))
    assert [one.unique for one in events if isinstance(one.body, Joined)] == ["1350000004194304000:joined"]
    assert {type(one.body) for one in events} == {Joined, Message, Reaction}
    assert not any("Pinned" in body(one).text for one in messages(EDGES).values())


def test_a_reply_knows_who_was_answered() -> None:
    found = messages(EDGES)
    event = found["1350000012582912000"]
    assert body(event).reply_to == "1350000008388608000"
    assert body(event).reply_actor == 1
    assert body(event).mentions == (1,)
    assert event.people[1] == PersonRef("100000000000000001", "爱丽丝", handle="alice")
    assert body(found["1350000016777216000"]).reply_to == "1111"
    assert body(found["1350000016777216000"]).reply_actor is None


def test_a_reference_is_a_reply_only_if_the_message_is_one(tmp_path: Path) -> None:
    reference = {"messageId": "1", "channelId": "22", "guildId": "1"}
    path = discord(tmp_path / "d.json", posted("1"), posted("2", reference=reference))
    assert body(messages(path)["2"]).reply_to == ""


def test_a_forward_has_the_text_inside() -> None:
    event = body(messages(EDGES)["1350000020971520000"])
    assert (event.text, event.forwarded, event.reply_to) == ("forwarded text", True, "")


def test_bots_webhooks_and_deleted_accounts_are_not_payable() -> None:
    found = messages(EDGES)
    people = [
        found[f"13500000{number}"].people[0] for number in ("25165824000", "29360128000", "33554432000")
    ]
    assert [(one.name, one.bot, one.payable) for one in people] == [
        ("Deleted User", False, False),
        ("helper-bot", True, False),
        ("GitHub", True, False),
    ]


def test_files_and_stickers_are_described() -> None:
    found = messages(EDGES)
    assert body(found["1350000041943040000"]).attachments == (Attachment("photo", "a.png"),)
    assert body(found["1350000046137344000"]).attachments == (Attachment("sticker", "wave"),)


def test_reactions_come_only_from_people_who_are_named() -> None:
    found = [one for one in read(EDGES) if isinstance(one.body, Reaction)]
    message = "1350000050331648000"
    assert [one.unique for one in found] == [
        f"{message}:reaction:100000000000000001:👍",
        f"{message}:reaction:100000000000000002:👍",
    ]


def test_a_custom_emoji_keeps_its_id(tmp_path: Path) -> None:
    who = {"id": "8", "name": "bo", "nickname": "Bo", "isBot": False}
    liked = [{"emoji": {"id": "5", "name": "party"}, "count": 1, "users": [who]}]
    events = list(read(discord(tmp_path / "d.json", posted("1", reactions=liked))))
    assert events[1].body == Reaction(message="1", emoji="party:5")


def test_a_direct_conversation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="private conversation"):
        list(read(discord(tmp_path / "d.json", posted("1"), type="DirectTextChat")))
