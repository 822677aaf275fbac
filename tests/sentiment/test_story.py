"""The whole bot with the shipped model, in the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.fakes.sandbox import run_script, said


@pytest.fixture(autouse=True)
def _model() -> None:
    """Leave the shipped model in its place."""


MEMBERS = ("alice", "bob", "carol", "dave", "erin", "frank")
GOOD = (
    "今天的课讲得太好了，谢谢老师",
    "哈哈终于跑通了，开心",
    "this is awesome, thank you!",
    "明白了，讲得很清楚",
)
BAD = (
    "又报错了，真的烦死了",
    "这安装步骤太烂了，浪费时间",
    "this is terrible, nothing works",
    "气死我了，完全看不懂",
)
PLAIN = ("周五晚上八点直播", "第三章在哪里", "我在用 Python 3.11", "kill -9 1234")


def lines(days: int, bad_from: int, pause: int = 6) -> list[str]:
    """Let everybody say something good or bad, and something plain, a day."""
    told = []
    for day in range(days):
        mood = BAD if day >= bad_from else GOOD
        for half in range(2):
            for number, who in enumerate(MEMBERS):
                words = PLAIN if (number + half + day) % 3 == 0 else mood
                told += [f"{who}: {words[(number + day) % 4]}", f"@+{pause}m"]
            told.append(f"@+{12 * 60 - pause * len(MEMBERS)}m")
    return told


def test_the_mood_of_a_community_from_its_first_words_to_an_alert(tmp_path: Path) -> None:
    shown = run_script(
        [
            "admin!: /language",
            "@dm admin",
            "admin: 你好",
            "#general",
            *[f"{who}: {GOOD[0]}" for who in MEMBERS[:4]],
            "alice: /气氛",
            *lines(14, 11),
            "alice: /气氛 月",
            "alice: /mood week",
        ],
        folder=tmp_path,
    )
    moods = [one for one in shown if "气氛" in (one["text"] or "")]
    assert "不到 5 位" in moods[0]["text"]
    assert moods[0]["image"] is None
    alerts = said(shown, to="admin")
    assert any("最近 24 小时的气氛比平时低" in text for text in alerts)
    month = [one for one in moods if "最近 30 天" in one["text"]][-1]
    assert "95 % 区间" in month["text"]
    assert "📉 01-1" in month["text"]
    with Image.open(Path(month["image"])) as picture:
        assert picture.size == (1200, 675)


def test_a_misread_line_is_corrected_by_a_moderator() -> None:
    shown = run_script(
        [
            "bob: 这个老师真是绝了",
            "admin!: /settings",
            "admin ^1: /mood wrong 正面",
            "bob ^1: /mood wrong 正面",
        ]
    )
    assert "记下了：它其实是正面" in said(shown, to="admin")[-1]
    assert "版主" in said(shown, to="bob")[-1]


def test_a_press_is_answered_in_the_pressers_language() -> None:
    shown = run_script(
        ["bob: 气死我了，完全看不懂", "admin!: /language en", "admin ^1: /mood wrong", "admin press 5 1"]
    )
    asked, noted = said(shown, to="admin")[-2:]
    assert asked.startswith("I read it as negative")
    assert noted.startswith("Noted: it was neutral")


def test_a_chat_that_nobody_knows_is_said_at_once() -> None:
    shown = run_script(
        [
            "admin!: /settings sentiment.alerts.chat nonsense",
            "admin: /settings sentiment.exclude.chats general, offtopic",
            "admin: /settings sentiment.alerts.chat general",
        ]
    )
    told = [text for text in said(shown, to="admin") if "没有叫" in text]
    assert ["nonsense" in text for text in told] == [True, False]
    assert "offtopic" in told[1]
    assert "general" not in told[1]
