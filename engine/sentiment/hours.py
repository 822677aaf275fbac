"""Local hours as numbers: day · 24 + hour, so that days and hours of a community are whole numbers. Pure."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from engine.contract.clock import MINUTE, to_datetime

DAY_HOURS = 24
_QUARTER = 15 * MINUTE
"""Every zone's offset is a multiple of it, so all of a quarter lies in one local hour."""


def hour_of(at: int, zone: str) -> int:
    """Return the local hour of a moment. The hour that a changed clock repeats is one hour."""
    return _hour(at // _QUARTER, zone)


@lru_cache(maxsize=8192)
def _hour(quarter: int, zone: str) -> int:
    local = to_datetime(quarter * _QUARTER, zone)
    return local.date().toordinal() * DAY_HOURS + local.hour


def hour_name(hour: int) -> str:
    """Write an hour: 14:00."""
    return f"{hour % DAY_HOURS:02}:00"


def day_name(day: int) -> str:
    """Write a day: 11-03."""
    return f"{date.fromordinal(day):%m-%d}"
