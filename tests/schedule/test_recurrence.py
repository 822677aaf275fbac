# ruff: noqa: DTZ001 - wall times have no zone
from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.errors import UserError
from engine.schedule.recurrence import Occurrence, Series
from engine.schedule.rule import check_rule, parse_rule
from engine.schedule.tokens import last_day
from engine.schedule.walltime import moment, wall

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Matcher = Callable[[date, date], bool]
"""Whether a day (second) is one of a rule that begins on the first, by plain arithmetic."""


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7


@st.composite
def rules(draw: st.DrawFn) -> tuple[str, Matcher]:
    """Make a rule, and a way to tell its days that knows nothing of the rule's grammar."""
    n = draw(st.integers(1, 5))
    interval = f";INTERVAL={n}" if n > 1 else ""
    kind = draw(st.sampled_from(("daily", "weekly", "monthday", "monthend", "nth", "last", "yearly")))
    weekdays = draw(st.sets(st.integers(0, 6), min_size=1, max_size=7))
    weekday, number = draw(st.integers(0, 6)), draw(st.integers(1, 4))
    day = draw(st.integers(1, 31))

    def months(start: date, today: date) -> int:
        return (today.year - start.year) * 12 + today.month - start.month

    match kind:
        case "daily":
            return f"FREQ=DAILY{interval}", lambda start, today: (today - start).days % n == 0
        case "weekly":
            listed = ",".join(DAYS[each] for each in sorted(weekdays))
            return (
                f"FREQ=WEEKLY{interval};BYDAY={listed}",
                lambda start, today: today.weekday() in weekdays and (_week(today) - _week(start)) % n == 0,
            )
        case "monthday":
            return (
                f"FREQ=MONTHLY{interval};BYMONTHDAY={day}",
                lambda start, today: today.day == day and months(start, today) % n == 0,
            )
        case "monthend":
            return (
                f"FREQ=MONTHLY{interval};BYMONTHDAY=-1",
                lambda start, today: today.day == last_day(today) and months(start, today) % n == 0,
            )
        case "nth":
            return (
                f"FREQ=MONTHLY{interval};BYDAY={number}{DAYS[weekday]}",
                lambda start, today: (
                    today.weekday() == weekday
                    and (today.day - 1) // 7 == number - 1
                    and months(start, today) % n == 0
                ),
            )
        case "last":
            return (
                f"FREQ=MONTHLY{interval};BYDAY=-1{DAYS[weekday]}",
                lambda start, today: (
                    today.weekday() == weekday
                    and today.day + 7 > last_day(today)
                    and months(start, today) % n == 0
                ),
            )
        case _:
            return (
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                lambda start, today: (
                    (today.month, today.day)
                    == (
                        2,
                        29,
                    )
                ),
            )


STARTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1)).map(
    lambda local: local.replace(minute=local.minute // 15 * 15, second=0, microsecond=0)
)
HOURS = st.one_of(st.sampled_from((1, 2, 3)), st.integers(0, 23))


def expected(start: datetime, matches: Matcher, days: int) -> list[datetime]:
    """Return the wall times of a rule over some days, day by day."""
    every = (start.date() + timedelta(days=n) for n in range(days))
    return [datetime.combine(day, start.time()) for day in every if matches(start.date(), day)]


def is_right(found: Occurrence, zone: str) -> bool:
    """Tell whether a moment is the first that shows the wall time, or for a missing one as far before as the gap is long."""
    shown = wall(found.at, zone)
    if shown == found.local:
        return all(wall(found.at - minutes * MINUTE, zone) != found.local for minutes in (30, 60, 120))
    # The wall time does not exist: just before the gap the clocks showed as much less as the moment is later.
    gap = shown - found.local
    return timedelta() < gap <= timedelta(hours=1) and wall(
        found.at - 3 * HOUR, zone
    ) == found.local - timedelta(hours=3)


@given(rules(), STARTS, HOURS, st.sampled_from(ZONES), st.integers(0, 800))
@example(("FREQ=DAILY", lambda start, today: True), datetime(2026, 1, 1, 2, 30), 2, "Europe/Berlin", 80)
@example(("FREQ=DAILY", lambda start, today: True), datetime(2026, 1, 1, 2, 15), 2, "Australia/Lord_Howe", 90)
def test_each_wall_time_happens_once_at_the_right_moment_whenever_one_begins_to_look(
    rule: tuple[str, Matcher], start: datetime, hour: int, zone: str, skipped: int
) -> None:
    text, matches = rule
    start = start.replace(hour=hour)
    days = 800
    wanted = expected(start, matches, days)
    series = Series(start=start, zone=zone, rule=text)
    low, high = moment(start, zone), moment(start + timedelta(days=days), zone)
    found = series.between(low, high, limit=2000)
    assert [each.original for each in sorted(found, key=lambda each: each.original)] == [
        each for each in wanted if low <= moment(each, zone) < high
    ]
    assert all(is_right(each, zone) for each in found)
    assert all(one < other for one, other in pairwise(found))
    # After a restart, or a clock that jumped, the rest is the same.
    since = low + skipped * DAY
    assert series.between(since, high, limit=2000) == [each for each in found if each.at >= since]


@pytest.mark.parametrize(
    ("zone", "night", "at"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30)),
        ("Europe/Berlin", datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30)),
        ("America/New_York", datetime(2026, 3, 8, 2, 30), datetime(2026, 3, 8, 7, 30)),
        ("America/New_York", datetime(2026, 11, 1, 1, 30), datetime(2026, 11, 1, 5, 30)),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15), datetime(2026, 10, 3, 15, 45)),
        ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45), datetime(2026, 4, 4, 14, 45)),
        ("Africa/Casablanca", datetime(2026, 3, 22, 2, 30), datetime(2026, 3, 22, 2, 30)),
        ("Asia/Shanghai", datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 28, 18, 30)),
    ],
)
def test_a_nightly_time_in_both_nights_of_the_change(zone: str, night: datetime, at: datetime) -> None:
    series = Series(start=night - timedelta(days=3), zone=zone, rule="FREQ=DAILY")
    around = series.between(
        moment(night - timedelta(days=1), "UTC"), moment(night + timedelta(days=2), "UTC")
    )
    that = [each for each in around if each.original == night]
    assert [each.at for each in that] == [moment(at, "UTC")]


