"""Every amount and constant of points, and the arithmetic over them. Nothing here reads a database.

A rule pays `xp` (for life, makes the level) and `coins` (to spend). Change a number here and nowhere else;
what a community may change itself is declared in `settings.py` with these as defaults.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from engine.contract.clock import HOUR, MINUTE, SECOND, local_day, to_micros
from engine.contract.ids import stable_hash

# ---- messages

MESSAGE_XP_LOW = 15
MESSAGE_XP_SPREAD = 11
"""A message is worth 15 to 25, decided by its key."""
MESSAGE_COOLDOWN = 60 * SECOND
MESSAGE_DAILY_CAP = 300
MULTIPLIER_MAX = 5.0

REFUSED, THIN, FULL, DENSE = 0, 1, 2, 3
"""Quality in halves: 0, 0.5, 1 and 1.5."""
THIN_BELOW_UNITS = 4
DENSE_FROM_UNITS = 40
DENSE_FROM_NOVELTY = 0.6

# ---- what others give

THANKS = 10
THANKS_PAIR_PAUSE = 24 * HOUR
THANKS_DAMPING_DAYS = 7
"""Thanks that went the other way within these days halve the amount, each time again."""
REACTION_XP = 1
REACTION_DAILY_CAP = 20
UNKIND = frozenset("👎💩🤮🤡😡🤬🖕")
"""Reactions that pay nothing."""
ANSWER_HELPER = 15
ANSWER_ASKER = 2

# ---- taking part

CHECKIN_BASE = 5
CHECKIN_STREAK_MAX = 7
EVENT_ATTENDED = 20
COURSE_COMPLETED = 50
"""The dearest single thing: a finished course is worth some three messages' daily effort over a week."""
COURSES_A_DAY = 1
"""More courses finished on one day count, but do not pay: nobody checks what people say of themselves."""
COURSE_ENROLLED, ENROLMENTS_A_DAY = 2, 3
LESSON_DONE, LESSONS_A_DAY = 3, 10
INVITE_RETAINED = 30
INVITE_WELCOME = 10
"""For the newcomer: a third of the inviter's, so that nobody makes accounts for it."""

# ---- the same by rule, as a community may change them (`settings.py`); messages have settings of their own

AMOUNTS = {
    "thanks": THANKS,
    "reaction": REACTION_XP,
    "checkin": CHECKIN_BASE,
    "answer": ANSWER_HELPER,
    "answer-asked": ANSWER_ASKER,
    "event": EVENT_ATTENDED,
    "course-begun": COURSE_ENROLLED,
    "lesson": LESSON_DONE,
    "course": COURSE_COMPLETED,
    "invite": INVITE_RETAINED,
    "welcome": INVITE_WELCOME,
}
AMOUNT_MOST = 1_000
NO_CAP = 0
CAPS = {
    "thanks": NO_CAP,
    "reaction": REACTION_DAILY_CAP,
    "answer": NO_CAP,
    "event": NO_CAP,
    "course-begun": ENROLMENTS_A_DAY,
    "lesson": LESSONS_A_DAY,
    "course": COURSES_A_DAY,
    "invite": NO_CAP,
}
"""How often a day a rule pays one member."""
CAP_MOST = 1_000

# ---- notices

TEXT_NOTICE_EVERY = 5
"""A level that is a multiple of this is told in words, the others by a reaction."""

# ---- conversation (who is thanked when nobody is named)

TALK_WINDOW = 30 * MINUTE
TALK_MESSAGES = 12
TALK_REPLY_BONUS = 1.0
TALK_CLEAR_MARGIN = 0.6


class Pay(NamedTuple):
    """An amount of both currencies."""

    xp: int
    coins: int = 0


def both(amount: int) -> Pay:
    """Pay the same in xp and coins."""
    return Pay(amount, amount)


