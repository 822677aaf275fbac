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
        ("一小时半", 90 * MINUTE),
        ("1 小时半", 90 * MINUTE),
        ("一个半小时", 90 * MINUTE),
        ("两个半小时", 150 * MINUTE),
        ("兩個半鐘頭", 150 * MINUTE),
        ("两天半", 60 * HOUR),
        ("1天2小时半", 26 * HOUR + 30 * MINUTE),
        ("1.5小时", 90 * MINUTE),
        ("十五分钟", 15 * MINUTE),
        ("二十天", 20 * DAY),
        ("三十五天", 35 * DAY),
        ("an hour", HOUR),
        ("A day", DAY),
        ("a minute and a half", 90 * SECOND),
        ("half an hour", 30 * MINUTE),
        ("half a day", 12 * HOUR),
        ("half hour", 30 * MINUTE),
        ("1 hour and a half", 90 * MINUTE),
        ("an hour and a half", 90 * MINUTE),
        ("2 and a half hours", 150 * MINUTE),
        ("0", 0),
    ],
)
def test_people_write_durations_in_many_ways(text: str, micros: int) -> None:
    assert parse_duration(text) == micros


@pytest.mark.parametrize(
    "text",
    [
        *("", "5", "abc", "3x", "1m1h", "1h1h", "-3d", "99999w", "3 days ago", "3dd"),
        *("半", "一半", "半个半小时", "一小时半半", "二三天", "十", "三五天", "个小时"),
        *("a", "an", "a second", "a half", "and a half", "half", "ahour", "anhour", "half a"),
    ],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(min_value=0, max_value=LONGEST // MINUTE), st.sampled_from(["zh-CN", "zh-TW", "en"]))
def test_a_length_that_is_said_in_words_is_read_as_said(minutes: int, lang: str) -> None:
    said = in_words(minutes * MINUTE, lang)
    read = parse_duration(said)
    assert read is not None
    assert in_words(read, lang) == said


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
