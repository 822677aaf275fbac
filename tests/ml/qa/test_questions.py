"""Which messages ask something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ml.qa.questions import Detector, has_chinese

DETECTOR = Detector.shipped()
GROUP = Path(__file__).parents[2] / "data" / "qa" / "group_test.jsonl"


@pytest.mark.parametrize(
    "text",
    [
        "docker 怎么换源",
        "有人知道作业什么时候截止吗",
        "求助，装不上 torch，一直报错",
        "請問哪裡可以下載課件",
        "能不能推荐一本算法书",
        "帮我推荐一个便宜的自习室吧",
        "how do i mount a usb drive",
        "anyone know why apt hangs at 99%",
        "alice: what version are you running?",
        "is there a way to resume a download",
        "i can't get wifi to work, any ideas",
        "为什么我的 loss 是 nan",
        "mac m1 能装 tensorflow 吗",
        "请告知我车型和车牌",
        "再找个便宜点的自习室",
    ],
)
def test_questions_with_or_without_a_mark(text: str) -> None:
    assert DETECTOR.asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "好的谢谢",
        "收到，我晚点看",
        "thanks, that worked",
        "you need to install the driver first",
        "今晚八点直播，大家别迟到",
        "我已经提交了",
        "just reboot and it will be fine",
        "为您推荐湖边的酒店，评分很高",
        "给您推荐湖滨酒店，评分四点五分，您看可以吗？",
        "周边酒店有湖滨酒店、青年旅舍。",
        "内存泄漏的原因是没有关闭连接",
        "怎么说呢，这个框架有点重",
        "",
        "👍👍",
    ],
)
def test_other_messages(text: str) -> None:
    assert not DETECTOR.asks(text)


def test_what_groups_ask_is_heard_and_what_they_tell_is_not() -> None:
    """Lines as people in groups of programmers type them, mostly without a mark."""
    heard: dict[tuple[bool, int], list[bool]] = {}
    for row in map(json.loads, GROUP.read_text("utf-8").splitlines()):
        heard.setdefault((has_chinese(row["text"]), row["label"]), []).append(DETECTOR.asks(row["text"]))
    for (_, asks), found in heard.items():
        share = sum(found) / len(found)
        assert share > 0.85 if asks else share < 0.1
    assert len(heard) == 4


@given(st.text(max_size=300))
def test_any_text_has_a_chance(text: str) -> None:
    assert 0 <= DETECTOR.chance(text) <= 1