def test_the_missing_and_the_following_hour_stay_two_happenings() -> None:
    series = Series(
        start=datetime(2026, 3, 28, 2, 30), zone="Europe/Berlin", rule="FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30"
    )
    night = series.between(moment(datetime(2026, 3, 29), "UTC"), moment(datetime(2026, 3, 29, 12), "UTC"))
    assert [each.original.hour for each in night] == [2, 3]
    assert night[0].at == night[1].at


def test_an_order_in_time_that_differs_from_that_of_the_clocks() -> None:
    moved = Series(start=datetime(2026, 3, 28, 2, 30), zone="Europe/Berlin", rule="FREQ=DAILY").moving(
        datetime(2026, 3, 30, 2, 30), datetime(2026, 3, 29, 3, 0)
    )
    night = moved.between(moment(datetime(2026, 3, 29), "UTC"), moment(datetime(2026, 3, 29, 12), "UTC"))
    assert [(each.local.hour, each.local.minute) for each in night] == [(3, 0), (2, 30)]


def test_the_31st_happens_only_in_months_that_have_one() -> None:
    series = Series(start=datetime(2026, 1, 31, 20), zone="Asia/Shanghai", rule="FREQ=MONTHLY;BYMONTHDAY=31")
    year = series.between(moment(datetime(2026, 1, 1), "UTC"), moment(datetime(2027, 1, 1), "UTC"))
    assert [each.local.month for each in year] == [1, 3, 5, 7, 8, 10, 12]
    implied = replace(series, rule="FREQ=MONTHLY")
    assert implied.between(0, moment(datetime(2027, 1, 1), "UTC")) == series.between(
        0, moment(datetime(2027, 1, 1), "UTC")
    )


def test_the_29th_of_february_waits_eight_years_at_a_century() -> None:
    series = Series(start=datetime(2096, 2, 29, 9), zone="UTC", rule="FREQ=YEARLY")
    following = series.after(moment(series.start, "UTC"))
    assert following is not None
    assert following.local == datetime(2104, 2, 29, 9)


def test_twice_a_day_is_twice_a_day_through_the_change() -> None:
    series = Series(
        start=datetime(2026, 10, 24, 9), zone="Europe/Berlin", rule="FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0"
    )
    found = series.between(moment(datetime(2026, 10, 24), "UTC"), moment(datetime(2026, 10, 27), "UTC"))
    assert [each.local.hour for each in found] == [9, 21] * 3


