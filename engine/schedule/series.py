"""The wall times of an event, one by one; how often it happens, as people say it; how long each occurrence takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from engine.contract.clock import DAY
from engine.contract.errors import UserError
from engine.schedule.rule import parse_rule
from engine.schedule.walltime import moment
from engine.schedule.when import find_repeat


def wall_times(rule: str, start: datetime, after: datetime | None) -> Iterator[datetime]:
    """Return the wall times of a rule that begins at `start`, those after `after` alone; without a rule `start`."""
    if not rule:
        if after is None or start > after:
            yield start
        return
    for original in parse_rule(rule).times(start, near=after or start):
        if original >= start and (after is None or original > after):
            yield original


def read_rule(written: str) -> str:
    """Read how often something happens: in words or as RRULE; "no" is once. Raises UserError."""
    if written.strip().casefold() in ("no", "none", "once", "off", "不", "不重复", "一次"):
        return ""
    if "=" in written:
        return str(parse_rule(written))
    found = find_repeat(written) or find_repeat(f"每{written}") or find_repeat(f"every {written}")
    if found is None:
        raise UserError("schedule-repeat-unclear", value=written)
    return str(parse_rule(found))


def end_of(event: Any, local: datetime, starts_at: int, zone: str) -> int:
    """Return when an occurrence ends. Whole days are days of the calendar, whatever the clocks do meanwhile."""
    if event.duration % DAY == 0:
        return moment(local + timedelta(days=event.duration // DAY), zone)
    return int(starts_at + event.duration)
