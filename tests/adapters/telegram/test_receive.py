from __future__ import annotations

import pytest

from engine.contract.errors import ConfigError
from engine.contract.events import Message
from tests.adapters.telegram.rig import Bench, bench
from tests.fakes.telegram.people import Person, Room


def texts(desk: Bench) -> list[str]:
    return [one.body.text for one in desk.stream.events if isinstance(one.body, Message)]


async def test_a_message_is_in_the_log_before_telegram_is_told_so(
    desk: Bench, room: Room, alice: Person
) -> None:
    pending: list[int] = []
    desk.stream.seen = lambda: pending.append(len(desk.telegram.pending()))
    async with desk.running():
        alice.say(room, "签到")
        await desk.heard()
        await desk.until(lambda: not desk.telegram.pending())
    assert texts(desk) == ["签到"]
    assert pending == [1]


async def test_what_waited_during_an_outage_comes_in_one_append(
    desk: Bench, room: Room, alice: Person
) -> None:
    for number in range(20):
        alice.say(room, f"no. {number}")
    async with desk.running():
        await desk.heard(20)
    assert texts(desk) == [f"no. {number}" for number in range(20)]
    assert desk.stream.appends <= 2, "the messages, and the administrators that were looked up"


async def test_an_update_is_not_confirmed_while_the_database_is_away(
    desk: Bench, room: Room, alice: Person
) -> None:
    desk.stream.outages = 3
    async with desk.running():
        number = alice.say(room, "keep this")["message_id"]
        await desk.heard()
        await desk.until(lambda: not desk.telegram.pending())
    assert texts(desk) == ["keep this"]
    assert number
    assert desk.waits.asked[:3] == [1, 2, 4]


@pytest.mark.parametrize("fault", ["500", "502", "409", "drop-before", "drop-after", "nonsense"])
async def test_receiving_survives(desk: Bench, room: Room, alice: Person, fault: str) -> None:
    desk.telegram.faults.arm("getUpdates", fault, 2)
    alice.say(room, "one")
    async with desk.running():
        alice.say(room, "two")
        await desk.until(lambda: texts(desk) == ["one", "two"])
        await desk.until(desk.telegram.held.is_set)
        assert desk.adapter.connected
    assert desk.telegram.faults.met == [("getUpdates", fault)] * 2
    assert not desk.adapter.connected


async def test_it_waits_as_long_as_telegram_asks(desk: Bench, room: Room, alice: Person) -> None:
    async with desk.running():
        desk.telegram.faults.arm("getUpdates", "429:17")
        alice.say(room, "one")
        await desk.heard()
        await desk.until(lambda: 17 in desk.waits.asked)


async def test_pauses_double_up_to_half_a_minute(desk: Bench, room: Room, alice: Person) -> None:
    async with desk.running():
        desk.telegram.faults.arm("getUpdates", "500", 8)
        alice.say(room, "one")
        await desk.until(lambda: len(desk.telegram.faults.met) == 8)
        alice.say(room, "two")
        await desk.until(lambda: len(texts(desk)) == 2)
    assert desk.waits.asked[:8] == [1, 2, 4, 8, 16, 30, 30, 30]


async def test_it_starts_although_telegram_is_away_at_first(desk: Bench, room: Room, alice: Person) -> None:
    desk.telegram.faults.arm("getMe", "502", 3)
    alice.say(room, "hello")
    async with desk.running():
        await desk.heard()


async def test_a_malformed_update_stops_nothing(desk: Bench, room: Room, alice: Person) -> None:
    async with desk.running():
        alice.say(room, "before")
        desk.telegram.push_raw({"update_id": 9500, "message": {"message_id": "x", "text": 5}})
        desk.telegram.push_raw({"update_id": 9501, "message": ["secret words"]})
        desk.telegram.push_raw({"update_id": 9502, "something_new": {"a": [1]}})
        await desk.until(lambda: not desk.telegram.pending())
    assert texts(desk) == ["before"]
    assert desk.telegram.offsets[-1] == 9503


async def test_half_a_letter_does_not_jam_the_queue(desk: Bench, room: Room, alice: Person) -> None:
    alice.say(room, "broken \ud83d letter")
    alice.say(room, "whole \U0001f600 letter")
    async with desk.running():
        await desk.until(lambda: not desk.telegram.pending())
    assert texts(desk) == ["broken ? letter", "whole \U0001f600 letter"]


async def test_one_event_that_the_log_refuses_does_not_keep_the_others_back(
    desk: Bench, room: Room, alice: Person
) -> None:
    desk.stream.poison = "2"
    for word in ("one", "two", "three"):
        alice.say(room, word)
    async with desk.running():
        await desk.until(lambda: not desk.telegram.pending())
    assert texts(desk) == ["one", "three"]


async def test_duplicates_and_a_mixed_order_count_once(desk: Bench, room: Room, alice: Person) -> None:
    for word in ("one", "two", "three"):
        alice.say(room, word)
    desk.telegram.duplicate()
    desk.telegram.reorder()
    async with desk.running():
        await desk.until(lambda: not desk.telegram.pending())
    assert sorted(texts(desk)) == ["one", "three", "two"]
    assert desk.telegram.offsets[-1] == 9004, "one more than the highest, not than the last"


async def test_it_asks_for_what_telegram_leaves_out_otherwise(desk: Bench, room: Room, alice: Person) -> None:
    async with desk.running():
        alice.join(room)
        first = alice.say(room, "hi")["message_id"]
        alice.react(room, first, "👍")
        alice.ask_in(room)
        await desk.until(lambda: not desk.telegram.pending())
    kinds = [type(one.body).__name__ for one in desk.stream.events]
    assert kinds == ["Joined", "Announced", "Message", "Reaction", "JoinRequest"]


async def test_a_refused_token_is_said_once_and_ends_the_run() -> None:
    async with bench(token="1:wrong") as desk:
        with pytest.raises(ConfigError, match="BotFather") as refused:
            await desk.adapter.run(desk.stream)
        assert "wrong" not in str(refused.value)


async def test_a_token_revoked_later_ends_the_run_too(desk: Bench) -> None:
    desk.telegram.faults.arm("getUpdates", "401")
    with pytest.raises(ConfigError, match="BotFather"):
        await desk.adapter.run(desk.stream)


async def test_a_webhook_that_was_left_behind_is_taken_down(desk: Bench, room: Room, alice: Person) -> None:
    desk.telegram.methods.webhook = {"url": "https://elsewhere.example"}
    alice.say(room, "hi")
    async with desk.running():
        await desk.heard()
