"""Which messages ask something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ml.qa.questions import Detector

DETECTOR = Detector.shipped()


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
        "",
        "👍👍",
    ],
)
def test_other_messages(text: str) -> None:
    assert not DETECTOR.asks(text)


@given(st.text(max_size=300))
def test_any_text_has_a_chance(text: str) -> None:
    assert 0 <= DETECTOR.chance(text) <= 1
