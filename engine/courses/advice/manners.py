"""When somebody may be told of a course unasked. Pure: what a database and a clock say comes in as values.

At most `A_WEEK` in any seven days, never in quiet hours, at the hour at which they are about; the pause between two
doubles with each one in a row that they ignored, and after `IGNORED` it ends. Nothing is told of twice in `AGAIN`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from engine.contract.clock import DAY, quiet_until, to_datetime, to_micros

WEEK = 7 * DAY
A_WEEK = 2
PAUSE = 3 * DAY
"""Between two pushes, if the last one was not ignored."""
IGNORED = 3
"""After so many in a row that nobody reacted to nothing more is sent."""
AGAIN = 14 * DAY
ONCE = 90 * DAY
"""What was told of unasked is not told of again unasked for so long."""
LATER = 30 * DAY
"""For so long "not now" holds."""
USUAL_HOUR = 20
"""When most people have time, for whom nothing is known."""
_SPREAD = (-1, 0, 1)
"""Hours beside one another count for each other."""
Verdict = Literal["send", "wait", "stop"]


class Standing(NamedTuple):
    """What is known of somebody's pushes: whether they want them, when the last ones were, how many in a row they ignored."""

    wanted: bool
    sent: tuple[int, ...]
    ignored: int


def pause(ignored: int) -> int:
    """Return how long to wait after a push, so many in a row having been ignored."""
    return int(PAUSE * 2 ** min(ignored, 10))


def verdict(standing: Standing, now: int) -> tuple[Verdict, int]:
    """Tell whether a push may go out now; if it has to wait, until when at least."""
    if not standing.wanted or standing.ignored >= IGNORED:
        return "stop", 0
    sent = sorted(standing.sent)
    earliest = max([at + pause(standing.ignored) for at in sent[-1:]], default=now)
    if len(sent) >= A_WEEK:
        earliest = max(earliest, sent[-A_WEEK] + WEEK)
    return ("send", now) if earliest <= now else ("wait", earliest)


def usual_hour(moments: Iterable[int], zone: str, quiet: tuple[int, int]) -> int:
    """Return the local hour at which somebody is about most, outside of quiet hours."""
    counts = [0] * 24
    for at in moments:
        counts[to_datetime(at, zone).hour] += 1
    open_hours = [hour for hour in range(24) if not _quiet(hour, quiet)]
    if not open_hours:
        return quiet[1] % 24
    if not any(counts):
        return USUAL_HOUR if USUAL_HOUR in open_hours else open_hours[-1]
    return max(
        open_hours,
        key=lambda hour: (sum(counts[(hour + step) % 24] for step in _SPREAD), counts[hour], -hour),
    )


def slot(after: int, zone: str, hour: int, quiet: tuple[int, int]) -> int:
    """Return the first moment from `after` on at which it is that hour of the day, moved out of quiet hours."""
    local = to_datetime(after, zone)
    day = local.date()
    while True:
        at = to_micros(datetime.combine(day, time_of_day(hour), tzinfo=ZoneInfo(zone)))
        if at >= after:
            return quiet_until(at, zone, *quiet) or at
        day += timedelta(days=1)


def is_ignored(state: str) -> bool:
    """Tell whether nobody reacted to a suggestion."""
    return state == "shown"


def told_lately(told: Iterable[tuple[str, int, bool]], now: int) -> set[str]:
    """Return what is not to be told of now, from (item, when, whether unasked)."""
    return {item for item, at, unasked in told if now - at < (ONCE if unasked else AGAIN)}


def _quiet(hour: int, quiet: tuple[int, int]) -> bool:
    start, end = quiet
    return start != end and (start <= hour < end if start < end else hour >= start or hour < end)
