"""The live loop: one engine thread, adapters beside it, APScheduler as the clock that wakes what is due."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from engine.contract.errors import StoreError
from engine.contract.events import Incoming
from engine.contract.ports import Adapter, Appended
from engine.runtime.engine import Engine
from engine.runtime.sender import Sender

T = TypeVar("T")
logger = structlog.get_logger("live")

IDLE = 0.25
"""Seconds between two looks at the log when nobody in this process has appended anything."""
OUTAGE_PAUSE = 1.0
GROUP = 1000
"""Most events in one group commit."""


class GroupStream:
    """The port Stream with group commit: what arrives while a commit runs shares the next one."""

    def __init__(self, live: LiveEngine) -> None:
        self._live = live
        self._waiting: list[tuple[Sequence[Incoming], asyncio.Future[Appended]]] = []
        self._committing = False

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        """Store events; return after the commit that holds them."""
        done: asyncio.Future[Appended] = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, done))
        if not self._committing:
            await self._commit_all()
        return await done

    async def _commit_all(self) -> None:
        self._committing = True
        try:
            while self._waiting:
                group, size = [], 0
                while self._waiting and size < GROUP:
                    group.append(self._waiting.pop(0))
                    size += len(group[-1][0])
                await self._commit(group)
        finally:
            self._committing = False
        self._live.wake()

    async def _commit(self, group: list[tuple[Sequence[Incoming], asyncio.Future[Appended]]]) -> None:
        try:
            merged = [item for incoming, _ in group for item in incoming]
            result = await self._live.on_thread(self._live.engine.append, merged)
        except Exception as error:
            for _, done in group:
                if not done.done():
                    done.set_exception(error)
            return
        for incoming, done in group:
            if not done.done():
                done.set_result(Appended(new=min(result.new, len(incoming)), total=len(incoming)))


class LiveEngine:
    """Runs an engine on its own thread for as long as the program lives."""

    def __init__(self, engine: Engine, sender: Sender | None) -> None:
        self.engine = engine
        self._sender = sender
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="engine")
        self._wake = asyncio.Event()
        self.stream = GroupStream(self)

    async def on_thread(self, work: Callable[..., T], *args: Any) -> T:
        """Run something on the engine's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)

    def wake(self) -> None:
        """Tell the loop that there is work."""
        self._wake.set()

    async def run(self, adapters: Sequence[Adapter]) -> None:
        """Run until cancelled; then finish the batch in hand and stop."""
        clock = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None})
        clock.add_job(self._ring, "interval", seconds=1, args=(self.engine.drain_due,))
        clock.add_job(self._ring, "interval", hours=1, args=(self.engine.sweep,))
        clock.start()
        try:
            if self._sender is not None:
                await self._sender.recover(self.on_thread)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._consume())
                for adapter in adapters:
                    tasks.create_task(adapter.run(self.stream))
        finally:
            clock.shutdown(wait=False)
            self._thread.shutdown(wait=True)

    async def _ring(self, work: Callable[[], int]) -> None:
        try:
            if await self.on_thread(work):
                self.wake()
        except StoreError as error:
            logger.warning("the database is away", error=str(error))

    async def _consume(self) -> None:
        while True:
            self._wake.clear()
            try:
                busy = await self.on_thread(self.engine.step)
                if self._sender is not None:
                    busy += await self._sender.pump(self.on_thread)
            except StoreError as error:
                logger.warning("the database is away; trying again", error=str(error))
                await asyncio.sleep(OUTAGE_PAUSE)
                continue
            if not busy:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), IDLE)
