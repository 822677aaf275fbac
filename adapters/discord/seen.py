"""How far every channel has been read: kept in memory, noted now and then, and when the bot stops."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from engine.contract.errors import QunbanError
from engine.contract.ports import Memory

logger = structlog.get_logger("adapters.discord")

PREFIX = "seen:"
EVERY = 5.0
"""Seconds between two writings. What is read twice because a note was lost is one event all the same."""
_DIRECTS = 50


class Seen:
    """The last message of each channel that is in the log. A note is `message` or, in private, `message user`."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._last: dict[str, int] = {}
        self._user: dict[str, str] = {}
        self._changed: set[str] = set()
        self._newest = 0

    async def load(self) -> None:
        """Read the notes of an earlier life."""
        for name, value in (await self._memory.all(PREFIX)).items():
            channel = name.removeprefix(PREFIX)
            number, _, user = value.decode().partition(" ")
            self._last[channel] = int(number)
            if user:
                self._user[channel] = user
        self._newest = max(self._last.values(), default=0)

    def last(self, channel: str) -> int | None:
        """Return the last message seen in a channel, None if there never was one."""
        return self._last.get(channel)

    def newer(self, channel: str) -> bool:
        """Return whether a channel was made after everything known at the start (never on the very first start)."""
        return bool(self._newest) and int(channel) > self._newest

    def directs(self) -> list[tuple[str, str]]:
        """Return the private channels seen lately and whose they are, the latest first."""
        order = sorted(self._user, key=lambda one: self._last.get(one, 0), reverse=True)
        return [(channel, self._user[channel]) for channel in order[:_DIRECTS]]

    def note(self, channel: str, message: int, user: str = "") -> None:
        """Take note that a channel is in the log up to a message."""
        if user:
            self._user[channel] = user
        if message > self._last.get(channel, -1):
            self._last[channel] = message
            self._changed.add(channel)

    def belongs(self, channel: str, user: str) -> None:
        """Take note whose private channel this is."""
        self._user[channel] = user

    async def flush(self) -> None:
        """Write down what changed; what cannot be written now is written later."""
        changed, self._changed = self._changed, set()
        while changed:
            channel = changed.pop()
            value = f"{self._last[channel]} {self._user.get(channel, '')}".rstrip()
            try:
                await self._memory.put(f"{PREFIX}{channel}", value.encode())
            except QunbanError:
                self._changed |= changed | {channel}
                return

    async def run(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Write from time to time, for ever."""
        while True:
            await sleep(EVERY)
            await self.flush()
