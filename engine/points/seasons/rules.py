"""Spans of local days, names, places: what seasons reckon with. Pure."""

from __future__ import annotations

import re
from datetime import date

from engine.contract.clock import MINUTE, SECOND

FEATURE = "seasons"
OPEN, COUNTING, ENDED = "open", "counting", "ended"
SETTLE = 10 * MINUTE
"""After midnight a board is archived only then: what was said in the last minute is still on its way."""
AWAY = 5 * MINUTE
"""A timer that comes so late was waited for by nobody: the bot was away, and may have to catch up first."""
PAUSE = SECOND
STEP = 500
"""Members of one step: nobody waits for more than that."""
USUAL_DAYS = 90
LONGEST_DAYS = 3 * 366
REOPEN_DAYS = 7
LONGEST_NAME = 40


def next_span(first: int, last: int) -> tuple[int, int]:
    """Return the span that follows: whole months where it was whole months, else as many days."""
    begin, behind = date.fromordinal(first), date.fromordinal(last + 1)
    if begin.day == behind.day == 1:
        months = (behind.year - begin.year) * 12 + behind.month - begin.month
        count = behind.month - 1 + months
        after = date(behind.year + count // 12, count % 12 + 1, 1)
        return last + 1, after.toordinal() - 1
    return last + 1, last + 1 + last - first


def next_name(name: str) -> str:
    """Return the name of the season that follows: its last number one higher, else a 2 behind it.

    Long numbers are years, which say nothing of what comes next.
    """
    found = list(re.finditer(r"\d+", name))
    if found and len(found[-1][0]) <= 3:
        number = found[-1]
        return f"{name[: number.start()]}{int(number[0]) + 1}{name[number.end() :]}"
    return f"{name[: LONGEST_NAME - 2]} 2"


def monday_after(day: int) -> int:
    """Return the first Monday after a day."""
    return day + 7 - (day - 1) % 7
