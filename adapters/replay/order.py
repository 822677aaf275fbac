"""Events that an export tells too early, kept until their time has come."""

from __future__ import annotations

import heapq

from engine.contract.events import Incoming


class Later:
    """Holds events by time, at most `size` of them.

    Telegram writes a reaction beside its message, though it may have come days later. Told there, it would push
    the clock of the import ahead, and the messages of those days would count as late.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: list[tuple[int, int, Incoming]] = []
        self._count = 0

    def hold(self, event: Incoming) -> None:
        """Keep an event for its time."""
        self._count += 1
        heapq.heappush(self._held, (event.at, self._count, event))

    def until(self, at: int) -> list[Incoming]:
        """Let go of what happened before `at`, and of the earliest if there are too many."""
        gone: list[Incoming] = []
        while self._held and (self._held[0][0] < at or len(self._held) > self._size):
            gone.append(heapq.heappop(self._held)[2])
        return gone

    def rest(self) -> list[Incoming]:
        """Let go of everything."""
        gone = [event for _, _, event in sorted(self._held, key=lambda one: one[:2])]
        self._held.clear()
        return gone
