from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, SECOND, local_day
from engine.points import rules
from engine.points.rules import Streak

ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


def test_the_levels_are_those_of_mee6() -> None:
    assert [rules.level_total(n) for n in (1, 10, 20)] == [100, 4675, 23850]


@given(st.integers(0, 3000))
def test_a_level_begins_where_all_steps_before_it_end(level: int) -> None:
    assert rules.level_total(level) == sum(rules.step(n) for n in range(level))
    assert rules.level_of(rules.level_total(level)) == level
    assert level == 0 or rules.level_of(rules.level_total(level) - 1) == level - 1


@given(st.integers(-1000, 10**12))
def test_a_total_lies_within_its_level(xp: int) -> None:
    level = rules.level_of(xp)
    assert xp < rules.level_total(level + 1)
    assert level == 0 or rules.level_total(level) <= xp


@given(st.text(), st.integers(0, 3))
def test_a_message_is_worth_its_key_times_its_quality_rounded_down(key: str, quality: int) -> None:
    full = rules.message_xp(key, rules.FULL)
    assert 15 <= full <= 25
    assert rules.message_xp(key, quality) == int(full * Fraction(quality, 2))


def test_a_check_in_pays_more_up_to_seven_days() -> None:
    assert [rules.checkin_amount(day).xp for day in (1, 2, 7, 8, 100)] == [6, 7, 12, 12, 12]


def test_one_missed_day_a_week_is_forgiven() -> None:
    monday = rules.first_day("week", 739_621)
    streak = Streak()
    for day in (monday, monday + 2, monday + 3):
        streak = rules.next_streak(streak, day)
    assert streak.length == 3
    assert rules.next_streak(streak, monday + 5).length == 1, "a second missed day in the same week"
    assert rules.next_streak(streak, monday + 6).length == 1, "two missed days on end"
    for day in (monday + 4, monday + 5, monday + 6, monday + 8):
        streak = rules.next_streak(streak, day)
    assert streak.length == 7, "the next week has a free day of its own"


@given(st.lists(st.integers(1, 4), min_size=1, max_size=60))
def test_a_streak_is_never_longer_than_its_check_ins(gaps: list[int]) -> None:
    streak, day = Streak(), 700_000
    for count, gap in enumerate(gaps, 1):
        day += gap
        streak = rules.next_streak(streak, day)
        assert 1 <= streak.length <= streak.best <= count


@given(st.integers(1_000_000_000, 2_000_000_000), ZONES)
def test_the_remembered_day_is_the_real_one(second: int, zone: str) -> None:
    assert rules.day_of(second * SECOND, zone) == local_day(second * SECOND, zone)


@given(st.integers(1_000_000_000, 2_000_000_000), ZONES, st.integers(0, 3))
def test_the_days_near_a_moment_hold_its_whole_surroundings(second: int, zone: str, hours: int) -> None:
    at, reach = second * SECOND, hours * HOUR
    days = rules.days_near(at, zone, reach)
    assert {local_day(at - reach, zone), local_day(at, zone), local_day(at + reach, zone)} <= set(days)
    assert len(days) <= 2 + 2 * reach // DAY


def test_boards_begin_on_monday_and_on_the_first() -> None:
    wednesday = 739_623
    assert rules.first_day("day", wednesday) == wednesday
    assert rules.first_day("week", wednesday) == wednesday - 2
    assert rules.first_day("month", wednesday) == 739_617
    assert rules.first_day("all", wednesday) == 0
