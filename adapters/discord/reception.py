"""The receiving half, put together: what hears, what remembers, what waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from adapters.discord.backfill import BackFill
from adapters.discord.client import Client
from adapters.discord.inbox import Inbox
from adapters.discord.invites import InviteWatch
from adapters.discord.members import Members
from adapters.discord.receive import Receiver
from adapters.discord.rooms import Rooms
from adapters.discord.seen import Seen
from adapters.discord.staff import Staff
from engine.contract.clock import Clock
from engine.contract.ports import Memory, Queries, Stream

logger = structlog.get_logger("adapters.discord")

LAST_WORDS = 2.0
"""Seconds that stopping waits for what was heard to get into the log."""


class Reception:
    """Everything that a client hears goes through here into the stream."""

    def __init__(
        self,
        client: Client,
        *,
        queries: Queries,
        memory: Memory,
        clock: Clock,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        rooms = Rooms(client)
        self._seen = Seen(memory)
        self.inbox = Inbox(self._seen.note, self._again, sleep=sleep)
        self._backfill = BackFill(client, rooms, self.inbox, self._seen, sleep=sleep)
        staff = Staff(client, queries, rooms, self.inbox, clock)
        members = Members(client, rooms, self.inbox, staff, InviteWatch(client), clock)
        self.receiver = Receiver(client, rooms, self.inbox, self._seen, self._backfill, members, clock)
        self._tasks: list[asyncio.Task[None]] = []
        client.hear = self.receiver.hear

    def _again(self, channels: set[str]) -> None:
        self._backfill.again(channels)

    async def start(self, stream: Stream) -> list[asyncio.Task[None]]:
        """Begin where the notes stand; return what runs from now on."""
        await self._seen.load()
        self._tasks = [
            asyncio.create_task(self.inbox.run(stream), name="discord inbox"),
            asyncio.create_task(self._seen.run(), name="discord notes"),
        ]
        return self._tasks

    async def stop(self) -> None:
        """Get what was heard into the log if it takes it soon, and write down how far that is."""
        await self._backfill.close()
        await self.receiver.close()
        try:
            await asyncio.wait_for(self.inbox.calm(), LAST_WORDS)
        except TimeoutError:
            waiting = self.inbox.size
            logger.warning(
                "stopped before everything was in the log; messages are read again", waiting=waiting
            )
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._seen.flush()
