"""The live loop: one engine thread, adapters beside it, APScheduler as the clock that wakes what is due."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
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
OTHERS_PAUSE = 0.1
"""Seconds between two turns of the consumers that nobody waits for."""
OUTAGE_PAUSE = 1.0
SWITCH = 0.0005
"""Seconds that one thread may keep the interpreter from another; the default of 5 ms doubled the wait for an answer."""
LAST_WORDS = 5.0
"""Seconds that what is being sent has left when the program ends."""
GROUP = 1000
"""Most events in one group commit."""

Waiting = tuple[Sequence[Incoming], "asyncio.Future[Appended]"]


class GroupStream:
    """The port Stream with group commit: what arrives while a commit runs shares the next one."""

    def __init__(self, live: LiveEngine) -> None:
        self._live = live
        self._waiting: list[Waiting] = []
        self.observe: Callable[[float], None] = lambda _seconds: None
        """Told how long each append took its caller, in seconds."""
        self._committer: asyncio.Task[None] | None = None

    async def append(self, incoming: Sequence[Incoming]) -> Appended:
        """Store events; return after the commit that holds them."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Appended] = loop.create_future()
        began = loop.time()
        self._waiting.append((incoming, done))
        if self._committer is None or self._committer.done():
            # A task of its own: who waits may be cancelled, the others' commit must not be.
            self._committer = asyncio.create_task(self._commit_all())
        result = await done
        self.observe(loop.time() - began)
        return result

    async def _commit_all(self) -> None:
        while self._waiting:
            group, size = [], 0
            while self._waiting and size < GROUP:
                group.append(self._waiting.pop(0))
                size += len(group[-1][0])
            await self._commit(group)
            self._live.wake()

    async def _commit(self, group: list[Waiting]) -> None:
        try:
            results = await self._live.on_thread(self._live.take_in, [incoming for incoming, _ in group])
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            if len(group) > 1 and not isinstance(error, StoreError):
                for one in group:
                    await self._commit([one])
                return
            for _, done in group:
                if not done.done():
                    done.set_exception(error)
            return
        for (_, done), result in zip(group, results, strict=True):
            if not done.done():
                done.set_result(result)


class LiveEngine:
    """Runs an engine on its own thread for as long as the program lives."""

    def __init__(
        self, engine: Engine, sender: Sender | None = None, *, consume: bool = True, idle: float = IDLE
    ) -> None:
        """Take what to run; `sender` may be set until then. A process that only speaks for platforms does not `consume`.

        `idle` is how long (s) to wait before looking for what other processes have left to do.
        """
        self.engine = engine
        self.sender = sender
        self._consumes = consume
        self._idle = idle
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="engine")
        self._work = asyncio.Event()
        self._mail = asyncio.Event()
        self.stream = GroupStream(self)

    async def on_thread(self, work: Callable[..., T], *args: Any) -> T:
        """Run something on the engine's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)

    def take_in(self, groups: Sequence[Sequence[Incoming]]) -> list[Appended]:
        """Store the events of several callers; apply them at once if this process consumes."""
        engine = self.engine
        return engine.append_and_apply(groups) if self._consumes else engine.append_groups(groups)

    def wake(self) -> None:
        """Tell the loop that there is work, and that there may be something to send."""
        self._work.set()
        self._mail.set()

    async def run(self, adapters: Sequence[Adapter]) -> None:
        """Run until cancelled; then finish the batch in hand and stop."""
        # The engine's thread lets go of the interpreter at every statement; it must not wait long to get it back.
        sys.setswitchinterval(SWITCH)
        clock = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )
        if self._consumes:
            clock.add_job(self._ring, "interval", seconds=1, args=(self.engine.drain_due,))
            clock.add_job(self._ring, "interval", hours=1, args=(self.engine.sweep,))
        clock.start()
        try:
            if self.sender is not None:
                await self.sender.recover(self.on_thread)
            async with asyncio.TaskGroup() as platforms:
                for adapter in adapters:
                    platforms.create_task(adapter.run(self.stream))
                await self._work_on()
        finally:
            clock.shutdown(wait=False)
            self._thread.shutdown(wait=True)

    async def _work_on(self) -> None:
        """Consume and send until cancelled; then let what is being sent arrive while the platforms are still there."""
        try:
            async with asyncio.TaskGroup() as tasks:
                if self._consumes:
                    tasks.create_task(self._repeat(self._consume, self._work))
                if self.sender is not None:
                    # Beside the consumer: a slow platform must not keep the log waiting.
                    self.sender.on_sent(self._sent)
                    tasks.create_task(self._repeat(partial(self.sender.start, self.on_thread), self._mail))
        finally:
            if self.sender is not None:
                with contextlib.suppress(TimeoutError, StoreError):
                    async with asyncio.timeout(LAST_WORDS):
                        await self.sender.settle()

    async def _ring(self, work: Callable[[], int]) -> None:
        try:
            if await self.on_thread(work):
                self.wake()
        except StoreError as error:
            logger.warning("the database is away", error=str(error))

    async def _consume(self) -> int:
        done = await self.on_thread(self._turn)
        if done:
            self._mail.set()
        return done

    def _turn(self) -> int:
        """Apply what waits; where nothing does, what is due already: long work goes in steps that fall due at once.

        Where nothing is due either, features keep what they made beside the log.
        """
        done = self.engine.step(pause=OTHERS_PAUSE)
        if done:
            return done
        upcoming = self.engine.next_due()
        if upcoming is not None and upcoming <= self.engine.clock.now():
            return self.engine.drain_due()
        return self.engine.upkeep()

    def _sent(self) -> None:
        """Look again: the chat may have more to say, and an outcome may be in the log."""
        self._mail.set()
        self._work.set()

    async def _repeat(self, work: Callable[[], Awaitable[int]], bell: asyncio.Event) -> None:
        while True:
            bell.clear()
            try:
                busy = await work()
            except StoreError as error:
                logger.warning("the database is away; trying again", error=str(error))
                await asyncio.sleep(OUTAGE_PAUSE)
                continue
            if not busy:
                # Not wait_for: where the bell rings at the moment of a cancellation, Python 3.11's loses the cancellation.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._idle):
                        await bell.wait()