def message_xp(
    key: str,
    quality: int,
    multiplier: float = 1.0,
    *,
    low: int = MESSAGE_XP_LOW,
    spread: int = MESSAGE_XP_SPREAD,
) -> int:
    """Return what the message `key` is worth at `quality` (in halves), rounded down."""
    return worth(stable_hash(key), quality, multiplier, low, spread)


def worth(lot: int, quality: int, multiplier: float, low: int, spread: int) -> int:
    """Return what a message is worth whose key drew `lot`."""
    return (low + lot % spread) * quality * round(min(max(multiplier, 0.0), MULTIPLIER_MAX) * 100) // 200


def thanks_amount(reverse: int, amount: int = THANKS) -> Pay:
    """Return what thanks pay after `reverse` thanks in the other direction."""
    return both(amount >> reverse)


def checkin_amount(streak: int, base: int = CHECKIN_BASE) -> Pay:
    """Return what a check-in pays on day `streak` of a streak (the first is 1)."""
    return both(base + min(streak, CHECKIN_STREAK_MAX))


# ---- levels: from n to n+1 it takes 5n² + 50n + 100 (the MEE6 curve)


def step(level: int) -> int:
    """Return how much xp leads from `level` to the next."""
    return 5 * level * level + 50 * level + 100


def level_total(level: int) -> int:
    """Return the total xp at which `level` begins: the sum of all steps below it."""
    return 5 * level * (2 * level * level + 27 * level + 91) // 6


MEE6_TOTALS = tuple(level_total(n) for n in range(1, 1001))


def level_of(xp: int) -> int:
    """Return the level of a total, exactly; a debt is level 0."""
    level = bisect_right(MEE6_TOTALS, xp)
    while level >= len(MEE6_TOTALS) and level_total(level + 1) <= xp:
        level += 1
    return level


# ---- streaks


class Streak(NamedTuple):
    """A member's run of check-ins. `frozen_week` is the week (see `week_of`) whose free day was used."""

    last_day: int = 0
    length: int = 0
    best: int = 0
    frozen_week: int = 0


def week_of(day: int) -> int:
    """Number the weeks, Monday first (ordinal 1 was a Monday)."""
    return (day - 1) // 7 + 1


def next_streak(streak: Streak, day: int) -> Streak:
    """Return the streak after a check-in on `day`, which lies after the last one.

    One missed day a week is forgiven; the week is the missed day's.
    """
    gap = day - streak.last_day
    missed = week_of(day - 1)
    if gap == 1:
        length, frozen = streak.length + 1, streak.frozen_week
    elif gap == 2 and streak.length and missed != streak.frozen_week:
        length, frozen = streak.length + 1, missed
    else:
        length, frozen = 1, streak.frozen_week
    return Streak(day, length, max(streak.best, length), frozen)


# ---- days

_QUARTER = 15 * MINUTE


@lru_cache(maxsize=65_536)
def _day_of_quarter(quarter: int, zone: str) -> int:
    return local_day(quarter * _QUARTER, zone)


def day_of(at: int, zone: str) -> int:
    """Return the local day of a moment; every zone's midnight falls on a quarter of an hour of UTC."""
    return _day_of_quarter(at // _QUARTER, zone)


def midnight(day: int, zone: str) -> int:
    """Return the first moment of a local day; where clocks skip midnight, the day begins behind the gap."""
    return to_micros(datetime.combine(date.fromordinal(day), time(), tzinfo=ZoneInfo(zone)))


def days_near(at: int, zone: str, reach: int) -> range:
    """Return the local days that a moment's surroundings touch."""
    return range(day_of(at - reach, zone), day_of(at + reach, zone) + 1)


def first_day(period: str, today: int) -> int:
    """Return the first day of a board's period that holds `today`: day, week (Monday), month or all."""
    if period == "day":
        return today
    if period == "week":
        return today - (today - 1) % 7
    if period == "month":
        return date.fromordinal(today).replace(day=1).toordinal()
    return 0
