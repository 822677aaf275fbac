from __future__ import annotations

import asyncio

from adapters.discord.decode import Room, incoming
from adapters.discord.inbox import Inbox
from engine.contract.events import ChatRef, Incoming, Message
from tests.adapters.discord.rig import MoodyStream
from tests.fakes.discord import until

AT = 1_767_578_400_000_000


def said(number: int, channel: str = "1") -> Incoming:
    return incoming(Room(ChatRef(channel)), str(number), AT, Message(text=str(number), message=str(number)))


class Box:
    """An inbox on a stream, and what it told."""

    def __init__(self, most: int = 10) -> None:
        self.marks: dict[str, int] = {}
        self.behind: set[str] = set()
        self.stream = MoodyStream()
        self.inbox = Inbox(
            self.marks.__setitem__, self.behind.update, most=most, sleep=lambda _: asyncio.sleep(0)
        )

    async def drained(self) -> None:
        task = asyncio.create_task(self.inbox.run(self.stream))
        await self.inbox.calm()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_what_waits_together_is_appended_together() -> None:
    box = Box(most=2000)
    for number in range(1200):
        box.inbox.put("1", said(number), number)
    await box.drained()
    assert box.stream.batches == [500, 500, 200]
    assert box.marks == {"1": 1199}


async def test_a_held_channel_waits_and_others_do_not() -> None:
    box = Box()
    box.inbox.hold("1")
    box.inbox.put("1", said(5), 5)
    box.inbox.put("2", said(6, "2"), 6)
    assert box.inbox.first_held("1") == 5
    box.inbox.fetched("1", said(4), 4)
    box.inbox.release("1")
    await box.drained()
    assert box.stream.texts == ["6", "4", "5"]


async def test_beyond_the_bound_messages_are_read_again_later_and_none_is_out_of_order() -> None:
    box = Box(most=10)
    for number in range(30):
        box.inbox.put("1", said(number), number)
        assert box.inbox.size <= 10
    assert not box.behind
    await box.drained()
    assert box.marks == {"1": 9}
    assert box.behind == {"1"}
    box.inbox.put("1", said(30), 30)
    await box.drained()
    assert box.stream.texts[-1] == "30"


async def test_what_cannot_be_read_again_has_twice_the_room_and_is_counted_when_lost() -> None:
    box = Box(most=10)
    for number in range(25):
        box.inbox.put("1", said(number))
    assert (box.inbox.size, box.inbox.lost) == (20, 5)


async def test_an_append_waits_until_it_is_in_the_log() -> None:
    box = Box()
    box.stream.down = True
    task = asyncio.create_task(box.inbox.run(box.stream))
    waiting = asyncio.create_task(box.inbox.append([said(1)]))
    await until(lambda: box.stream.refused)
    assert not waiting.done()
    box.stream.down = False
    await waiting
    assert box.stream.texts == ["1"]
    task.cancel()


async def test_a_message_that_is_no_event_is_seen_all_the_same() -> None:
    box = Box()
    box.inbox.fetched("1", None, 7)
    await box.drained()
    assert (box.marks, box.stream.batches) == ({"1": 7}, [])
