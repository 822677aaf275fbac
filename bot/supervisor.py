"""Keeps an adapter alive: starts it again when it breaks, and has only one process speak for an account."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from engine.contract.errors import ConfigError, SendError, StoreError
from engine.contract.events import ChatRef, Finding
from engine.contract.ports import Adapter, Delivery, Pace, Sent, Stream
from engine.store.database import Store
from engine.stream import lease, outbox

logger = structlog.get_logger("supervisor")

BACKOFF = (1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds before an adapter that broke is started again; the pause begins anew after a good hour."""
GOOD = 3600.0
RENEW = 2.0
"""Seconds between two renewals of the lease."""
LET_GO = 4.0
"""After so many seconds without a renewal this process is silent: before the lease's end, so that two never speak at once."""

Thread = Callable[..., Awaitable[Any]]


class Speakers:
    """Who may speak here: the platforms whose lease this process holds. With one process on a database, all of them."""

    def __init__(self, store: Store, owner: str, thread: Thread) -> None:
        self._store = store
        self._owner = owner
        self._thread = thread
        self._held: dict[str, float] = {}
        self.shared = store.dialect == "postgresql"

    def speaks(self, platform: str) -> bool:
        """Tell whether this process may speak for a platform now."""
        if not self.shared:
            return True
        renewed = self._held.get(platform)
        return renewed is not None and time.monotonic() - renewed < LET_GO

    async def take(self, platform: str) -> bool:
        """Take or renew the lease of a platform; false if another process has it or the database is away."""
        asked = time.monotonic()
        try:
            held = await self._thread(self._take, platform)
        except StoreError:
            held = False
        if held:
            self._held[platform] = asked
        return bool(held)

    async def release(self, platform: str) -> None:
        """Give the lease back, so that another process need not wait for its end."""
        if self._held.pop(platform, None) is not None:
            with contextlib.suppress(StoreError):
                await self._thread(self._release, platform)

    def _take(self, platform: str) -> bool:
        with self._store.write() as conn:
            held = lease.take(conn, platform, self._owner)
            if held and platform not in self._held:
                outbox.abandon(conn, platform, self._owner)
        return held

    def _release(self, platform: str) -> None:
        with self._store.write() as conn:
            lease.release(conn, platform, self._owner)


class Supervised:
    """The port Adapter around an adapter: it runs while this process holds the lease, and again after it broke."""

    def __init__(self, adapter: Adapter, speakers: Speakers) -> None:
        self._adapter = adapter
        self._speakers = speakers
        self.standing_by = False
        """Whether another process speaks for the account, and this one waits for its turn."""

    @property
    def unreachable(self) -> int:
        """How many private messages found no open door."""
        return int(getattr(self._adapter, "unreachable", 0))

    @property
    def platform(self) -> str:
        return self._adapter.platform

    @property
    def pace(self) -> Pace:
        return self._adapter.pace

    @property
    def connected(self) -> bool:
        return self._adapter.connected

    async def send(self, delivery: Delivery) -> Sent:
        if not self._speakers.speaks(self.platform):
            raise SendError("another process speaks for this account now", retry_after=1)
        return await self._adapter.send(delivery)

    async def inspect(self, chat: ChatRef | None = None) -> Sequence[Finding]:
        return await self._adapter.inspect(chat)

    async def run(self, stream: Stream) -> None:
        """Run the adapter for as long as the program lives. Raises ConfigError for what no retry can mend."""
        while True:
            await self._wait_for_turn()
            try:
                await self._while_speaking(stream)
            finally:
                await asyncio.shield(self._speakers.release(self.platform))

    async def _wait_for_turn(self) -> None:
        while self._speakers.shared and not await self._speakers.take(self.platform):
            if not self.standing_by:
                logger.info("standing by: another process speaks for this account", platform=self.platform)
                self.standing_by = True
            await asyncio.sleep(RENEW)
        self.standing_by = False

    async def _while_speaking(self, stream: Stream) -> None:
        """Run the adapter until the lease is lost."""
        if not self._speakers.shared:
            await self._again_and_again(stream)
            return
        work = asyncio.create_task(self._again_and_again(stream))
        try:
            while not work.done() and self._speakers.speaks(self.platform):
                await asyncio.wait((work,), timeout=RENEW)
                await self._speakers.take(self.platform)
            if work.done():
                work.result()
            else:
                logger.error("the lease is lost; this process is silent now", platform=self.platform)
        finally:
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work

    async def _again_and_again(self, stream: Stream) -> None:
        clock = asyncio.get_running_loop().time
        failures = 0
        while True:
            began = clock()
            try:
                await self._adapter.run(stream)
            except ConfigError:
                raise
            except Exception:
                logger.exception("an adapter broke; it is started again", platform=self.platform)
            else:
                logger.error("an adapter ended by itself; it is started again", platform=self.platform)
            failures = 1 if clock() - began > GOOD else failures + 1
            await asyncio.sleep(BACKOFF[min(failures, len(BACKOFF)) - 1])
