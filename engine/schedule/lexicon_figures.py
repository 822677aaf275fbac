"""Dates and times in figures, which every language writes alike."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from engine.schedule.tokens import Clock, Day, Instant, Pattern, Zone

LEFT = r"(?<![a-z\d.:/\-+])"
RIGHT = r"(?![a-z\d])"
HALF = r"(?P<half>[ap])\.?\s?m\b\.?"
_TO = r"\s*(?:-|–|—|~|to|until|till|到|至)\s*"


def pattern(written: str) -> re.Pattern[str]:
    """Compile what does not begin within a word or a number."""
    return re.compile(LEFT + written)


def half_day(hour: int, half: str) -> int:
    """Return the hour of a twelve-hour clock with its am or pm."""
    return hour % 12 + (12 if half == "p" else 0)


def _instant(match: re.Match[str]) -> Instant | None:
    try:
        return Instant(datetime.fromisoformat(match[0].upper()))
    except ValueError:
        return None


def _date(match: re.Match[str]) -> Day | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    return Day(year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _month_and_day(match: re.Match[str]) -> Day | None:
    """12/24 is December 24; 24/12 can only be that too; 5/6 is a guess."""
    first, second = int(match["a"]), int(match["b"])
    month, day = (second, first) if first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Day(month=month, day=day, sure=max(first, second) > 12 or first == second)


def _clock(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if match["half"]:
        return Clock(hour=half_day(hour, match["half"]), minute=minute) if 1 <= hour <= 12 else None
    if hour > 24 or (hour == 24 and minute):
        return None
    # On a 24-hour clock 2:30 is at night; who writes it without a zero may mean the afternoon.
    return Clock(hour=hour, minute=minute, sure=len(match["h"]) == 2 or hour > 6 or hour == 0)


def _half_clock(match: re.Match[str]) -> Clock | None:
    hour = int(match["h"])
    return Clock(hour=half_day(hour, match["half"]), minute=int(match["m"] or 0)) if 1 <= hour <= 12 else None


def _clocks(match: re.Match[str]) -> Clock | None:
    """20:00-21:30"""
    first, last = (Clock(hour=int(match[h]), minute=int(match[m])) for h, m in (("h", "m"), ("h2", "m2")))
    return replace(first, until=last) if first.hour < 24 and last.hour <= 24 else None


def _half_clocks(match: re.Match[str]) -> Clock | None:
    """7-9pm is in the evening; of 11-1pm the first is in the morning."""
    first, last = int(match["h"]), int(match["h2"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    end = Clock(hour=half_day(last, match["half"]), minute=int(match["m2"] or 0))
    start = Clock(hour=half_day(first, match["half"]), minute=int(match["m"] or 0))
    if (start.hour, start.minute) >= (end.hour, end.minute):
        start = replace(start, hour=(start.hour + 12) % 24)
    return replace(start, until=end)


def _utc(match: re.Match[str]) -> Zone | None:
    """UTC+8; Etc/GMT counts the other way."""
    hours = int(match["offset"] or 0)
    return Zone(f"Etc/GMT{-hours:+d}" if hours else "UTC") if -12 <= hours <= 14 else None


PATTERNS = (
    Pattern(re.compile(r"(?<![a-z])(?:utc|gmt)\s?(?P<offset>[+-]\d{1,2})?(?![a-z\d:])"), _utc, lambda _: True),
    Pattern(re.compile(r"(?:北京|上海|中国)时间|(?<![a-z])(?:beijing|china) time"), lambda _: Zone("Asia/Shanghai"), lambda _: True),
    Pattern(
        pattern(
            r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[+-]\d\d:?\d\d|z)?(?!\s*[-–—~]\s*\d)" + RIGHT
        ),
        _instant,
    ),
    Pattern(pattern(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![a-z\d/-])"), _date),
    Pattern(pattern(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})(?!\d)"), _date),
    Pattern(pattern(r"(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)" + RIGHT), _date, lambda _: True),
    Pattern(pattern(r"(?P<a>\d{1,2})[/-](?P<b>\d{1,2})(?![\d/.-])"), _month_and_day, lambda _: True),
    # 12.24 before a time is a date; python 3.11 is none.
    Pattern(re.compile(r"(?<![a-z\d.])(?<![a-z] )(?P<a>1?\d)\.(?P<b>[0-3]?\d)(?=\s|[早晚上下中])"), _month_and_day, lambda _: True),
    Pattern(pattern(rf"(?P<h>\d{{1,2}}):(?P<m>[0-5]\d){_TO}(?P<h2>\d{{1,2}}):(?P<m2>[0-5]\d)(?![a-z\d:])"), _clocks),
    Pattern(
        pattern(
            rf"(?P<h>\d{{1,2}})(?::(?P<m>[0-5]\d))?{_TO}(?P<h2>\d{{1,2}})(?::(?P<m2>[0-5]\d))?\s*{HALF}"
        ),
        _half_clocks,
    ),
    Pattern(
        pattern(rf"(?:at\s+)?(?P<h>\d{{1,2}}):(?P<m>[0-5]\d)(?!\d|:\d)(?::[0-5]\d)?(?:\s*{HALF})?{RIGHT}"), _clock
    ),
    Pattern(pattern(rf"(?:at\s+)?(?P<h>\d{{1,2}})(?:[.:](?P<m>[0-5]\d))?\s*{HALF}"), _half_clock),
)  # fmt: skip
