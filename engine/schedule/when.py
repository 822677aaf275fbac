"""Read a time out of what somebody wrote, in Chinese or English, as their clocks show it.

`find_when("周五晚8点 读书会", now, "Asia/Shanghai")` finds Friday 20:00 and leaves `读书会`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from engine.contract.clock import HOUR, to_micros
from engine.contract.errors import UserError
from engine.schedule import lexicon_en, lexicon_figures, lexicon_zh, often_en, often_zh
from engine.schedule.clusters import Cluster, choose, clusters_of
from engine.schedule.days import day_of
from engine.schedule.folding import fold, without
from engine.schedule.hours import end_of, resolve
from engine.schedule.recurrence import Series
from engine.schedule.repeating import rule_of
from engine.schedule.tokens import After, Clock, Part, add_months, find_tokens
from engine.schedule.walltime import moment, wall

PATTERNS = tuple(
    pattern
    for words in (lexicon_figures, lexicon_zh, often_zh, lexicon_en, often_en)
    for pattern in words.PATTERNS
)
MORNING = Clock(hour=9)
"""The time of day of whatever names only its day."""
LAST_YEAR = 2199
LEAP = 2000
"""Where no year is told, February has 29 days."""
_DAYS = (
    re.compile(
        r"(?<![\d/.-])(?P<year>[12]\d{3})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})(?!\d)[日号]?"
    ),
    re.compile(r"(?<![\d年])(?P<year>)(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?[日号]"),
)
_TOO_OFTEN = re.compile(r"每隔?\S{0,3}(?:分|秒)|(?:every|each)\s(?:\S+\s)?(?:minute|min\b|mins\b|second)")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A time found in a text: its moment (UTC µs), the wall time as written (naive), and the text without its words.

    `rule` is how it repeats (RRULE, else empty), `at` then the first time. `sure` is false where the day or the half
    of the day was guessed: say what was understood. `fixed` is true where the moment was told and not what clocks show
    (in 2 hours, a time with its offset). `until` is the wall time at which it ends, where one is told. A time that is over is found too; see `require_when`.
    """

    at: int
    local: datetime
    rest: str
    rule: str = ""
    sure: bool = True
    fixed: bool = False
    until: datetime | None = None


def find_when(text: str, now: int, zone: str) -> Found | None:
    """Find the time that a text tells; None if it tells none. `now` in UTC µs, `zone` by its IANA name."""
    folded = fold(text)
    cluster = choose(clusters_of(folded.text, find_tokens(folded.text, PATTERNS)))
    if cluster is None:
        return None
    rest = without(text, [folded.span(*span) for span in cluster.spans(folded.text)])
    try:
        there = zone if cluster.zone is None else cluster.zone.name
        found = _read(cluster, now, there, rest)
    except (OverflowError, ValueError):
        return None
    if found is None or found.local.year > LAST_YEAR:
        return None
    if cluster.until is not None:
        found = replace(found, until=end_of(found.local, cluster.until))
    return found if there == zone else _here(found, there, zone)


def _here(found: Found, there: str, zone: str) -> Found:
    """Tell by the clocks of a zone what was said by those of another."""
    until = None if found.until is None else wall(moment(found.until, there), zone)
    return replace(found, local=wall(found.at, zone), until=until, fixed=True)


def require_when(text: str, now: int, zone: str) -> Found:
    """Find the time that a text tells. Raises UserError if there is none (`schedule-when-none`) or it is over (`…-past`)."""
    found = find_when(text, now, zone)
    if found is None and _TOO_OFTEN.search(text.casefold()):
        raise UserError("schedule-rule-often")
    check_days(text if found is None else found.rest)
    if found is None:
        raise UserError("schedule-when-none")
    if found.at <= now:
        raise UserError("schedule-when-past", time=f"{found.local:%Y-%m-%d %H:%M}")
    return found


def check_days(text: str) -> None:
    """Raise UserError (`schedule-no-such-day`) where a text names a day that no calendar has: 2026-02-30, 2月30日."""
    folded = fold(text).text
    for match in (match for pattern in _DAYS for match in pattern.finditer(folded)):
        year, month, day = int(match["year"] or LEAP), int(match["month"]), int(match["day"])
        if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
            raise UserError("schedule-no-such-day", value=match[0])


