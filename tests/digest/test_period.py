from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, to_datetime, to_micros
from engine.contract.feature import PeriodName
from engine.digest.period import NAMES, Schedule

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
START, END = date(2024, 1, 1), date(2028, 12, 31)

schedules = st.builds(
    Schedule,
    st.sampled_from(ZONES),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    st.integers(0, 6),
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(  # noqa: DTZ001
    lambda one: to_micros(one.replace(tzinfo=UTC))
)


@given(schedules, st.sampled_from(NAMES), moments)
def test_the_next_digest_lies_ahead_at_its_wall_time_and_none_between(
    schedule: Schedule, name: PeriodName, now: int
) -> None:
    wall = schedule.next_after(name, now)
    assert wall.time() == schedule.at
    assert schedule.moment(wall) > now
    assert schedule.next_after(name, schedule.moment(wall)) > wall
    assert schedule.next_after(name, schedule.moment(wall) - 1) == wall
    if name == "week":
        assert wall.weekday() == schedule.weekday
        assert schedule.moment(wall) - now <= 7 * DAY + HOUR
    if name == "month":
        assert wall.day == 1


@given(schedules, st.sampled_from(NAMES), st.dates(START, END))
def test_periods_follow_one_another_without_gap_or_overlap(
    schedule: Schedule, name: PeriodName, day: date
) -> None:
    period = schedule.around(name, day)
    noon = to_micros(datetime.combine(day, time(12), tzinfo=UTC))
    assert period.since - 14 * HOUR <= noon < period.until + 14 * HOUR
    assert period.earlier[0][1] == period.since
    for newer, older in zip(period.earlier, period.earlier[1:], strict=False):
        assert older[1] == newer[0]
    after = schedule.around(name, to_datetime(period.until, schedule.zone).date())
    assert after.since == period.until
    assert after.earlier[0] == (period.since, period.until)


@given(schedules, st.sampled_from(NAMES), moments)
def test_what_is_told_is_what_was_over_last(schedule: Schedule, name: PeriodName, now: int) -> None:
    wall = schedule.next_after(name, now)
    assert schedule.before(name, wall.date()) == schedule.last_complete(name, schedule.moment(wall))


@pytest.mark.parametrize(
    ("wall", "told"),
    [
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # noqa: DTZ001
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # noqa: DTZ001
    ],
)
def test_a_missing_time_is_read_with_the_offset_before_and_a_doubled_one_is_its_first(
    wall: datetime, told: datetime
) -> None:
    assert Schedule("Europe/Berlin", time(2, 30), 0).moment(wall) == to_micros(told)


def test_a_week_with_a_change_of_clocks_has_an_hour_less() -> None:
    period = Schedule("Europe/Berlin", time(9), 0).around("week", date(2026, 3, 29))
    assert period.until - period.since == 7 * DAY - HOUR
    assert timedelta(microseconds=period.until - period.since) < timedelta(days=7)
