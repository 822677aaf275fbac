"""Local wall time and its moment, as RFC 5545 reads it: a missing time has the offset before the gap, a doubled one is its first."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from engine.contract.clock import to_datetime, to_micros


@cache
def zone_of(name: str) -> ZoneInfo:
    """Return the zone of an IANA name."""
    return ZoneInfo(name)


def moment(local: datetime, zone: str) -> int:
    """Return when (UTC µs) a zone's clocks show a naive local time; 02:30 in a gap is 03:30."""
    return to_micros(local.replace(tzinfo=zone_of(zone), fold=0))


def wall(at: int, zone: str) -> datetime:
    """Return what a zone's clocks show at a moment, as a naive datetime."""
    return to_datetime(at, zone).replace(tzinfo=None, fold=0)
