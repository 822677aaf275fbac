"""Reads what was said while nobody listened: from the last message seen, per channel, thread and private chat.

Done whenever a server appears in a new session (a resumed one misses nothing). A channel's live events wait until its
past is read. A channel never seen before starts now, unless it was made after the last message we know.
Reactions, joins, leaves, edits, deletions, voice and interactions of that time are not told again by Discord: lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import discord
import structlog

from adapters.discord import decode
from adapters.discord.client import Client
from adapters.discord.decode import Room
from adapters.discord.errors import TROUBLE
from adapters.discord.inbox import Inbox
from adapters.discord.rooms import Rooms, readable
from adapters.discord.seen import Seen

logger = structlog.get_logger("adapters.discord")

PAGE = 100
PAGES = 200
"""At most so many pages are read of a channel."""
PAUSES = (1.0, 5.0, 15.0, 60.0)
_AT_ONCE = 4
_FULL = 5_000


class BackFill:
    """Starts and stops the reading of channels."""

    def __init__(
        self,
        client: Client,
        rooms: Rooms,
        inbox: Inbox,
        seen: Seen,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._client = client
        self._rooms = rooms
        self._inbox = inbox
        self._seen = seen
        self._sleep = sleep
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._gate = asyncio.Semaphore(_AT_ONCE)

    def guild(self, guild: discord.Guild) -> None:
        """Read all channels of a server that have news."""
        places: list[discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread]
        places = [*guild.text_channels, *guild.voice_channels, *guild.stage_channels, *guild.threads]
        for channel in places:
            if readable(channel, history=True):
                self._consider(str(channel.id), channel.last_message_id or 0)

    def directs(self) -> None:
        """Read the private chats seen lately."""
        for channel, user in self._seen.directs():
            self._rooms.learn_direct(channel, user)
            self._start(channel, self._seen.last(channel))

    def again(self, channels: set[str]) -> None:
        """Read channels again of which something was left out."""
        for channel in channels:
            self._start(channel, self._seen.last(channel) or 0)

    @property
    def busy(self) -> bool:
        """Whether anything is being read."""
        return bool(self._tasks)

    async def close(self) -> None:
        """Stop reading."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _consider(self, channel: str, latest: int) -> None:
        last = self._seen.last(channel)
        if last is None and self._seen.newer(channel):
            last = int(channel) - 1
        if last is None:
            self._seen.note(channel, latest)
        elif latest > last or channel in self._tasks:
            self._start(channel, last)

    def _start(self, channel: str, after: int | None) -> None:
        if after is None:
            return
        running = self._tasks.pop(channel, None)
        if running is not None:
            running.cancel()
        self._inbox.hold(channel)
        task = asyncio.create_task(self._read(channel, after))
        self._tasks[channel] = task
        task.add_done_callback(lambda done: self._ended(channel, done))

    def _ended(self, channel: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(channel) is task:
            del self._tasks[channel]
            self._inbox.release(channel)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("a channel's past could not be read", error=type(error).__name__)

    async def _read(self, channel: str, after: int) -> None:
        async with self._gate:
            for _ in range(PAGES):
                page = await self._page(channel, after)
                if not page:
                    return
                after = int(page[-1]["id"])
                if not await self._take(channel, page) or len(page) < PAGE:
                    return
            logger.warning("more was said than is read again", pages=PAGES)

    async def _page(self, channel: str, after: int) -> list[Any]:
        """Fetch the messages after one, oldest first; none if the channel may not be read."""
        for attempt in range(1 << 30):
            try:
                page: Any = await self._client.http.logs_from(channel, PAGE, after=after)
                return sorted(page, key=lambda one: int(one["id"]))
            except (discord.Forbidden, discord.NotFound):
                return []
            except (*TROUBLE, RuntimeError) as error:  # a closed session is a RuntimeError
                logger.warning("reading a channel's past has to wait", error=type(error).__name__)
                await self._sleep(PAUSES[min(attempt, len(PAUSES) - 1)])
        return []

    async def _take(self, channel: str, page: list[Any]) -> bool:
        """Hand a page on; false if what follows came live."""
        room = await self._room(channel)
        if room is None:
            return False
        live = self._inbox.first_held(channel)
        own = str(self._client.user.id) if self._client.user is not None else ""
        for data in page:
            if live and int(data["id"]) >= live:
                return False
            self._message(channel, room, data, own)
        await self._inbox.calm(_FULL)
        return True

    def _message(self, channel: str, room: Room, data: Any, own: str) -> None:
        try:
            event = decode.message(data, room, "backfill", own) if data["author"]["id"] != own else None
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            logger.error(  # noqa: TRY400  the error's words may quote the message
                "a message of the past cannot be read", error=type(error).__name__
            )
            return
        self._client.remember(data["id"], channel)
        self._inbox.fetched(channel, event, int(data["id"]))

    async def _room(self, channel: str) -> Room | None:
        for guild in (None, *(str(one.id) for one in self._client.guilds)):
            found = self._rooms.find(channel, guild)
            if found is not None:
                return found
        return await self._rooms.ask(channel)
