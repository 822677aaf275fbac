"""The pieces that a time is written with, each with what it means; `lexicon_zh` and `lexicon_en` recognise them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

Period = Literal["", "dawn", "morning", "noon", "afternoon", "dusk", "evening", "night"]
Modifier = Literal["", "last", "this", "coming", "next", "after next"]
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "MO,TU,WE,TH,FR"


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day, as today sees it: so many days on, a weekday, or a date with what it leaves out."""

    ahead: int | None = None
    weekday: int | None = None
    modifier: Modifier = ""
    year: int | None = None
    years_on: int | None = None
    month: int | None = None
    months_on: int | None = None
    day: int | None = None
    """The day of the month; -1 is its last."""
    period: Period = ""
    sure: bool = True


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A time of day; `plain` where nothing says which half of the day is meant. `until` is its end where one is told."""

    hour: int
    minute: int = 0
    plain: bool = False
    sure: bool = True
    until: Clock | None = None


@dataclass(frozen=True)
class Part:
    """A part of the day."""

    period: Period


@dataclass(frozen=True, kw_only=True)
class After:
    """So long from now: months and days by the calendar, the rest by the clock."""

    months: int = 0
    days: int = 0
    micros: int = 0


@dataclass(frozen=True)
class Instant:
    """A date and time written out; with its offset, or as the clocks show it."""

    moment: datetime


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """How often; what it leaves open (the weekday, the day of the month) other pieces tell."""

    freq: str
    interval: int = 1
    days: str = ""
    monthdays: str = ""
    period: Period = ""


@dataclass(frozen=True)
class Nth:
    """The n-th weekday of a month, as RRULE writes it (`-1FR`)."""

    days: str


@dataclass(frozen=True)
class Zone:
    """Whose clocks are meant, by an IANA name."""

    name: str


Meaning = Zone | Day | Clock | Part | After | Instant | Repeat | Nth


@dataclass(frozen=True)
class Token:
    """A piece found in a folded text; a `weak` one counts only beside others."""

    start: int
    end: int
    meaning: Meaning = field(compare=False)
    weak: bool = False


@dataclass(frozen=True)
class Pattern:
    """How a piece is written; `read` returns None where it is none after all."""

    regex: re.Pattern[str]
    read: Callable[[re.Match[str]], Meaning | None]
    weak: Callable[[re.Match[str]], bool] = lambda _: False


def find_tokens(text: str, patterns: tuple[Pattern, ...]) -> list[Token]:
    """Find the pieces in a folded text: of those that overlap the longest, else the first."""
    found: list[Token] = []
    for pattern in patterns:
        for match in pattern.regex.finditer(text):
            meaning = pattern.read(match)
            if meaning is not None and match.end() > match.start():
                found.append(Token(match.start(), match.end(), meaning, pattern.weak(match)))
    found.sort(key=lambda token: (token.start - token.end, token.start))
    kept: list[Token] = []
    taken = bytearray(len(text))
    for token in found:
        if not any(taken[token.start : token.end]):
            taken[token.start : token.end] = b"\1" * (token.end - token.start)
            kept.append(token)
    kept.sort(key=lambda token: token.start)
    return kept


def add_months(day: date, months: int) -> date:
    """Go so many months on; a day that the month does not have is its last."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, last_day(first)))


def last_day(day: date) -> int:
    """Return how many days the month has."""
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return (following - timedelta(days=1)).day
