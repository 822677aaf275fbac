"""What can be decided about reminders without a database. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.schedule.recurrence import Series
from engine.schedule.walltime import moment

LOCAL = "%Y%m%dT%H%M%S"
"""How local wall times are written."""
WAITING, SAID = "waiting", "said"
"""States: a reminder that repeats waits again after it was said; one that does not is kept a while to be put off."""

LATE = 5 * MINUTE
"""From here on a reminder says when it was due."""
KEPT = 2 * DAY
"""How long one that was said can still be put off."""
LONGEST = 500
MOST_OPEN = 3
"""Reminders for all to read that a member may have; repeated ones are for moderators."""
MOST_MISSED = 1000
SNOOZES = {"minutes": 10 * MINUTE, "hour": HOUR, "day": DAY}

_HERE = re.compile(
    r"(?:(?:in|at)\s+)?(?:here|本群|在?这里|在?這裡|群里|群裡)(?=[\s,，:：]|$)[\s,，:：]*", re.IGNORECASE
)
_ME = re.compile(
    r"(?:提醒)?我(?!们|們|的)[\s,，:：]*|me\b\s*(?:to\b|that\b|about\b)?\s*|to\b\s+", re.IGNORECASE
)


def is_open(line: str) -> tuple[bool, str]:
    """Tell whether a line begins by wanting it said here for all, and return the rest."""
    match = _HERE.match(line.lstrip())
    return (False, line) if match is None else (True, line.lstrip()[match.end() :])


def note_of(rest: str) -> str:
    """Return what to say, without the words that only ask for it (remind *me to*, 提醒*我*)."""
    match = _ME.match(rest)
    return rest if match is None else rest[match.end() :].strip()


def write_local(local: datetime) -> str:
    """Write a local wall time."""
    return local.strftime(LOCAL)


def read_local(written: str) -> datetime:
    """Read a local wall time. Raises ValueError."""
    return datetime.strptime(written, LOCAL)  # noqa: DTZ007 - a wall time has no zone


class Time(NamedTuple):
    """The next time of a reminder: its moment, its original local time, and how many were missed before it, the last
    of them by its original.
    """

    at: int
    original: str
    missed: int = 0
    last_missed: str = ""


def next_time(start: str, rule: str, last: str, zone: str, since: int) -> Time | None:
    """Return the next time after the original `last`; None if there is none.

    What is over by `since` is missed and said once with the others; each original happens once, in whatever zone.
    """
    first = read_local(start)
    if not rule:
        return None if last else Time(moment(first, zone), start)
    done = read_local(last) if last else None
    missed, last_missed = 0, ""
    for found in Series(start=first, zone=zone, rule=rule).since(moment(done or first, zone) - 2 * DAY):
        if done is not None and found.original <= done:
            continue
        original = write_local(found.original)
        if found.at > since or missed == MOST_MISSED:
            return Time(found.at, original, missed, last_missed)
        missed, last_missed = missed + 1, original
    return None
