"""Times as exports write them, in UTC microseconds."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from functools import lru_cache

from engine.contract.clock import to_micros

_ENGLISH = re.compile(r"(\d{1,2})-([A-Z][a-z]{2})-(\d{2}) (\d{1,2}):(\d{2}) ([AP])M")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def from_iso(text: str, zone: tzinfo) -> int:
    """Read an ISO time; one without an offset is local time of `zone`. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return to_micros(moment if moment.tzinfo else moment.replace(tzinfo=zone))


@lru_cache(maxsize=1024)
def from_csv(text: str, zone: tzinfo) -> int:
    """Read the Date column: ISO, or `04-Jun-19 12:07 AM` in `zone`. Raises ValueError."""
    if found := _ENGLISH.fullmatch(text):
        day, month, year, hour, minute, half = found.groups()
        hours = int(hour) % 12 + (12 if half == "P" else 0)
        moment = datetime(
            2000 + int(year), _MONTHS.index(month) + 1, int(day), hours, int(minute), tzinfo=zone
        )
        return to_micros(moment)
    if not text[:4].isdecimal():
        raise ValueError(text)
    return from_iso(text, zone)
