"""The fake keeps Telegram's own rules, or the other tests would prove little."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from engine.contract.clock import ManualClock
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.markup import MarkupError, parse_html
from tests.fakes.telegram.server import TOKEN
from tests.fakes.telegram.spec import load


async def call(telegram: FakeTelegram, method: str, **params: Any) -> dict[str, Any]:
    session = aiohttp.ClientSession()
    async with session, session.post(f"{telegram.base_url}{TOKEN}/{method}", json=params) as answer:
        body: dict[str, Any] = await answer.json()
        assert answer.status == body.get("error_code", 200)
        return body


async def test_an_offset_confirms_everything_below_it() -> None:
    async with FakeTelegram() as telegram:
        room, ann = telegram.group(), telegram.person(1, "Ann")
        for number in range(5):
            ann.say(room, str(number))
        telegram.reorder()
        assert len((await call(telegram, "getUpdates"))["result"]) == 5
        left = (await call(telegram, "getUpdates", offset=9004))["result"]
        assert [one["update_id"] for one in left] == [9005, 9004]
        assert [one["update_id"] for one in (await call(telegram, "getUpdates", offset=-1))["result"]] == [
            9004
        ]


async def test_two_cannot_poll_at_once() -> None:
    async with FakeTelegram() as telegram:
        first = asyncio.create_task(call(telegram, "getUpdates", timeout=30))
        await telegram.held.wait()
        assert (await call(telegram, "getUpdates"))["error_code"] == 409
        telegram.person(1, "Ann").say(telegram.group(), "x")
        assert len((await first)["result"]) == 1


async def test_what_was_not_asked_for_is_never_made() -> None:
    async with FakeTelegram() as telegram:
        room, ann = telegram.group(), telegram.person(1, "Ann")
        ann.react(room, ann.say(room, "x")["message_id"], "👍")
        assert len(telegram.pending()) == 1
        await call(telegram, "getUpdates", allowed_updates=["message_reaction"])
        ann.react(room, 1, "🎉")
        ann.say(room, "unheard")
        assert len(telegram.pending()) == 2


async def test_updates_are_forgotten_after_a_day() -> None:
    clock = ManualClock(1_767_574_800_000_000)
    async with FakeTelegram(lambda: clock.now() / 1_000_000) as telegram:
        telegram.person(1, "Ann").say(telegram.group(), "x")
        clock.move_to(clock.now() + 25 * 3600 * 1_000_000)
        assert (await call(telegram, "getUpdates"))["result"] == []


async def test_limits_are_kept_and_counted() -> None:
    clock = ManualClock(1_767_574_800_000_000)
    async with FakeTelegram(lambda: clock.now() / 1_000_000) as telegram:
        room = telegram.group()
        telegram.limits.on = True
        sent = 0
        for _ in range(25):
            sent += (await call(telegram, "sendMessage", chat_id=room.id, text="x"))["ok"]
            clock.move_to(clock.now() + 1_000_000)
        assert sent == 20
        assert telegram.limits.refused == 5
        refused = await call(telegram, "sendMessage", chat_id=room.id, text="x")
        assert refused["parameters"]["retry_after"] == 35


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": -1001234567890, "text": "x", "colour": "red"}, "has no colour"),
    ("sendMessage", {"chat_id": -1001234567890}, "lacks text"),
    ("sendMessage", {"chat_id": -1001234567890, "text": 5}, "is no String"),
    ("sendMessage", {"chat_id": -1001234567890, "text": "😀" * 2049}, "message is too long"),
    (
        "sendMessage",
        {"chat_id": -1001234567890, "text": "<b>x", "parse_mode": "HTML"},
        "can't parse entities",
    ),
    ("sendMessage", {"chat_id": -1001234567890, "text": " "}, "message text is empty"),
    ("sendMessage", {"chat_id": -5, "text": "x"}, "chat not found"),
    (
        "sendMessage",
        {"chat_id": -1001234567890, "text": "x", "reply_parameters": {"message_id": 99}},
        "message to be replied not found",
    ),
    (
        "editMessageText",
        {"chat_id": -1001234567890, "message_id": 9, "text": "x"},
        "message to edit not found",
    ),
]


@pytest.mark.parametrize(("method", "params", "said"), WRONG)
async def test_it_is_as_strict_as_telegram(method: str, params: dict[str, Any], said: str) -> None:
    async with FakeTelegram() as telegram:
        telegram.group()
        answer = await call(telegram, method, **params)
        assert answer["error_code"] == 400
        assert said in answer["description"]


async def test_a_wrong_token_and_an_unknown_method() -> None:
    async with FakeTelegram() as telegram, aiohttp.ClientSession() as session:
        async with session.get(f"{telegram.base_url}1:x/getMe") as answer:
            assert answer.status == 401
        async with session.get(f"{telegram.base_url}{TOKEN}/sing") as answer:
            assert answer.status == 404
        async with session.get(f"{telegram.base_url}{TOKEN}/getMe") as answer:
            assert (await answer.json())["result"]["is_bot"] is True


def test_entities_count_utf16_units() -> None:
    text, entities = parse_html("😀 <b>你好</b> &lt;<i> x</i> ", {})
    assert text == "😀 你好 < x"
    assert [(one["offset"], one["length"]) for one in entities] == [(3, 2), (7, 2)]


@pytest.mark.parametrize("source", ["<b>x", "x</b>", "<b><i>x</b></i>", "<font>x</font>", "a < b", "a & b"])
def test_broken_markup_is_refused(source: str) -> None:
    with pytest.raises(MarkupError):
        parse_html(source, {})


def test_the_specification_tells_subtypes_apart() -> None:
    user = {"id": 1, "is_bot": False, "first_name": "x"}
    assert load().payload("ChatMember", {"status": "member", "user": user}) == []
    assert load().payload("ChatMember", {"status": "king", "user": user}) != []
    assert load().payload("ReactionType", {"type": "emoji"}) != []
