from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.contract.clock import local_day, to_micros
from engine.contract.errors import UserError
from engine.points.prizes import check_coins, coins_of
from engine.points.rules import midnight
from engine.points.seasons.fields import read_season
from engine.points.seasons.rules import monday_after, next_name, next_span

TODAY = date(2026, 11, 22).toordinal()
ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/Havana",
    "Asia/Beirut",
    "Pacific/Apia",
    "UTC",
    "Asia/Kathmandu",
)


def span(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2026-09-01", "2026-11-30"), ("2026-12-01", "2027-02-28")),
        (("2027-12-01", "2028-01-31"), ("2028-02-01", "2028-03-31")),
        (("2026-12-01", "2026-12-31"), ("2027-01-01", "2027-01-31")),
        (("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31")),
        (("2026-11-22", "2027-02-19"), ("2027-02-20", "2027-05-20")),
        (("2026-11-22", "2026-11-22"), ("2026-11-23", "2026-11-23")),
    ],
)
def test_the_next_season_follows_in_whole_months_or_as_many_days(
    before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert next_span(*span(*before)) == span(*after)


@given(st.integers(700_000, 760_000), st.integers(0, 1000))
def test_the_next_season_begins_the_day_after_and_is_never_empty(first: int, length: int) -> None:
    begin, end = next_span(first, first + length)
    assert begin == first + length + 1
    assert begin <= end <= begin + length + 6


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("第1赛季", "第2赛季"),
        ("Season 9", "Season 10"),
        ("2026 秋季", "2026 秋季 2"),
        ("2026 S1", "2026 S2"),
        ("秋季", "秋季 2"),
        ("x" * 40, "x" * 38 + " 2"),
    ],
)
def test_the_next_season_is_named_after_the_last(name: str, after: str) -> None:
    assert next_name(name) == after


@settings(deadline=None)
@given(st.sampled_from(ZONES), st.integers(730_000, 745_000))
def test_midnight_is_the_first_moment_of_its_day(zone: str, day: int) -> None:
    moment = midnight(day, zone)
    if local_day(moment, zone) != day:
        # Apia skipped a whole day.
        assert zone == "Pacific/Apia"
        return
    assert local_day(moment - 1, zone) < day or zone == "Asia/Beirut" or _doubled(moment, zone)


def _doubled(moment: int, zone: str) -> bool:
    """Tell whether clocks are set back at this midnight, so that the day before it comes again."""
    wall = datetime.fromtimestamp(moment // 1_000_000, tz=ZoneInfo(zone))
    return to_micros(wall.replace(fold=1)) != moment


def test_weeks_begin_on_monday() -> None:
    assert date.fromordinal(monday_after(TODAY)) == date(2026, 11, 23)
    assert date.fromordinal(monday_after(TODAY + 1)) == date(2026, 11, 30)


def test_a_season_is_read_in_both_languages() -> None:
    said = read_season("Winter | until:2027-03-01 carry: 10% repeat:yes from:tomorrow", TODAY)
    day = date(2027, 3, 1).toordinal()
    assert said == {"name": "Winter", "until": day, "carry": 10, "repeat": True, "first": TODAY + 1}
    said = read_season("第 1 赛季 到：2027年3月1日 结转:５ 重复:否 从:今天", TODAY)
    assert said == {"name": "第 1 赛季", "until": day, "carry": 5, "repeat": False, "first": TODAY}
    assert read_season("春 until:90d", TODAY) == {"name": "春", "length": 90}
    assert read_season("name:Spring until:12w", TODAY) == {"name": "Spring", "length": 84}
    assert read_season("", TODAY) == {}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("x until:2027-02-30", "seasons-day"),
        ("x until:soon", "seasons-day"),
        ("x carry:101%", "seasons-carry"),
        ("x carry:half", "seasons-carry"),
        ("x repeat:maybe", "seasons-repeat"),
        ("y" * 41, "seasons-name-long"),
    ],
)
def test_what_cannot_be_read_is_said(line: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        read_season(line, TODAY)
    assert error.value.key == key


def test_prizes_are_a_list_of_amounts() -> None:
    assert coins_of("50, 30、30") == (50, 30, 30)
    assert coins_of("") == ()
    check_coins("50 30 20")
    for wrong in ("many", "50, -3", "1 " * 11, "99999999"):
        with pytest.raises(UserError):
            check_coins(wrong)
