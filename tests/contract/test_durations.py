from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND
from engine.contract.durations import LONGEST, format_duration, in_words, parse_duration


@given(st.integers(min_value=0, max_value=LONGEST))
def test_a_duration_is_read_back_as_it_was_written(micros: int) -> None:
    assert parse_duration(format_duration(micros)) == micros


@pytest.mark.parametrize(
    ("text", "micros"),
    [
        ("1h30m", 90 * MINUTE),
        ("3d", 3 * DAY),
        ("4m", 4 * MINUTE),
        ("90s", 90 * SECOND),
        ("90 s", 90 * SECOND),
        ("2w", 14 * DAY),
        ("1小时30分", 90 * MINUTE),
        ("3天", 3 * DAY),
        ("三天", 3 * DAY),
        ("两个小时", 2 * HOUR),
        ("半小时", 30 * MINUTE),
        ("１０分钟", 10 * MINUTE),
        ("1.5h", 90 * MINUTE),
        ("2 Weeks", 14 * DAY),
        ("0", 0),
    ],
)
def test_people_write_durations_in_many_ways(text: str, micros: int) -> None:
    assert parse_duration(text) == micros


@pytest.mark.parametrize("text", ["", "5", "abc", "3x", "1m1h", "1h1h", "-3d", "99999w", "3 days ago", "3dd"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    assert parse_duration(text) is None


SPOKEN = [
    (15 * MINUTE, "15 分钟", "15 minutes"),
    (HOUR + 30 * MINUTE, "1 小时 30 分钟", "1 hour 30 minutes"),
    (2 * DAY + HOUR + MINUTE, "2 天 1 小时", "2 days 1 hour"),
    (0, "0 秒", "0 seconds"),
    (SECOND, "1 秒", "1 second"),
]


@pytest.mark.parametrize(("length", "zh", "en"), SPOKEN)
def test_a_length_is_said_in_its_readers_words(length: int, zh: str, en: str) -> None:
    assert (in_words(length, "zh-CN"), in_words(length, "en")) == (zh, en)
    assert in_words(length, "zh-TW") == zh.replace("时", "時").replace("钟", "鐘")
