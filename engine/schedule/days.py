"""Which day is meant: the words for it, seen from today."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from engine.schedule.clusters import Cluster
from engine.schedule.tokens import Day, add_months, last_day

YEARS_AHEAD = 8
"""How far the next 29 February may be."""
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Chosen:
    """The day that is meant. `named` is false if no day is told, `day` None if there is no such day.

    Where today itself may be meant and its hour is over, `step` leads to the next such day, or `again` finds it.
    """

    named: bool
    day: date | None = None
    sure: bool = True
    step: timedelta = timedelta()
    again: Callable[[date], date | None] | None = None


def day_of(cluster: Cluster, today: date) -> Chosen:
    """Return the day that the pieces name; a date beside a weekday decides."""
    if cluster.day is not None and cluster.weekday is not None and _is_next_week(cluster.day):
        return _weekday(replace(cluster.weekday, modifier="next"), today)
    if cluster.day is not None:
        chosen = _dated(cluster.day, today)
        fits = (
            cluster.weekday is None or chosen.day is None or chosen.day.weekday() == cluster.weekday.weekday
        )
        return chosen if fits else Chosen(True, chosen.day, sure=False)
    if cluster.weekday is not None:
        return _weekday(cluster.weekday, today)
    return Chosen(False)


def _is_next_week(day: Day) -> bool:
    """Tell `next week`, which leaves the day open, from `in seven days`."""
    return day.ahead == 7 and not day.sure


def _weekday(told: Day, today: date) -> Chosen:
    assert told.weekday is not None
    ahead = (told.weekday - today.weekday()) % 7
    monday = today - timedelta(days=today.weekday())
    match told.modifier:
        case "this":
            return Chosen(True, monday + timedelta(days=told.weekday), told.sure)
        case "last":
            return Chosen(True, monday - WEEK + timedelta(days=told.weekday), told.sure)
        case "next":
            return Chosen(True, monday + WEEK + timedelta(days=told.weekday), told.sure)
        case "after next":
            return Chosen(True, monday + 2 * WEEK + timedelta(days=told.weekday), told.sure)
        case _:
            step = WEEK if ahead == 0 else timedelta()
            return Chosen(True, today + timedelta(days=ahead), told.sure, step)


def _dated(told: Day, today: date) -> Chosen:
    if told.ahead is not None:
        return Chosen(True, today + timedelta(days=told.ahead), told.sure)
    if told.month is not None:
        year = today.year + told.years_on if told.years_on is not None else told.year
        if year is not None:
            return Chosen(True, _date(year, told.month, told.day), told.sure)
        find = _yearly(told.month, told.day or 1)
        return Chosen(True, find(today), told.sure, again=find)
    if told.months_on is not None:
        month = add_months(today.replace(day=1), told.months_on)
        if told.day is None:
            return Chosen(True, add_months(today, told.months_on), told.sure)
        day = last_day(month) if told.day == -1 else told.day
        exists = day <= last_day(month)
        return Chosen(True, month.replace(day=min(day, last_day(month))), told.sure and exists)
    find = _monthly(told.day or 1)
    return Chosen(True, find(today), told.sure, again=find)


def _date(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day or 1)
    except ValueError:
        return None


def _yearly(month: int, day: int) -> Callable[[date], date | None]:
    def find(since: date) -> date | None:
        years = range(since.year, since.year + YEARS_AHEAD + 1)
        days = (_date(year, month, day) for year in years)
        return next((each for each in days if each is not None and each >= since), None)

    return find


def _monthly(day: int) -> Callable[[date], date | None]:
    def find(since: date) -> date | None:
        months = (add_months(since.replace(day=1), n) for n in range(13))
        days = (month.replace(day=day) for month in months if day <= last_day(month))
        return next((each for each in days if each >= since), None)

    return find
