from __future__ import annotations

from collections.abc import Sequence

import pytest

from engine.contract.acts import Tidy
from engine.contract.clock import HOUR, MINUTE, SECOND, ManualClock
from engine.contract.errors import ChatMoved, SendError, StoreError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import Delivery, Pace, Sent, Stream
from engine.contract.replies import Text
from engine.runtime.driver import EngineDriver, inline
from engine.runtime.sender import Sender
from engine.store.database import Store
from engine.stream import outbox
from tests.fakes.features import COUNTING
from tests.fakes.house import START, engine_over, rows, say, value


class Mouth:
    """An adapter that writes down what it is to say, after failing with the errors it was given."""

    platform = "console"
    connected = True

    def __init__(self, *errors: Exception, pace: Pace) -> None:
        self.pace = pace
        self.tidied: list[tuple[str, ...]] = []
        self.said: list[tuple[str, str, str]] = []
        self.errors = list(errors)

    async def run(self, stream: Stream) -> None: ...

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        return ()

    async def send(self, delivery: Delivery) -> Sent:
        if self.errors:
            raise self.errors.pop(0)
        if isinstance(delivery.act, Tidy):
            self.tidied.append(delivery.act.messages)
            return Sent()
        assert delivery.reply is not None
        part = delivery.reply.parts[0]
        assert isinstance(part, Text)
        self.said.append((delivery.chat.id, part.text, delivery.edits))
        return Sent(message=f"m{len(self.said)}")


class World:
    def __init__(self, store: Store, *errors: Exception, pace: Pace = Pace()) -> None:  # noqa: B008 - a frozen value
        self.clock = ManualClock(START)
        self.engine = engine_over(store, COUNTING, clock=self.clock)
        self.mouth = Mouth(*errors, pace=pace)
        self.sender = Sender(self.engine, [self.mouth], "me")
        self.driver = EngineDriver(self.engine, self.clock, self.sender)

    async def hear(self, *words: str) -> None:
        self.engine.append([say(one, number) for number, one in enumerate(words)])
        self.engine.drain()

    @property
    def words(self) -> list[str]:
        return [words for _, words, _ in self.mouth.said]


async def test_a_chat_is_answered_in_order(store: Store) -> None:
    world = World(store)
    await world.hear("ask 1", "ask 2", "ask 3")
    await world.driver.drain()
    assert world.words == ["answer to 1", "answer to 2", "answer to 3"]


async def test_a_passing_error_is_tried_again_and_nothing_overtakes_it(store: Store) -> None:
    world = World(store, SendError("flood", retry_after=30))
    await world.hear("ask 1", "ask 2")
    await world.driver.drain()
    assert world.words == []
    await world.driver.advance(START + 60 * SECOND)
    assert world.words == ["answer to 1", "answer to 2"]


async def test_a_permanent_error_never_blocks_the_chat(store: Store) -> None:
    world = World(store, SendError("blocked", permanent=True))
    await world.hear("ask 1", "ask 2")
    await world.driver.drain()
    assert world.words == ["answer to 2"]
    assert [row.detail.split(":")[0] for row in rows(store, "select detail from happened order by seq")] == [
        "False",
        "True",
    ]


async def test_retries_end(store: Store) -> None:
    world = World(store, *[SendError("no")] * 50)
    await world.hear("ask 1")
    await world.driver.drain()
    await world.driver.advance(START + 3 * HOUR)
    assert rows(store, "select state, attempts from outbox") == [("failed", outbox.MAX_ATTEMPTS)]


async def test_edits_of_one_slot_coalesce_and_later_ones_edit_the_message(store: Store) -> None:
    world = World(store)
    await world.hear("card 1", "card 2", "card 3")
    await world.driver.drain()
    assert world.mouth.said == [("c1", "card 3", "")]
    world.engine.append([say("card 4", 9)])
    await world.driver.drain()
    assert world.mouth.said[1:] == [("c1", "card 4", "m1")]


