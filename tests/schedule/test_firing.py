"""Each occurrence fires exactly once per rule and local wall time, at the right moment, whatever happens meanwhile."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR
from engine.schedule.recurrence import Series
from engine.schedule.rules import write_local
from engine.schedule.walltime import moment, wall
from tests.fakes.postgres import Postgres
from tests.schedule.world import Calendar

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")
RULES = {
    "FREQ=DAILY": 12,
    "FREQ=DAILY;BYHOUR=2,14;BYMINUTE=30": 6,
    "FREQ=WEEKLY;BYDAY=SU,WE": 30,
    "FREQ=WEEKLY;INTERVAL=2": 60,
    "FREQ=MONTHLY;BYMONTHDAY=31": 130,
    "FREQ=MONTHLY;BYDAY=-1FR": 100,
    "FREQ=DAILY;COUNT=5": 12,
}
"""Rules, and so many days of each."""
NIGHTS = (datetime(2026, 3, 21, 2, 30), datetime(2026, 10, 18, 2, 30), datetime(2026, 2, 10, 2, 30))  # noqa: DTZ001
"""Shortly before the nights in which clocks change."""


def expected(rule: str, start: datetime, zone: str, since: int, until: int) -> list[tuple[str, int]]:
    """Return what has to fire, by the rule alone."""
    found = Series(start=start, zone=zone, rule=rule).between(since, until + 1)
    return sorted(((write_local(one.original), one.at) for one in found), key=lambda one: (one[1], one[0]))


def lived(
    zone: str, rule: str, start: datetime, days: int, chance: random.Random | None, **options: object
) -> Calendar:
    """Plan an event and live through some days of it."""
    begin = moment(start, zone) - 3 * HOUR
    world = Calendar(start=begin, bot__timezone=zone, schedule__feedback=False, **options)  # type: ignore[arg-type]
    world.say("admin", f"/event create {start:%Y-%m-%d %H:%M} study 30m repeat:{rule}")
    world.live(begin + days * DAY, chance, steps=4)
    return world


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    zone=st.sampled_from(ZONES),
    rule=st.sampled_from(sorted(RULES)),
    night=st.sampled_from(NIGHTS),
    shift=st.integers(-16, 8),
    seed=st.integers(0, 10**6),
)
def test_every_occurrence_fires_once_across_jumps_and_restarts(
    zone: str, rule: str, night: datetime, shift: int, seed: int
) -> None:
    start, days = night + timedelta(days=shift), RULES[rule]
    world = lived(zone, rule, start, days, random.Random(seed), batch=random.Random(seed).choice((1, 7, 500)))
    begin = moment(start, zone) - 3 * HOUR
    assert world.dead() == []
    assert world.fired() == expected(rule, start, zone, begin, begin + days * DAY)
    assert len(world.starts()) == len(set(world.starts())) == len(world.fired())
    world.close()


@pytest.mark.parametrize("zone", ZONES)
def test_half_past_two_fires_in_both_nights_of_the_year(zone: str) -> None:
    for night in NIGHTS[:2]:
        world = lived(zone, "FREQ=DAILY", night, 12, None)
        begin = moment(night, zone) - 3 * HOUR
        assert world.fired() == expected("FREQ=DAILY", night, zone, begin, begin + 12 * DAY)
        assert len(world.fired()) == 12
        world.close()


def test_a_late_start_catches_up_in_order_and_says_nothing_of_what_is_over() -> None:
    start = datetime(2026, 1, 9, 20, 0)  # noqa: DTZ001
    world = lived("Asia/Shanghai", "FREQ=WEEKLY", start, 1, None)
    world.restart()
    world.jump(moment(start, "Asia/Shanghai") + 36 * DAY)
    assert [wall(at, "Asia/Shanghai").day for _, at in world.fired()] == [9, 16, 23, 30, 6, 13]
    # Whatever was said of them was worth saying only until they were over.
    sql = "select count(*), sum(case when expires_at is null then 1 else 0 end) from outbox where created_at = :now"
    ((said, lasting),) = world.rows(sql, now=world.clock.now())
    assert said > 0
    assert lasting == 0
    world.close()


def test_two_workers_on_one_database_begin_it_once(postgres: Postgres) -> None:
    address = postgres.new()
    start = datetime(2026, 3, 25, 2, 30)  # noqa: DTZ001
    try:
        world = lived("Europe/Berlin", "FREQ=DAILY", start, 9, random.Random(5), url=address, workers=2)
        begin = moment(start, "Europe/Berlin") - 3 * HOUR
        assert world.dead() == []
        assert world.fired() == expected("FREQ=DAILY", start, "Europe/Berlin", begin, begin + 9 * DAY)
        assert len(world.starts()) == len(set(world.starts())) == 9
        world.close()
    finally:
        postgres.drop(address)
