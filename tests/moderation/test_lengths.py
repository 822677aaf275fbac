"""Lengths in front of reasons: read as far as they go, and refused where one was meant that is none."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.durations import parse_duration
from engine.moderation.lengths import continued, meant, words_of
from engine.moderation.rules import LONGEST, SHORTEST, Span
from tests.fakes.sandbox import said as told
from tests.moderation.test_stories import acts, play

MEANT = (
    "7dd|5minn spam|3 dyas|3dats|7dy|10mn|1hor|2hous|5 mintues|5minuts|3 dys|7ｄｄ|7dd!|2 dd|1h30|1h1h|30m1h|1h30mm|1,5h"
    "|1 month|3months spam|1y|2 years|3个月|一个月刷屏|一个半月|半年|1年|两年半|1.5年"
    "|3天刷屏|三天刷屏|24h刷屏|5分钟广告|1小时30|两个半小时刷屏|3 天刷屏|一百天|三五天"
    "|-5m|+7d spam|~3天 刷屏|–1h"
    "|30minz|30mnis|3hoursss|7dd刷屏|5minn广告|7days刷屏|24H刷屏|3天发广告|一天两小时刷屏|一周乱发广告|1week刷屏"
)
PHRASES = (
    "一天到晚发广告|3D打印广告|3d打印广告|三天两头引战|一天一条广告|一天20条广告|24小时在线客服|24h在线接单|7天无理由退款"
    "|三天包过|半年包会|5M宽带推销|4S店广告|月入10W起|5W月入|一周年庆广告|一个月前就警告过|5分钟发了20条|3天内第二次|7天后再犯"
    "|一日三餐都发|半小时内五次|3D建模课|三天不打上房揭瓦|一天天的刷屏"
)
"""Reasons of Chinese that begin with a length, whatever is done for them."""
UNKNOWN = "3天杀猪盘|24h卖课|一周卖号|10w粉丝代刷|一个月代写"
"""What may be a phrase or a length without a space behind it."""
COUNTED = (
    "3 times spam|2nd time|1st warning|3rd|4th|404 jokes|99999ways to spam|24/7 spam|3 mutes already|5 messages"
    "|2 minors|3 dads|2 sex jokes|5 men|3 minigames|4 weed ads|12 years old|12yo|18+|1v1|9to5|2much|5g|50mb|3d-models"
    "|4chan|1,000 adverts|5条广告|第3次|三次警告|两个广告|2025年的广告|3月5日的广告|百年老店|三年级|百度网盘"
    "|十分恶劣|一时冲动|5分好评|1秒到账|10分裂言论|3日本人||spam|7|7 of them|days"
)


@pytest.mark.parametrize(
    ("said", "length", "reason"),
    [
        ("1h spam and more", Span(HOUR), "spam and more"),
        ("1 小时 刷屏", Span(HOUR), "刷屏"),
        ("1 hour 30 minutes spam", Span(90 * MINUTE), "spam"),
        ("1 小时 30 分钟 刷屏", Span(90 * MINUTE), "刷屏"),
        ("1 hour and a half spam", Span(90 * MINUTE), "spam"),
        ("half an hour, spam", Span(30 * MINUTE), "spam"),
        ("2天", Span(2 * DAY), ""),
        ("7d, spam: much of it", Span(7 * DAY), "spam: much of it"),
        ("7天，刷屏", Span(7 * DAY), "刷屏"),
        ("7d.", Span(7 * DAY), ""),
        ("spam", None, "spam"),
        ("", None, ""),
        ("forever bye", Span(None), "bye"),
        ("永久，再见", Span(None), "再见"),
        ("永久", Span(None), ""),
        ("5s", Span(SHORTEST, "short"), ""),
        ("400d", Span(LONGEST, "long"), ""),
        ("29s", Span(SHORTEST, "short"), ""),
        ("30s", Span(SHORTEST), ""),
        ("366d", Span(LONGEST), ""),
        ("367d", Span(LONGEST, "long"), ""),
        ("99999d", Span(LONGEST, "long"), ""),
    ],
)
def test_a_length_stands_in_front_of_the_reason(said: str, length: Span | None, reason: str) -> None:
    assert words_of(said) == (length, reason)


def test_finer_pieces_go_on_a_length() -> None:
    assert continued(HOUR, "30m spam") == (Span(90 * MINUTE), "spam")
    assert continued(HOUR, "2 of them") == (Span(HOUR), "2 of them")
    assert continued(HOUR, "") == (Span(HOUR), "")


@pytest.mark.parametrize("said", MEANT.split("|"))
def test_what_is_plainly_meant_for_a_length_and_is_none_is_seen(said: str) -> None:
    assert words_of(said)[0] is None
    assert meant(said)


@pytest.mark.parametrize("said", COUNTED.split("|"))
def test_other_things_that_are_counted_are_reasons(said: str) -> None:
    assert meant(said) == ""
    assert words_of(said) == (None, said)


@pytest.mark.parametrize("said", PHRASES.split("|"))
def test_a_phrase_that_begins_with_a_length_is_a_reason(said: str) -> None:
    assert meant(said) == meant(said, for_good=False) == ""
    assert words_of(said) == (None, said)


@pytest.mark.parametrize("said", UNKNOWN.split("|"))
def test_a_phrase_not_known_as_one_is_a_reason_unless_a_missing_length_is_for_good(said: str) -> None:
    assert meant(said)
    assert meant(said, for_good=False) == ""
    assert words_of(said) == (None, said)


_LONG_UNITS = (
    "day",
    "days",
    "week",
    "weeks",
    "hour",
    "hours",
    "min",
    "mins",
    "minute",
    "minutes",
    "sec",
    "secs",
)


@given(
    st.integers(1, 99),
    st.sampled_from(_LONG_UNITS),
    st.data(),
    st.sampled_from(("", " spam", "刷屏", ", spam")),
    st.booleans(),
)
def test_one_letter_doubled_or_swapped_is_a_misspelled_length(
    number: int, unit: str, data: st.DataObject, after: str, for_good: bool
) -> None:
    place = data.draw(st.integers(1, len(unit) - 1))
    slip = unit[:place] + unit[place] + unit[place:]
    if data.draw(st.booleans()) and place + 1 < len(unit):
        slip = unit[:place] + unit[place + 1] + unit[place] + unit[place + 2 :]
    assume(parse_duration(f"1{slip}") is None)
    assert meant(f"{number}{slip}{after}", for_good=for_good)


_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@given(
    st.integers(1, 99),
    st.sampled_from(("d", "h", "m", "s", "w", "D", "天", "小时", "分钟", "周")),
    st.text(_HAN, min_size=1, max_size=12),
)
def test_a_mute_takes_chinese_right_behind_a_length_for_its_reason(
    number: int, unit: str, after: str
) -> None:
    said = f"{number}{unit}{after}"
    assume(words_of(said)[0] is None and not _offence(after))
    assert meant(said, for_good=False) == ""


@given(st.integers(1, 99), st.text("bcefgijklnopqrtuvxz", min_size=1, max_size=8), st.sampled_from(("", " ")))
def test_a_word_that_begins_like_no_unit_is_a_reason(number: int, word: str, space: str) -> None:
    assert meant(f"{number}{space}{word} spam") == ""


def _offence(after: str) -> bool:
    return any(word in after[:4] for word in ("刷屏", "广告", "灌水", "引流", "人", "小时", "半", "年"))


@pytest.mark.parametrize("reason", ["一天到晚发广告", "3D打印广告"])
@pytest.mark.parametrize("command", ["mute", "ban", "warn"])
def test_a_phrase_stands_in_the_case_as_it_was_said(command: str, reason: str) -> None:
    shown = play("admin!: hello", "bob: hi all", f"admin: /{command} @bob {reason}", "admin: /case 1")
    assert reason in told(shown, to="admin")[-1]


@pytest.mark.parametrize(
    "command",
    [
        "/ban @bob 7dd",
        "/mute @bob 5minn spam",
        "/tban @bob 3 dyas",
        "/封禁 @bob 3天刷屏",
        "/ban @bob 3天杀猪盘",
    ],
)
def test_nobody_is_banned_for_good_by_a_slip(command: str) -> None:
    shown = play("admin!: hello", "bob: hi all", f"admin: {command}")
    assert [one for one in shown if one["act"]] == []
    assert "1h30m" in told(shown, to="admin")[-1]


@pytest.mark.parametrize("reason", ["3 times spam", "2nd time", "404 jokes", "5条广告", "第3次"])
def test_a_reason_that_begins_with_a_number_is_one(reason: str) -> None:
    (ban,) = acts(play("admin!: hello", "bob: hi all", f"admin: /ban @bob {reason}"), "ban")
    assert (ban["until"], ban["reason"]) == (None, f"#1 {reason}")