async def test_outcomes_are_events_for_the_feature_that_listens(store: Store) -> None:
    world = World(store)
    await world.hear("ask 1")
    await world.driver.drain()
    assert rows(store, "select what, detail from happened") == [("outcome", "True:m1")]


async def test_what_a_crash_left_half_sent_is_sent_again_unless_it_is_a_mere_notice(store: Store) -> None:
    world = World(store)
    await world.hear("ask 1", "notice 2")
    for _ in range(2):
        with store.write() as conn:
            conn.exec_driver_sql("update outbox set state = 'sending', owner = 'dead', lease_until = 0")
        await world.sender.recover(inline)
    assert rows(store, "select state from outbox order by seq") == [("queued",), ("failed",)]
    await world.driver.drain()
    assert world.words == ["answer to 1"]


async def test_a_delivery_that_could_not_be_marked_is_marked_later_and_not_sent_twice(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World(store)
    await world.hear("ask 1")

    def away(*_: object) -> None:
        raise StoreError("away")

    with monkeypatch.context() as patch:
        patch.setattr("engine.stream.outbox.mark_sent", away)
        with pytest.raises(StoreError):
            await world.sender.pump(inline)
    await world.driver.drain()
    assert world.words == ["answer to 1"]
    assert value(store, "select state from outbox") == "sent"


async def test_an_unreadable_row_fails_alone(store: Store) -> None:
    world = World(store)
    await world.hear("ask 1", "ask 2")
    with store.write() as conn:
        conn.exec_driver_sql(
            "update outbox set payload = '{' where seq = 1"
            if store.dialect == "sqlite"
            else "update outbox set payload = '{'::bytea where seq = 1"
        )
    await world.driver.drain()
    assert world.words == ["answer to 2"]


async def test_a_chat_that_moved_is_followed(store: Store) -> None:
    world = World(store, ChatMoved("c99"))
    await world.hear("ask 1")
    await world.driver.drain()
    assert world.mouth.said == [("c99", "answer to 1", "")]


async def test_a_driven_clock_stops_where_something_held_back_may_leave(store: Store) -> None:
    world = World(store)
    world.engine.append([say("notice late", 1, at=START + 13 * HOUR)])
    world.clock.move_to(START + 13 * HOUR)
    await world.driver.drain()
    release = value(store, "select not_before from outbox")
    await world.driver.advance(release + 9 * HOUR)
    assert value(store, "select at from log where kind = 'outcome'") == release


async def test_a_passing_message_is_deleted_again_when_its_time_is_over(store: Store) -> None:
    world = World(store)
    await world.hear("list 1")
    await world.driver.drain()
    await world.driver.advance(world.driver.now() + 5 * MINUTE - 1)
    assert world.mouth.tidied == []
    await world.driver.advance(world.driver.now() + 1)
    assert world.mouth.tidied == [("m1",)]


async def test_a_busy_chat_keeps_its_pace_and_an_answer_overtakes_the_notices(store: Store) -> None:
    world = World(store, pace=Pace(chat=(1, 10)))
    await world.hear("notice 1", "notice 2")
    await world.driver.drain()
    assert world.words == ["1"]
    world.engine.append([say("ask 3", 9)])
    await world.driver.drain()
    assert world.words == ["1"]
    await world.driver.advance(START + HOUR)
    assert world.words == ["1", "answer to 3", "2"]


async def test_a_chat_that_the_platform_wants_quiet_is_left_alone(store: Store) -> None:
    world = World(store, SendError("slow down", retry_after=30))
    await world.hear("ask 1")
    await world.driver.drain()
    world.engine.append([say("ask 2", 9)])
    await world.driver.advance(world.driver.now() + 29 * SECOND)
    assert world.words == []
    await world.driver.advance(world.driver.now() + 2 * SECOND)
    assert world.words == ["answer to 1", "answer to 2"]
