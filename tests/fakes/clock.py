"""A clock that runs faster than the world, and can be moved on."""

from __future__ import annotations

import time

START = 1_767_574_800_000_000
"""2026-01-05 09:00 in Shanghai, a Monday."""


class FastClock:
    """Runs `speed` times as fast as real time from its start; `skip` moves it on at once."""

    def __init__(self, speed: float = 1.0, start: int = START) -> None:
        self._start = start
        self._speed = speed
        self._since = time.monotonic()

    def now(self) -> int:
        """Return the time in UTC µs."""
        return self._start + int((time.monotonic() - self._since) * self._speed * 1_000_000)

    def seconds(self) -> float:
        """Return the time in UTC seconds."""
        return self.now() / 1_000_000

    def skip(self, seconds: float) -> None:
        """Move on."""
        self._start += int(seconds * 1_000_000)
