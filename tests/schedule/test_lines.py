"""What a line says of an event."""

from __future__ import annotations

import pytest

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.errors import UserError
from engine.schedule.line import read_line, settle
from engine.schedule.rules import code_at, codes_at, needed_days, offer_length, queue_key, streak
from tests.schedule.world import START

ZONE = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("line", "title", "kind", "local", "length"),
    [
        ("周五晚8点 读书会 2h max:20 repeat:每周", "读书会", "study", "2026-01-09 20:00", 2 * HOUR),
        ("读书会 周五 20:00-22:00 人数:12", "读书会", "study", "2026-01-09 20:00", 2 * HOUR),
        ("2小时 明天晚上8点 Python 直播分享", "Python 直播分享", "talk", "2026-01-06 20:00", 2 * HOUR),
        ("in 2 hours office hours 90m", "office hours", "office", "2026-01-05 11:00", 90 * MINUTE),
        ("next tue 7pm Book club for 90 minutes", "Book club", "study", "2026-01-13 19:00", 90 * MINUTE),
        ("明天开始 21天打卡挑战", "21天打卡挑战", "challenge", "2026-01-06 00:00", 21 * DAY),
        (
            "tomorrow 30 day challenge kind:challenge",
            "challenge",
            "challenge",
            "2026-01-06 00:00",
            30 * DAY,
        ),
        ("今天 晨读打卡 7天 kind:打卡", "晨读打卡", "challenge", "2026-01-05 00:00", 7 * DAY),
        ("周五晚8点 夜聊", "夜聊", "study", "2026-01-09 20:00", HOUR),
    ],
)
def test_a_line_in_any_order(line: str, title: str, kind: str, local: str, length: int) -> None:
    draft = read_line(line, START, ZONE)
    found, name, start, duration = settle(draft, START, ZONE)
    assert (name, found.name, f"{start:%Y-%m-%d %H:%M}", duration) == (title, kind, local, length)


def test_options_are_read_by_their_names_in_both_languages() -> None:
    draft = read_line(
        '周五晚8点 读书会 限20人 地点:"三楼 会议室" 语音:<#123> 主持:@bob 积分:30 zone:europe/berlin for:staff\n一起读第三章',
        START,
        ZONE,
    )
    assert (draft.capacity, draft.place, draft.voice, draft.host) == (20, "三楼 会议室", "123", "@bob")
    assert (draft.points, draft.zone, draft.audience, draft.description) == (
        30,
        "Europe/Berlin",
        "moderator",
        "一起读第三章",
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("读书会", "schedule-when-missing"),
        ("周五晚8点", "schedule-title-missing"),
        ("2020-01-01 20:00 读书会", "schedule-past"),
        ("周五晚8点 读书会 repeat:随便", "schedule-repeat-unclear"),
        ("周五晚8点 读书会 repeat:FREQ=MINUTELY", "schedule-rule-often"),
        ("周五晚8点 读书会 max:-1", "schedule-number"),
        ("周五晚8点 读书会 duration:1m", "schedule-length"),
        ("周五晚8点 读书会 zone:Mars", "schedule-zone"),
        ("周五晚8点 读书会 kind:party", "schedule-kind-unknown"),
        ("周五晚8点 读书会 image:file:///etc/passwd", "schedule-image-address"),
        ("周五晚8点 " + "长" * 101, "schedule-long"),
    ],
)
def test_what_cannot_be_read_says_why(line: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        settle(read_line(line, START, ZONE), START, ZONE)
    assert error.value.key == key


def test_an_offer_is_two_hours_and_shorter_near_the_beginning() -> None:
    assert offer_length(0, 7 * DAY, 2 * HOUR) == 2 * HOUR
    assert offer_length(0, HOUR, 2 * HOUR) == 15 * MINUTE
    assert offer_length(0, MINUTE, 2 * HOUR) == 5 * MINUTE
    assert offer_length(HOUR, 0, 2 * HOUR) == 5 * MINUTE


def test_who_stayed_away_stands_behind_but_not_for_ever_further() -> None:
    assert sorted([queue_key(1, 5), queue_key(0, 9), queue_key(0, 7)]) == [(0, 7), (0, 9), (1, 5)]
    assert queue_key(50, 1) == queue_key(3, 1)


def test_a_code_changes_and_the_one_before_it_still_holds() -> None:
    period = 5 * MINUTE
    first = code_at(b"s" * 16, "x", 0, period)
    assert first == code_at(b"s" * 16, "x", period - 1, period)
    assert first in codes_at(b"s" * 16, "x", period, period)
    assert first not in codes_at(b"s" * 16, "x", 2 * period, period)
    assert first != code_at(b"t" * 16, "x", 0, period)


def test_a_run_lives_until_the_day_after_and_the_best_one_is_kept() -> None:
    assert streak([1, 2, 3, 5], 5) == (1, 3)
    assert streak([1, 2, 3], 4) == (3, 3)
    assert streak([1, 2, 3], 5) == (0, 3)
    assert streak([], 5) == (0, 0)
    assert [needed_days(days, 0.8) for days in (1, 5, 7, 21)] == [1, 4, 6, 17]
