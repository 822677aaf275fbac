"""How fast a platform lets us speak: sliding windows over what was sent, and the pauses it asked for.

A window counts every send of its last seconds exactly, so that no window of that length, wherever the platform lets
it begin, can hold more than is allowed.
"""

from __future__ import annotations

from collections import deque

from engine.contract.clock import SECOND
from engine.contract.ports import Pace

LONGEST_MEMORY = 1_000
"""Chats that are remembered before those whose windows have emptied are let go."""


class Window:
    """At most `most` sends in any `length` (µs). A send under way counts until it is answered, and from then on."""

    def __init__(self, most: int, seconds: float) -> None:
        self.length = int(seconds * SECOND)
        self._most = most
        self._under_way = 0
        self._sent: deque[int] = deque()

    def free_at(self, now: int) -> int:
        """Return when the next send fits; `now` means at once."""
        room = self.room(now)
        if room > 0:
            return now
        # Whoever is under way makes room no sooner than a window after it is answered.
        missing = 1 - room
        return self._sent[missing - 1] + self.length if missing <= len(self._sent) else now + self.length

    def room(self, now: int) -> int:
        """Return how many sends fit at this moment."""
        while self._sent and self._sent[0] <= now - self.length:
            self._sent.popleft()
        return self._most - self._under_way - len(self._sent)

    def is_empty(self, now: int) -> bool:
        """Tell whether nothing was sent within the window."""
        return self.room(now) == self._most

    def begin(self) -> None:
        """Count a send that begins."""
        self._under_way += 1

    def end(self, now: int, messages: int) -> None:
        """Count what a send came to as of now, when it has been answered: nothing of it can have arrived later."""
        self._under_way -= 1
        self._sent.extend([now] * messages)


class Pacer:
    """The windows of one platform."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._overall = [Window(*pace.overall)] if pace.overall else []
        self._chats: dict[int, list[Window]] = {}
        self._paused: dict[int, int] = {}

    def free_at(self, chat: int, now: int) -> int:
        """Return when something may be sent to a chat."""
        windows = [*self._overall, *self._chats.get(chat, ())]
        latest = max((window.free_at(now) for window in windows), default=now)
        return max(now, latest, self._paused.get(chat, 0))

    def room(self, now: int) -> int:
        """Return how many sends fit at this moment, whatever the chat."""
        return min((window.room(now) for window in self._overall), default=LONGEST_MEMORY)

    def resting(self, now: int) -> list[int]:
        """Return the chats to which nothing may be sent at this moment."""
        known = {*self._chats, *self._paused}
        return [chat for chat in known if self.free_at(chat, now) > now]

    def begin(self, chat: int | None, now: int, *, group: bool) -> None:
        """Count a send that begins; `chat` None if no chat shows it."""
        for window in self._concerned(chat, now, group=group):
            window.begin()

    def end(self, chat: int | None, now: int, *, group: bool, pages: int = 1) -> None:
        """Note that a send has been answered, and that it took `pages` messages."""
        for window in self._concerned(chat, now, group=group):
            window.end(now, pages)

    def _concerned(self, chat: int | None, now: int, *, group: bool) -> list[Window]:
        return [*self._overall, *(self._windows(chat, group, now) if chat is not None else ())]

    def pause(self, chat: int, until: int) -> None:
        """Keep silent in a chat until a time: the platform asked for it."""
        self._paused[chat] = max(until, self._paused.get(chat, 0))

    def _windows(self, chat: int, group: bool, now: int) -> list[Window]:
        own = self._chats.get(chat)
        if own is None:
            self._tidy(now)
            limits = (self._pace.chat, self._pace.group if group else None)
            own = self._chats[chat] = [Window(*limit) for limit in limits if limit]
        return own

    def _tidy(self, now: int) -> None:
        """Let go of chats whose windows have emptied, once there are many."""
        if len(self._chats) < LONGEST_MEMORY:
            return
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        self._chats = {
            chat: windows
            for chat, windows in self._chats.items()
            if not all(window.is_empty(now) for window in windows)
        }
