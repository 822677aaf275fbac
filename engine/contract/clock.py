"""Time as the engine sees it: UTC microseconds, and a clock that can be driven."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from typing import Protocol
from zoneinfo import ZoneInfo

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Tell the current time in UTC microseconds."""

    def now(self) -> int: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> int:
        return time.time_ns() // 1000


class ManualClock:
    """A clock that only moves when told, and never back."""

    def __init__(self, start: int) -> None:
        self._now = start

    def now(self) -> int:
        return self._now

    def move_to(self, at: int) -> None:
        """Move forward to `at`; an earlier time leaves the clock where it is."""
        self._now = max(self._now, at)


def to_micros(moment: datetime) -> int:
    """Turn an aware datetime into UTC microseconds, exactly."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone has no place on the time line")
    delta = moment - _EPOCH
    return (delta.days * 86_400 + delta.seconds) * SECOND + delta.microseconds


def to_datetime(micros: int, zone: str = "UTC") -> datetime:
    """Turn UTC microseconds into an aware datetime in `zone` (an IANA name)."""
    seconds, rest = divmod(micros, SECOND)
    moment = datetime.fromtimestamp(seconds, tz=UTC).replace(microsecond=rest)
    return moment.astimezone(ZoneInfo(zone))


def local_day(micros: int, zone: str) -> int:
    """Return the local calendar day of a moment as a proleptic ordinal (date.toordinal)."""
    return to_datetime(micros, zone).date().toordinal()


def quiet_until(now: int, zone: str, start: int, end: int) -> int | None:
    """Return when the quiet hours (local hours `start`–`end`) that hold `now` are over; None outside of them."""
    local = to_datetime(now, zone)
    inside = start <= local.hour < end if start < end else (local.hour >= start or local.hour < end)
    if start == end or not inside:
        return None
    day = local.date() + timedelta(days=1 if local.hour >= end else 0)
    return to_micros(datetime.combine(day, time_of_day(end), tzinfo=ZoneInfo(zone)))