def find_repeat(text: str) -> str | None:
    """Read how often, without a time (每周, every 2 weeks, 每月最后一个周五); None if the text does not say."""
    folded = fold(text)
    cluster = choose(clusters_of(folded.text, find_tokens(folded.text, PATTERNS)))
    return None if cluster is None or cluster.repeat is None else rule_of(cluster)


def _read(cluster: Cluster, now: int, zone: str, rest: str) -> Found | None:
    if cluster.instant is not None:
        told = cluster.instant.moment
        if told.tzinfo is None:
            return Found(at=moment(told, zone), local=told, rest=rest)
        at = to_micros(told)
        return Found(at=at, local=wall(at, zone), rest=rest, fixed=True)
    if cluster.repeat is not None:
        return _repeated(cluster, now, zone, rest)
    if cluster.after is not None:
        return _later(cluster.after, cluster, now, zone, rest)
    return _once(cluster, now, zone, rest)


def _once(cluster: Cluster, now: int, zone: str, rest: str) -> Found | None:
    here = wall(now, zone)
    chosen = day_of(cluster, here.date())
    period = _period(cluster)
    if not chosen.named:
        local, sure = resolve(_first(cluster), period, here, None)
        return Found(at=moment(local, zone), local=local, rest=rest, sure=sure)
    if chosen.day is None:
        return None
    local, sure = resolve(_first(cluster), period, here, chosen.day)
    if chosen.step and moment(local, zone) <= now:
        local += chosen.step
        sure = sure and bool(cluster.clocks)
    elif chosen.again is not None and local <= here:
        again = chosen.again(chosen.day + timedelta(days=1))
        if again is None:
            return None
        local += again - chosen.day
    return Found(at=moment(local, zone), local=local, rest=rest, sure=sure and chosen.sure)


def _later(after: After, cluster: Cluster, now: int, zone: str, rest: str) -> Found:
    here = wall(now, zone)
    day = add_months(here.date(), after.months) + timedelta(days=after.days)
    if cluster.clocks or cluster.period is not None:
        local, sure = resolve(_first(cluster), _period(cluster), here, day)
        return Found(at=moment(local, zone), local=local, rest=rest, sure=sure)
    if not after.months and not after.days:
        at = now + after.micros
    else:
        at = moment(datetime.combine(day, here.time()), zone) + after.micros
    return Found(at=at, local=wall(at, zone), rest=rest, fixed=bool(after.micros))


def _repeated(cluster: Cluster, now: int, zone: str, rest: str) -> Found | None:
    here = wall(now, zone)
    assert cluster.repeat is not None
    rule = rule_of(cluster)
    timed = bool(cluster.clocks) or bool(_period(cluster).period)
    if cluster.repeat.freq == "HOURLY" and not timed:
        at = now - now % (HOUR // 60) + cluster.repeat.interval * HOUR
        return Found(at=at, local=wall(at, zone), rest=rest, rule=rule)
    chosen = day_of(cluster, here.date()) if "BY" not in rule.partition("BYHOUR")[0] else None
    day = chosen.day if chosen is not None and chosen.named else None
    local, sure = resolve(_first(cluster), _period(cluster), here, day or _far_from(here.date()))
    start = local if day else datetime.combine(here.date(), local.time())
    # The first time is the next that the rule's days and hours allow; its interval counts from there.
    pieces = [p for p in rule.split(";") if not p.startswith("INTERVAL=")]
    first = Series(start=start - timedelta(days=0 if day else 1), zone=zone, rule=";".join(pieces)).after(now)
    if "BY" not in rule and not day:
        first = Series(start=start - timedelta(days=1), zone=zone, rule="FREQ=DAILY").after(now)
    if first is None:
        return None
    return Found(at=first.at, local=first.original, rest=rest, rule=rule, sure=sure)


def _far_from(day: date) -> date:
    """Return a day that is not today: how often something happens says nothing of what is still ahead today."""
    return day + timedelta(days=1)


def _first(cluster: Cluster) -> Clock | None:
    return cluster.clocks[0] if cluster.clocks else None


def _period(cluster: Cluster) -> Part:
    if cluster.period is not None:
        return cluster.period
    for each in (cluster.day, cluster.repeat):
        if each is not None and each.period:
            return Part(each.period)
    return Part("")
