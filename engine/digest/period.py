"""Stretches of local time, and when digests are due. Pure: local wall time and an IANA zone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from engine.contract.clock import to_datetime, to_micros
from engine.contract.feature import Period, PeriodName

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES: tuple[PeriodName, ...] = ("day", "week", "month")
_EARLIER = {"day": 7, "week": 4, "month": 3}


@dataclass(frozen=True)
class Schedule:
    """When digests are told: at a local time, the weekly one on a weekday (0 is Monday), the monthly one on the first."""

    zone: str
    at: time
    weekday: int

    def next_after(self, name: PeriodName, moment: int) -> datetime:
        """Return the local wall time of the first one after a moment, without a zone."""
        day = to_datetime(moment, self.zone).date() - timedelta(days=1)
        while True:
            if self._falls_on(name, day):
                wall = datetime.combine(day, self.at)
                if self.moment(wall) > moment:
                    return wall
            day += timedelta(days=1)

    def _falls_on(self, name: PeriodName, day: date) -> bool:
        match name:
            case "day":
                return True
            case "week":
                return day.weekday() == self.weekday
            case "month":
                return day.day == 1

    def moment(self, wall: datetime) -> int:
        """Return when a local wall time is: of a doubled one the first, a missing one with the offset before the gap."""
        return to_micros(wall.replace(tzinfo=ZoneInfo(self.zone), fold=0))

    def before(self, name: PeriodName, day: date) -> Period:
        """Return the period that a digest told on a day is about: the whole days before it."""
        return self._period(name, self._start(name, day), day)

    def last_complete(self, name: PeriodName, moment: int) -> Period:
        """Return the last period that was over at a moment."""
        return self.before(name, self._begin(name, to_datetime(moment, self.zone).date()))

    def around(self, name: PeriodName, day: date) -> Period:
        """Return the period that holds a day."""
        first = self._begin(name, day)
        return self._period(name, first, self._end(name, first))

    def _begin(self, name: PeriodName, day: date) -> date:
        match name:
            case "day":
                return day
            case "week":
                return day - timedelta(days=(day.weekday() - self.weekday) % 7)
            case "month":
                return day.replace(day=1)

    def _end(self, name: PeriodName, first: date) -> date:
        match name:
            case "day":
                return first + timedelta(days=1)
            case "week":
                return first + timedelta(days=7)
            case "month":
                return (first + timedelta(days=31)).replace(day=1)

    def _start(self, name: PeriodName, end: date) -> date:
        match name:
            case "day":
                return end - timedelta(days=1)
            case "week":
                return end - timedelta(days=7)
            case "month":
                return (end - timedelta(days=1)).replace(day=1)

    def _period(self, name: PeriodName, first: date, end: date) -> Period:
        return Period(
            name=name,
            since=self._midnight(first),
            until=self._midnight(end),
            earlier=tuple(self._earlier(name, first)),
        )

    def _earlier(self, name: PeriodName, first: date) -> Iterator[tuple[int, int]]:
        for _ in range(_EARLIER[name]):
            before = self._start(name, first)
            yield self._midnight(before), self._midnight(first)
            first = before

    def _midnight(self, day: date) -> int:
        return self.moment(datetime.combine(day, time()))
