# ruff: noqa: DTZ001 - wall times have no zone
from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import HOUR, MINUTE, SECOND
from engine.contract.errors import UserError
from engine.schedule.line import read_line
from engine.schedule.walltime import moment, wall
from engine.schedule.when import find_repeat, find_when, require_when

ZONE = "Asia/Shanghai"
SAID = datetime(2026, 11, 18, 10, 0)
NOW = moment(SAID, ZONE)
ROWS = [
    [*line.split("\t"), "", "", ""][:5]
    for line in (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def read(phrase: str, said: datetime = SAID, zone: str = ZONE) -> tuple[str, str, str]:
    """Return the local time, what is left, and the rule; `-` where no time is found."""
    found = find_when(phrase, moment(said, zone), zone)
    if found is None:
        return "-", "", ""
    precision = "seconds" if found.local.second else "minutes"
    return found.local.isoformat(timespec=precision), found.rest, found.rule


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_what_people_write_is_understood(row: list[str]) -> None:
    phrase, local, rest, rule, until = row
    assert read(phrase) == (local, rest, rule)
    found = find_when(phrase, NOW, ZONE)
    end = found.until if found is not None else None
    assert ("" if end is None else end.isoformat(timespec="minutes")) == until


def test_a_time_that_is_over_today_means_tomorrow_and_says_so() -> None:
    evening = moment(datetime(2026, 11, 18, 21, 0), ZONE)
    found = find_when("20:00", evening, ZONE)
    assert found is not None
    assert found.local == datetime(2026, 11, 19, 20, 0)
    assert not found.sure


@pytest.mark.parametrize(
    "phrase", ["昨天晚上8点", "2020-01-01 10:00", "今天早上8点", "本周一 9:00", "yesterday at 8pm"]
)
def test_what_is_over_is_refused(phrase: str) -> None:
    with pytest.raises(UserError) as error:
        require_when(phrase, NOW, ZONE)
    assert error.value.key == "schedule-when-past"


@pytest.mark.parametrize("phrase", ["", "交作业", "25:99", "第3章", "99999999999天后", "2999-01-01 10:00"])
def test_what_tells_no_time_is_refused(phrase: str) -> None:
    with pytest.raises(UserError) as error:
        require_when(phrase, NOW, ZONE)
    assert error.value.key == "schedule-when-none"


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2月30日", "2月30日"),
        ("2026-02-30 20:00", "2026-02-30"),
        ("2026-13-01 20:00 读书会", "2026-13-01"),
        ("2027年2月29日 晚8点", "2027年2月29日"),
    ],
)
def test_a_day_that_no_calendar_has_is_named(phrase: str, day: str) -> None:
    with pytest.raises(UserError) as error:
        require_when(phrase, NOW, ZONE)
    assert (error.value.key, error.value.values) == ("schedule-no-such-day", {"value": day})


@pytest.mark.parametrize(
    ("phrase", "sure"),
    [
        ("明天20:00", True),
        ("明天晚上8点", True),
        ("tomorrow 8pm", True),
        ("in 2 hours", True),
        ("明天8点", False),
        ("明天9点", True),
        ("明天3点", False),
        ("明天", False),
        ("今晚", False),
        ("12/11 20:00", False),
        ("12/24 20:00", True),
        ("下周", False),
        ("周末", False),
    ],
)
def test_a_guess_is_called_one(phrase: str, sure: bool) -> None:
    found = find_when(phrase, NOW, ZONE)
    assert found is not None
    assert found.sure is sure


def test_hours_from_now_are_hours_whatever_the_clocks_do() -> None:
    berlin = "Europe/Berlin"
    before = moment(datetime(2026, 3, 28, 20, 0), berlin)
    found = find_when("in 12 hours", before, berlin)
    assert found is not None
    assert found.at - before == 12 * HOUR
    assert found.local == datetime(2026, 3, 29, 9, 0)
    tomorrow = find_when("1天后", before, berlin)
    assert tomorrow is not None
    assert tomorrow.local == datetime(2026, 3, 29, 20, 0)
    assert tomorrow.at - before == 23 * HOUR


def test_a_time_in_the_missing_hour_is_read_with_the_offset_before() -> None:
    berlin = "Europe/Berlin"
    found = find_when("2026-03-29 02:30", moment(datetime(2026, 3, 1), berlin), berlin)
    assert found is not None
    assert wall(found.at, berlin) == datetime(2026, 3, 29, 3, 30)


def test_the_29th_of_february_is_the_next_there_is() -> None:
    assert read("2月29日 20:00")[0] == "2028-02-29T20:00"
    assert read("Feb 29 8pm", datetime(2096, 3, 1))[0] == "2104-02-29T20:00"


