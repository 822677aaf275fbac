"""The adapter on a fake Telegram, with time in the test's hands."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from adapters.telegram import TelegramAdapter, TelegramOptions
from engine.contract.acts import AnyAct
from engine.contract.clock import ManualClock
from engine.contract.events import ChatRef, Incoming, PersonRef
from engine.contract.ports import Delivery
from engine.contract.replies import AnyPart, Reply
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.people import Room
from tests.fakes.telegram.ports import FakeMemory, FakeQueries, ShakyStream
from tests.fakes.telegram.server import TOKEN

NOW = 1_767_574_800


@dataclass
class Waits:
    """Lets no time pass by itself; every wait is noted, and over at once unless `held`."""

    asked: list[float] = field(default_factory=list)
    held: bool = False
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        self.begun.set()
        await (self.over.wait() if self.held else asyncio.sleep(0))


@dataclass
class Bench:
    """Everything a test needs."""

    telegram: FakeTelegram
    adapter: TelegramAdapter
    stream: ShakyStream
    clock: ManualClock
    memory: FakeMemory
    queries: FakeQueries
    waits: Waits
    patience: Waits

    def delivery(self, room: Room, *parts: AnyPart, act: AnyAct | None = None, **more: Any) -> Delivery:
        """Make a delivery to a room; `people` by actor number, `edits`, `key`, `knock`, the rest is the reply's."""
        people: dict[int, PersonRef] = more.pop("people", {})
        names = ("edits", "key", "knock", "knock_button", "community")
        own = {name: more.pop(name) for name in names if name in more}
        private = room.id > 0
        chat = ChatRef(str(room.id), kind="private" if private else "group", private=private)
        reply = None if act else Reply(chat=1, parts=parts, **more)
        fields = {"key": "k#0", **own}
        return Delivery(
            platform="telegram", chat=chat, language="zh-CN", reply=reply, act=act, people=people, **fields
        )

    async def until(self, done: Callable[[], object]) -> None:
        """Wait until something has come about, without letting a clock decide."""
        for _ in range(100_000):
            if done():
                return
            await asyncio.sleep(0)
        raise AssertionError("it never came about")

    async def heard(self, count: int = 1) -> list[Incoming]:
        """Wait for events that are in the log."""
        await self.until(lambda: len(self.stream.events) >= count)
        return self.stream.events

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the adapter beside the block."""
        task = asyncio.create_task(self.adapter.run(self.stream))
        try:
            await self.until(lambda: self.telegram.held.is_set() or self.adapter.port or task.done())
            if task.done():
                task.result()
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


@asynccontextmanager
async def bench(**options: Any) -> AsyncIterator[Bench]:
    """Set everything up."""
    clock = ManualClock(NOW * 1_000_000)
    async with FakeTelegram(lambda: clock.now() / 1_000_000) as telegram:
        memory, queries, waits, patience = FakeMemory(clock), FakeQueries(), Waits(), Waits(held=True)
        settings = TelegramOptions(**{"token": TOKEN, "base_url": telegram.base_url, **options})
        adapter = TelegramAdapter(
            settings, queries=queries, memory=memory, clock=clock, wait=waits, patience=patience, hold=20
        )
        try:
            yield Bench(telegram, adapter, ShakyStream(), clock, memory, queries, waits, patience)
        finally:
            await adapter.close()
            assert telegram.complaints == []
