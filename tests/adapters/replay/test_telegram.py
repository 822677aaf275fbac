from __future__ import annotations

from pathlib import Path

import pytest

from adapters.replay import ReplayError, read
from engine.contract.events import Attachment, Joined, Left, Message, PersonRef, Reaction
from tests.adapters.replay.make import EXPORTS, NOON, body, messages, notice, said, telegram, write

EDGES = EXPORTS / "telegram_edge_cases.json"
SECOND = 1_000_000


def test_chats_have_the_ids_of_the_bot_api(tmp_path: Path) -> None:
    kinds = {"private_group": "-5", "public_supergroup": "-1005", "private_channel": "-1005"}
    for kind, number in kinds.items():
        (event,) = read(telegram(tmp_path / "r.json", said(1), type=kind))
        assert event.chat.id == number
        assert event.chat.kind == ("channel" if kind == "private_channel" else "group")
        assert event.chat.title == "Group"


def test_people_have_bare_ids_and_messages_their_own() -> None:
    event = messages(EDGES)["20"]
    assert (event.platform, event.origin, event.at) == ("telegram", "import", 1_740_824_400 * SECOND)
    assert event.people == (PersonRef("100000001", "Alice"),)
    assert body(event) == Message(text="hello 大家好", message="20")


def test_text_is_joined_and_people_named_by_account_are_mentioned() -> None:
    event = messages(EDGES)["21"]
    assert body(event).text.startswith(
        "看 https://docs.python.org 和 这里, @alice Alice 粗x=1print(1)👍/points"
    )
    assert (body(event).reply_to, body(event).reply_actor, body(event).mentions) == ("20", 1, (1,))
    assert [one.name for one in event.people] == ["小明", "Alice"]


def test_authors_who_are_nobody_are_not_payable() -> None:
    found = messages(EDGES)
    assert found["22"].people == (PersonRef("100000009", "", payable=False),)
    assert found["23"].people == (PersonRef("channel1000000002", "测试群 Test", payable=False),)


def test_an_old_numeric_account_id_is_the_account_behind_it() -> None:
    event = messages(EDGES)["38"]
    assert event.people[0].id == str(4_490_000_000 - 2**32)


def test_a_local_date_is_read_in_the_zone_named() -> None:
    assert messages(EDGES)["38"].at - messages(EDGES, zone="Asia/Shanghai")["38"].at == 8 * 3600 * SECOND


def test_a_reply_to_another_chat_is_none_and_one_to_a_missing_message_has_no_author() -> None:
    found = messages(EDGES)
    assert body(found["27"]).reply_to == ""
    assert (body(found["28"]).reply_to, body(found["28"]).reply_actor) == ("999999", None)


def test_files_polls_and_forwards_are_described() -> None:
    found = messages(EDGES)
    kinds = {
        number: [one.kind for one in body(found[number]).attachments] for number in map(str, range(29, 36))
    }
    assert kinds == {
        "29": ["animation"],
        "30": ["photo"],
        "31": ["sticker"],
        "32": ["voice"],
        "33": ["poll"],
        "34": ["other"],
        "35": ["other"],
    }
    assert body(found["31"]).attachments == (Attachment("sticker", "😂"),)
    assert body(found["25"]).forwarded
    assert body(found["26"]).forwarded
    assert not body(found["24"]).forwarded


def test_an_edited_message_is_one_message_with_its_last_text() -> None:
    assert [one.unique for one in read(EDGES) if one.unique.startswith("24")] == ["24"]


def test_reactions_come_only_from_people_who_are_named_and_in_their_time() -> None:
    events = list(read(EDGES))
    found = [one for one in events if isinstance(one.body, Reaction)]
    assert [one.unique for one in found] == ["36:reaction:100000002:👍", "36:reaction:100000009:👍"]
    assert [one.people[0].payable for one in found] == [True, False]
    assert found[0].at == 1_740_825_600 * SECOND