def test_the_31st_is_in_the_next_month_that_has_one() -> None:
    assert read("31号晚上8点")[0] == "2026-12-31T20:00"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("每周", "FREQ=WEEKLY"),
        ("weekly", "FREQ=WEEKLY"),
        ("every 2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("每月最后一个周五", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("每天", "FREQ=DAILY"),
        ("每週一、三", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("每月1号和15号", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("monthly on the last day", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("every day at 9:00 and 21:00", "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0"),
        ("每天9点和21点", "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0"),
        ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
        ("yearly", "FREQ=YEARLY"),
    ],
)
def test_how_often_is_understood(words: str, rule: str) -> None:
    assert find_repeat(words) == rule


def test_what_is_no_repetition_is_none() -> None:
    assert find_repeat("周五晚8点") is None
    assert find_repeat("whenever") is None


FORMS = (
    "{d:%Y-%m-%d} {d:%H:%M}",
    "{d:%Y-%m-%dT%H:%M}",
    "{d.year}年{d.month}月{d.day}日 {d:%H:%M}",
    "{d.year}年{d.month}月{d.day}号{d.hour}点{d.minute}分",
    "{d:%Y/%m/%d} {d:%H:%M}",
    "{d:%d.%m.%Y} {d:%H:%M}",
    "{d:%B} {d.day}, {d.year} at {d:%I:%M %p}",
    "{d.day} {d:%b} {d.year} {d:%I.%M%p}",
)
TOPICS = ("", "读书会", "交第3章作业", "study group", "call Ann about chapter 3")


@given(
    st.datetimes(datetime(2026, 11, 19), datetime(2060, 1, 1)),
    st.sampled_from(FORMS),
    st.sampled_from(TOPICS),
    st.booleans(),
    st.sampled_from((ZONE, "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca")),
)
def test_a_written_time_is_read_back(local: datetime, form: str, topic: str, first: bool, zone: str) -> None:
    local = local.replace(second=0, microsecond=0)
    if "点" in form and 1 <= local.hour <= 12:
        local = local.replace(hour=(local.hour + 12) % 24)
    written = form.format(d=local)
    text = f"{topic} {written}" if first else f"{written} {topic}"
    found = find_when(text, moment(SAID, zone), zone)
    assert found is not None
    assert (found.local, found.rest) == (local, topic)
    assert found.at == moment(local, zone)


@given(st.integers(1, 59), st.sampled_from(("{}分钟后", "in {} minutes", "{} min later", "过{}分钟")))
def test_minutes_from_now_are_read_back(minutes: int, form: str) -> None:
    found = find_when(form.format(minutes), NOW + 17 * SECOND, ZONE)
    assert found is not None
    assert found.at == NOW + 17 * SECOND + minutes * MINUTE


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    find_when(text, NOW, ZONE)


WORDS = """每周 三 晚 8点 半 明天 下周五 12月 1日 31号 后 过 天 3 两 隔 个 月底 点 : - / , 最后 第二个 周日
next tue every at 7 pm 20:00 in 2 hours month last of the Dec 99 mondays and"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=12), st.booleans())
def test_no_heap_of_time_words_breaks_the_reader(words: list[str], spaced: bool) -> None:
    find_when((" " if spaced else "").join(words), NOW, ZONE)


def test_a_long_text_is_read_in_no_time() -> None:
    text = "每周三晚上8点 " * 400
    before = time.perf_counter()
    find_when(text, NOW, ZONE)
    find_when("1 " * 3000, NOW, ZONE)
    find_when("三" * 3000, NOW, ZONE)
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize("phrase", ["every 10 minutes stretch", "每5分钟 喝水", "每隔三十秒", "every minute"])
def test_what_would_be_too_often_is_called_that(phrase: str) -> None:
    with pytest.raises(UserError) as error:
        require_when(phrase, NOW, ZONE)
    assert error.value.key == "schedule-rule-often"


@pytest.mark.parametrize(
    ("phrase", "local", "rest"),
    [
        ("明天 20:00 UTC", "2026-11-20T04:00", ""),
        ("tomorrow 8pm (UTC) call", "2026-11-20T04:00", "call"),
        ("北京时间明天晚上8点 直播", "2026-11-19T20:00", "直播"),
        ("fri 7pm GMT-5 call", "2026-11-21T08:00", "call"),
        ("周五20:00 UTC+8", "2026-11-20T20:00", ""),
        ("UTC 20:00", "2026-11-19T04:00", ""),
    ],
)
def test_the_clocks_of_another_zone_are_told_by_those_here(phrase: str, local: str, rest: str) -> None:
    assert read(phrase) == (local, rest, "")


def test_an_end_is_told_by_the_clocks_here_too() -> None:
    found = find_when("周五20:00-21:30 UTC+8", NOW, "Europe/Berlin")
    assert found is not None
    assert (found.local, found.until) == (datetime(2026, 11, 20, 13), datetime(2026, 11, 20, 14, 30))
    assert found.fixed


def test_what_repeats_follows_the_clocks_here_and_leaves_the_zone_in_sight() -> None:
    assert read("every monday 9:00 UTC sync") == ("2026-11-23T09:00", "UTC sync", "FREQ=WEEKLY;BYDAY=MO")


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("周六晚上7点到9点 读书会", 2 * HOUR),
        ("sat 11-1pm Book club", 2 * HOUR),
        ("fri 20:00-21:30 talk", 90 * MINUTE),
    ],
)
def test_an_event_takes_as_long_as_its_line_tells(line: str, length: int) -> None:
    assert read_line(line, NOW, ZONE).duration == length