def test_the_same_clocks_in_another_zone_are_other_moments() -> None:
    shanghai = Series(start=datetime(2026, 3, 27, 20), zone="Asia/Shanghai", rule="FREQ=WEEKLY;BYDAY=FR")
    berlin = shanghai.in_zone("Europe/Berlin")
    low, high = moment(datetime(2026, 3, 1), "UTC"), moment(datetime(2026, 4, 11), "UTC")
    ours, theirs = shanghai.between(low, high), berlin.between(low, high)
    assert [each.original for each in ours] == [each.original for each in theirs]
    assert [(b.at - a.at) // HOUR for a, b in zip(ours, theirs, strict=True)] == [7, 6, 6]


SERIES = Series(start=datetime(2026, 1, 7, 20), zone="Europe/Berlin", rule="FREQ=WEEKLY;BYDAY=WE")
YEAR = (moment(datetime(2026, 1, 1), "UTC"), moment(datetime(2027, 1, 1), "UTC"))


@given(st.sets(st.integers(0, 51)), st.dictionaries(st.integers(0, 51), st.integers(-500, 500)))
def test_what_is_cancelled_is_gone_and_what_is_moved_keeps_its_name(
    cancelled: set[int], moved: dict[int, int]
) -> None:
    originals = [SERIES.start + timedelta(weeks=n) for n in range(52)]
    series = SERIES
    places = {each: each for each in originals}
    for n in cancelled:
        series = series.without(originals[n])
        del places[originals[n]]
    for n, hours in moved.items():
        to = originals[n] + timedelta(hours=hours)
        series = series.moving(originals[n], to)
        places[originals[n]] = to
    far = (YEAR[0] - 60 * DAY, YEAR[1] + 60 * DAY)
    found = {each.original: each.local for each in series.between(*far) if each.original <= originals[-1]}
    assert found == places
    assert all(series.has(original) for original in originals)
    assert not series.has(SERIES.start + timedelta(days=1))


@given(st.integers(0, 51), st.sampled_from(("", ";COUNT=40", ";UNTIL=20261201T235959")), st.integers(0, 51))
def test_a_series_that_is_split_is_the_same_in_two_halves(at: int, end: str, gone: int) -> None:
    whole = replace(SERIES, rule=SERIES.rule + end).without(SERIES.start + timedelta(weeks=gone))
    every = whole.between(*YEAR)
    original = SERIES.start + timedelta(weeks=at)
    if not whole.has(original):
        return
    before, later = whole.split(original)
    halves = (before.between(*YEAR) if before else []) + later.between(*YEAR)
    assert halves == every
    assert (before is None) == (at == 0)
    assert all(each.original >= original for each in later.between(*YEAR))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("FREQ=SECONDLY", "schedule-rule-often"),
        ("FREQ=MINUTELY;INTERVAL=90", "schedule-rule-often"),
        ("FREQ=HOURLY;BYMINUTE=0,30", "schedule-rule-often"),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=0,1,2", "schedule-rule-often"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "schedule-rule-never"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "schedule-rule-never"),
        ("FREQ=HOURLY;BYMONTH=4;BYMONTHDAY=31", "schedule-rule-unreadable"),
        ("FREQ=DAILY;UNTIL=20200101", "schedule-rule-never"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40", "schedule-rule-never"),
        ("", "schedule-rule-unreadable"),
        ("FREQ=SOMETIMES", "schedule-rule-unreadable"),
        ("FREQ=DAILY;FREQ=WEEKLY", "schedule-rule-unreadable"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "schedule-rule-unreadable"),
        ("FREQ=DAILY;INTERVAL=0", "schedule-rule-unreadable"),
        ("FREQ=DAILY;COUNT=99999999", "schedule-rule-unreadable"),
        ("FREQ=WEEKLY;BYDAY=1MO", "schedule-rule-unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "schedule-rule-unreadable"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "schedule-rule-unreadable"),
        ("FREQ=DAILY;UNTIL=20261332", "schedule-rule-unreadable"),
        ("FREQ=DAILY;X-NAME=1", "schedule-rule-unreadable"),
        ("FREQ=DAILY;" + "BYHOUR=1," * 200, "schedule-rule-unreadable"),
    ],
)
def test_rules_that_make_no_sense_are_refused(text: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        check_rule(text, datetime(2026, 1, 5, 9))
    assert error.value.key == key


def test_rules_are_written_one_way() -> None:
    rule = parse_rule(
        "rrule:byday=mo,+1mo,mo;freq=monthly;interval=1;until=20261231t120000z", "Asia/Shanghai"
    )
    assert str(rule) == "FREQ=MONTHLY;UNTIL=20261231T200000;BYDAY=MO,1MO"
    assert str(parse_rule("FREQ=DAILY;UNTIL=20261231")) == "FREQ=DAILY;UNTIL=20261231T235959"


@given(st.text(alphabet="FREQ=DAILYWKMONTH;BYSTUNC0123456789,-+Z", max_size=60))
def test_no_text_breaks_the_reader_of_rules(text: str) -> None:
    with contextlib.suppress(UserError):
        check_rule(f"FREQ=DAILY;{text}", datetime(2026, 1, 5, 9))


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY", "FREQ=YEARLY"]
)
def test_an_endless_rule_is_looked_at_only_where_asked(rule: str) -> None:
    series = Series(start=datetime(1990, 1, 31, 9), zone="Europe/Berlin", rule=rule)
    following = series.after(moment(datetime(2150, 1, 1), "UTC"))
    assert following is not None
    assert following.local.year == 2150


def test_what_happens_once_happens_once() -> None:
    once = Series(start=datetime(2026, 5, 5, 20), zone="Asia/Shanghai")
    assert [each.local for each in once.between(*YEAR)] == [once.start]
    assert once.after(moment(once.start, once.zone)) is None
    assert once.moving(once.start, datetime(2026, 6, 1, 9)).between(*YEAR)[0].local == datetime(2026, 6, 1, 9)
    assert once.without(once.start).between(*YEAR) == []
