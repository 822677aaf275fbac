"""What can go wrong on the way, armed by a test, and the limits that Telegram keeps."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Kind = str
"""`429:SECONDS`, `500`, `502` (HTML), `409`, `401`, `403`, `400:TEXT`, `drop-before`, `drop-after`, `nonsense`."""


@dataclass
class Fault:
    """One fault: which methods it meets, what happens, how often still."""

    methods: re.Pattern[str]
    kind: Kind
    times: int


class Faults:
    """Faults in the order in which they were armed."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self.met: list[tuple[str, Kind]] = []

    def arm(self, methods: str, kind: Kind, times: int = 1) -> None:
        """Have the next `times` calls that match a pattern fail."""
        self._armed.append(Fault(re.compile(methods), kind, times))

    def next(self, method: str) -> Kind | None:
        """Return what goes wrong with this call."""
        for fault in self._armed:
            if fault.times > 0 and fault.methods.fullmatch(method):
                fault.times -= 1
                self.met.append((method, fault.kind))
                return fault.kind
        return None


class Limits:
    """30 a second in all, 1 a second a chat, 20 a minute a group; counts what it refused. Off until `on`."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.on = False
        self.refused = 0
        self._now = now
        self._sent: dict[Any, deque[float]] = defaultdict(deque)

    def refuse(self, chat: int) -> int:
        """Return how many seconds to wait, 0 if a message may be sent now."""
        if not self.on:
            return 0
        now = self._now()
        waits = [self._wait(name, most, seconds, now) for name, most, seconds in self._windows(chat)]
        if max(waits) > 0:
            self.refused += 1
            return max(1, int(max(waits) + 0.999))
        return 0

    def sent(self, chat: int) -> None:
        """Count a message; what was refused for another reason is none."""
        for name, *_ in self._windows(chat):
            self._sent[name].append(self._now())

    @staticmethod
    def _windows(chat: int) -> list[tuple[Any, int, float]]:
        found: list[tuple[Any, int, float]] = [("all", 30, 1.0), (chat, 1, 1.0)]
        return [*found, (("group", chat), 20, 60.0)] if chat < 0 else found

    def _wait(self, name: Any, most: int, seconds: float, now: float) -> float:
        sent = self._sent[name]
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return 0.0 if len(sent) < most else sent[0] + seconds - now
