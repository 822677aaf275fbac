"""What was heard waits here until it is in the log: in order, in groups, however long the database is away.

What can be fetched again (messages) is let go first when too much waits, and the channel is read again later; what
cannot (reactions, joins, …) is only lost beyond the same bound again, and counted.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

import structlog

from engine.contract.errors import StoreError
from engine.contract.events import Incoming
from engine.contract.ports import Stream

logger = structlog.get_logger("adapters.discord")

BATCH = 500
MOST = 20_000
PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0)


class _Item(NamedTuple):
    channel: str
    event: Incoming | None
    mark: int
    done: asyncio.Future[None] | None


class Inbox:
    """Events on their way into the stream.

    `committed(channel, message)` is told how far each channel is; `behind(channels)` which must be read again.
    """

    def __init__(
        self,
        committed: Callable[[str, int], None],
        behind: Callable[[set[str]], None],
        *,
        most: int = MOST,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._committed = committed
        self._behind = behind
        self._most = most
        self._sleep = sleep
        self._line: deque[_Item] = deque()
        self._held: dict[str, list[_Item]] = {}
        self._waiting = 0
        self._left_out: set[str] = set()
        self._some = asyncio.Event()
        self._moved = asyncio.Event()
        self._moved.set()
        self.lost = 0

    # ---- putting in

    def put(self, channel: str, event: Incoming, mark: int = 0) -> None:
        """Take an event of a channel; `mark` is the message's number if it can be fetched again."""
        if not self._room_for(channel, mark):
            return
        item = _Item(channel, event, mark, None)
        held = self._held.get(channel) if channel else None
        if held is None:
            self._add(item)
        else:
            self._waiting += 1
            held.append(item)

    def fetched(self, channel: str, event: Incoming | None, mark: int) -> None:
        """Take a message of the past, before those that are held; None if it is no event but has been seen."""
        self._add(_Item(channel, event, mark, None))

    async def append(self, events: Sequence[Incoming]) -> None:
        """Take events and return when they are in the log; nothing holds them."""
        waiting = []
        for event in events:
            waiting.append(asyncio.get_running_loop().create_future())
            self._add(_Item("", event, 0, waiting[-1]))
        await asyncio.gather(*waiting)

    def hold(self, channel: str) -> None:
        """Let a channel's events wait from now on."""
        self._held.setdefault(channel, [])
        self._left_out.discard(channel)

    def release(self, channel: str) -> None:
        """Let a channel's events go on."""
        held = self._held.pop(channel, [])
        self._waiting -= len(held)
        for item in held:
            self._add(item)

    def first_held(self, channel: str) -> int:
        """Return the number of the first message that waits in a channel, 0 if none does."""
        return next((item.mark for item in self._held.get(channel, ()) if item.mark), 0)

    @property
    def size(self) -> int:
        """How many events wait, held ones included."""
        return self._waiting + len(self._line)

    async def calm(self, most: int = 0) -> None:
        """Wait until at most so many events stand in line."""
        while len(self._line) > most:
            self._moved.clear()
            await self._moved.wait()

    # ---- taking out

    async def run(self, stream: Stream) -> None:
        """Append what comes, for ever."""
        while True:
            await self._some.wait()
            batch = [self._line[place] for place in range(min(BATCH, len(self._line)))]
            await self._append(stream, batch)
            for item in batch:
                self._line.popleft()
                self._finish(item)
            self._settle()

    async def _append(self, stream: Stream, batch: list[_Item]) -> None:
        events = [item.event for item in batch if item.event is not None]
        for attempt in range(1 << 30 if events else 0):
            try:
                await stream.append(events)
            except StoreError as error:
                pause = PAUSES[min(attempt, len(PAUSES) - 1)]
                logger.warning("the log takes nothing now", error=type(error).__name__, waiting=self.size)
                await self._sleep(pause)
            except Exception as error:  # noqa: BLE001  one event that cannot be stored must not stop the others
                if len(events) > 1:
                    for item in batch:
                        await self._append(stream, [item])
                    return
                logger.error(  # noqa: TRY400  a traceback would quote the event
                    "an event cannot be stored", key=events[0].unique, error=type(error).__name__
                )
                return
            else:
                return

    def _finish(self, item: _Item) -> None:
        if item.mark:
            self._committed(item.channel, item.mark)
        if item.done is not None and not item.done.done():
            item.done.set_result(None)

    def _settle(self) -> None:
        self._moved.set()
        if self._line:
            return
        self._some.clear()
        if self._left_out:
            left, self._left_out = self._left_out, set()
            self._behind(left)

    def _add(self, item: _Item) -> None:
        self._line.append(item)
        self._some.set()

    def _room_for(self, channel: str, mark: int) -> bool:
        if mark and channel in self._left_out:
            return False
        if self.size < self._most:
            return True
        if mark:
            if not self._left_out:
                logger.error("too much waits; messages will be fetched later", waiting=self.size)
            self._left_out.add(channel)
            return False
        if self.size < 2 * self._most:
            return True
        self.lost += 1
        if self.lost == 1:
            logger.error("too much waits; what cannot be fetched again is lost", waiting=self.size)
        return False