def test_a_later_reaction_does_not_run_ahead_of_the_messages_before_it(tmp_path: Path) -> None:
    late = {"from": "Bo", "from_id": "user8", "date": "2025-01-01T12:02:30"}
    liked = [{"type": "emoji", "emoji": "👍", "count": 1, "recent": [late]}]
    first = said(1, reactions=liked, date="2025-01-01T12:01:00")
    events = list(read(telegram(tmp_path / "r.json", first, said(2), said(3))))
    assert [one.unique for one in events] == ["1", "2", "1:reaction:8:👍", "3"]
    assert events[2].at == (NOON + 150) * SECOND


def test_notices_of_known_people_are_joins_and_leaves() -> None:
    found = {
        one.unique: type(one.body) for one in read(EDGES) if not isinstance(one.body, Message | Reaction)
    }
    assert found == {"1:joined": Joined, "4:joined": Joined, "5:joined": Joined}


def test_who_removes_only_themselves_leaves(tmp_path: Path) -> None:
    path = telegram(
        tmp_path / "r.json",
        notice(1, "remove_members", members=["Ann"]),
        notice(2, "remove_members", members=["Bo"]),
        notice(3, "invite_members", members=["Ann"]),
    )
    assert [(one.unique, type(one.body)) for one in read(path)] == [("1:left", Left), ("3:joined", Joined)]


def test_a_reply_to_the_notice_of_a_topic_stands_in_the_topic(tmp_path: Path) -> None:
    path = telegram(
        tmp_path / "r.json",
        notice(1, "topic_created", title="Python"),
        said(2, reply_to_message_id=1),
        said(3, reply_to_message_id=2, who="user8"),
        said(4),
    )
    found = messages(path)
    assert [(one.thread, body(one).reply_to) for one in found.values()] == [("1", ""), ("1", "2"), ("", "")]
    assert body(found["3"]).reply_actor == 1


def test_who_puts_buttons_under_a_message_is_a_bot(tmp_path: Path) -> None:
    buttons = [[{"type": "callback", "text": "OK", "data": "x"}]]
    path = telegram(
        tmp_path / "r.json",
        said(1, inline_bot_buttons=buttons),
        said(2, who="user8", via_bot="@gif"),
        said(3),
    )
    assert [one.people[0].bot for one in read(path)] == [True, False, True]


def test_a_control_character_that_is_not_json_is_read() -> None:
    (event,) = read(EXPORTS / "telegram_edge_invalid_escape.json")
    assert body(event).text == "vertical tab \x0b as Telegram Desktop writes it (not valid JSON)"


def test_an_account_gives_its_groups_and_no_private_conversation(tmp_path: Path) -> None:
    def chat(number: int, kind: str) -> dict[str, object]:
        return {"name": f"n{number}", "type": kind, "id": number, "messages": [said(1), said(2)]}

    whole = {
        "about": "a",
        "chats": {
            "about": "b",
            "list": [chat(1, "private_group"), chat(2, "personal_chat"), chat(3, "public_supergroup")],
        },
        "left_chats": {"about": "c", "list": [chat(4, "private_supergroup")]},
    }
    found = [(one.chat.id, one.unique) for one in read(write(tmp_path / "r.json", whole))]
    assert found == [(one, two) for one in ("-1", "-1003", "-1004") for two in ("1", "2")]


def test_an_account_says_the_same_of_a_group_as_its_own_export() -> None:
    assert list(read(EXPORTS / "telegram_edge_full_account.json")) == list(read(EDGES))


def test_a_private_conversation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReplayError, match="private conversation"):
        list(read(telegram(tmp_path / "r.json", said(1), type="personal_chat")))


def test_a_message_without_a_date_is_refused_with_its_place(tmp_path: Path) -> None:
    broken = said(2)
    del broken["date_unixtime"]
    events = read(telegram(tmp_path / "r.json", said(1), broken))
    next(events)
    with pytest.raises(ReplayError, match=r"r\.json: message 2 cannot be understood .*after message 1"):
        next(events)
