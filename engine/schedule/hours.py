"""Which hour is meant: the clock, the part of the day beside it, and what is still ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from engine.schedule.tokens import Clock, Part, Period

DEFAULTS: dict[Period, tuple[int, bool]] = {
    "": (9, False),
    "dawn": (5, False),
    "morning": (9, False),
    "noon": (12, True),
    "afternoon": (15, False),
    "dusk": (18, False),
    "evening": (20, False),
    "night": (22, False),
}
"""The hour of a part of the day that nobody made exact, and whether that is sure."""
SURE = range(9, 13)
"""A spoken hour that means the morning to nearly everybody, where the day is named."""
WAKING = 7
"""A spoken hour before this one is more likely one of the afternoon."""
LATEST = 22


def resolve(clock: Clock | None, part: Part, here: datetime, day: date | None) -> tuple[datetime, bool]:
    """Return the local time and whether it is sure; without a day it is the next such time after `here`."""
    if clock is None:
        hour, sure = DEFAULTS[part.period]
        return _next(datetime.combine(day or here.date(), time(hour)), here, day, sure)
    if part.period:
        days, hour = _in_part(clock, part.period)
        return _next(_at(day or here.date(), days, hour, clock.minute), here, day, clock.sure)
    if not clock.plain:
        days, hour = divmod(clock.hour, 24)
        return _next(_at(day or here.date(), days, hour, clock.minute), here, day, clock.sure)
    return _spoken(clock, here, day)


def _at(day: date, days: int, hour: int, minute: int) -> datetime:
    return datetime.combine(day + timedelta(days=days), time(hour, minute))


def _next(local: datetime, here: datetime, day: date | None, sure: bool) -> tuple[datetime, bool]:
    """Without a day, a time that is over today means tomorrow."""
    if day is None and local <= here:
        return local + timedelta(days=1), False
    return local, sure


def _spoken(clock: Clock, here: datetime, day: date | None) -> tuple[datetime, bool]:
    """Guess the half of the day: what is ahead today at a waking hour, else the likelier hour of the day."""
    hours = (clock.hour % 12, clock.hour % 12 + 12)
    likely = hours[0] if hours[0] >= WAKING else hours[1]
    if day is None or day == here.date():
        today = [datetime.combine(here.date(), time(hour, clock.minute)) for hour in hours]
        ahead = [local for local in today if local > here]
        waking = [local for local in ahead if WAKING <= local.hour <= LATEST] or (ahead if day else [])
        if waking:
            return waking[0], False
        if day is not None:
            return today[1], False
        return datetime.combine(here.date() + timedelta(days=1), time(likely, clock.minute)), False
    return datetime.combine(day, time(likely, clock.minute)), clock.hour in SURE


def end_of(start: datetime, until: Clock) -> datetime:
    """Return the first time after a start that a clock shows; a plain one either half of the day."""
    hours = (until.hour % 12, until.hour % 12 + 12) if until.plain else (until.hour % 24,)
    days = (start.date(), start.date() + timedelta(days=1))
    ends = (datetime.combine(day, time(hour, until.minute)) for day in days for hour in hours)
    return next(end for end in ends if end > start)


def within(clock: Clock, part: Part | None) -> Clock:
    """Return a clock as it is meant in a part of the day."""
    return clock if part is None else replace(clock, hour=_in_part(clock, part.period)[1], plain=False)


def _in_part(clock: Clock, period: Period) -> tuple[int, int]:
    """Return (days on, hour) of a clock in a part of the day; twelve in the evening is midnight."""
    hour = clock.hour
    if hour > 12:
        return divmod(hour, 24)
    match period:
        case "dawn":
            return 0, hour % 12
        case "noon":
            return 0, hour + 12 if hour < 6 else hour
        case "afternoon":
            return 0, hour % 12 + 12
        case "dusk" | "evening" | "night":
            if hour == 12:
                return 1, 0
            return (0, hour + 12) if hour >= 5 else (1, hour)
        case _:
            return 0, hour
