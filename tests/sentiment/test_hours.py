from __future__ import annotations

from datetime import UTC, datetime

from engine.contract.clock import to_micros
from engine.sentiment.hours import day_name, hour_name, hour_of


def at(hour: int, minute: int = 0, day: int = 1, month: int = 11) -> int:
    return to_micros(datetime(2026, month, day, hour, minute, tzinfo=UTC))


def test_an_hour_is_counted_by_the_local_clock() -> None:
    assert hour_name(hour_of(at(16, 30), "Asia/Shanghai")) == "00:00"
    assert day_name(hour_of(at(16, 30), "Asia/Shanghai") // 24) == "11-02"
    assert hour_name(hour_of(at(18, 29), "Asia/Kolkata")) == "23:00"
    assert hour_name(hour_of(at(18, 30), "Asia/Kolkata")) == "00:00"


def test_an_hour_that_the_clock_repeats_is_one_hour() -> None:
    # 25 October 2026 in Berlin: 02:00 comes at 00:00 and at 01:00 UTC.
    first, again = (hour_of(at(hour, 10, 25, 10), "Europe/Berlin") for hour in (0, 1))
    assert first == again
