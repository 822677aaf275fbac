"""What a test arms: answers that are errors, lines that break, limits that are hit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["429", "global", "banned", "500", "502", "503", "drop"]


@dataclass
class Fault:
    """`times` matching calls go wrong, `before` or `after` the call was applied."""

    route: re.Pattern[str]
    kind: Kind
    times: int
    when: Literal["before", "after"]
    retry_after: float


@dataclass
class Faults:
    """Armed faults, the oldest first."""

    armed: list[Fault] = field(default_factory=list)

    def arm(
        self,
        route: str,
        kind: Kind,
        *,
        times: int = 1,
        when: Literal["before", "after"] = "before",
        retry_after: float = 0.01,
    ) -> None:
        """Let calls whose "METHOD /path" matches the expression go wrong. `banned` is a 429 of Cloudflare's."""
        self.armed.append(Fault(re.compile(route), kind, times, when, retry_after))

    def take(self, call: str, when: str) -> Fault | None:
        """Return the fault that strikes now, if any."""
        for fault in self.armed:
            if fault.when == when and fault.times and fault.route.search(call):
                fault.times -= 1
                return fault
        return None


@dataclass
class Limits:
    """Rate limits, off until `on` is called: per route and major parameter, and over all.

    `now` tells seconds; `pace` is how fast that clock runs, so that waiting times told to the client are real ones.
    `hit` counts the calls that were refused.
    """

    now: Callable[[], float]
    pace: float = 1.0
    overall: tuple[int, float] | None = None
    buckets: list[tuple[re.Pattern[str], int, float]] = field(default_factory=list)
    hit: int = 0
    hit_overall: int = 0
    _used: dict[str, tuple[float, int]] = field(default_factory=dict)

    def on(self, overall: tuple[int, float] | None = (50, 1.0), **buckets: tuple[str, int, float]) -> None:
        """Switch limits on; each bucket is (route expression, calls, seconds)."""
        self.overall = overall
        self.buckets = [(re.compile(route), calls, span) for route, calls, span in buckets.values()]

    def check(self, call: str, template: str, major: str) -> tuple[dict[str, str], float, bool]:
        """Count a call. Return its headers, the seconds to wait if it is refused (else 0), and whether for all."""
        if self.overall is not None and not call.startswith("POST /interactions/"):
            left, wait = self._take("", *self.overall)
            if left < 0:
                self.hit_overall += 1
                return {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}, wait, True
        for route, calls, span in self.buckets:
            if route.search(call):
                left, wait = self._take(f"{template}:{major}", calls, span)
                headers = {
                    "X-RateLimit-Limit": str(calls),
                    "X-RateLimit-Remaining": str(max(0, left)),
                    "X-RateLimit-Reset": f"{self.now() + wait:.3f}",
                    "X-RateLimit-Reset-After": f"{wait:.3f}",
                    "X-RateLimit-Bucket": f"{abs(hash(template)):x}",
                }
                self.hit += left < 0
                return headers, wait if left < 0 else 0, False
        return {}, 0, False

    def _take(self, key: str, calls: int, span: float) -> tuple[int, float]:
        """Count a call in its window, which begins with its first call; return what is left and how long it lasts."""
        now = self.now()
        begun, used = self._used.get(key, (now, 0))
        if now >= begun + span:
            begun, used = now, 0
        left = calls - used - 1
        self._used[key] = begun, used + (left >= 0)
        return left, (begun + span - now) / self.pace
