"""What the analyser takes for the same, and what it keeps apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ml.qa.analyser import Analyser
from engine.ml.qa.weights import shipped

ANALYSER = Analyser(shipped().fold)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("虛擬環境怎麼啟動？", "虚拟环境怎么启动？"),  # traditional and simplified
        ("ＰＹＴＨＯＮ　３．１２", "python 3.12"),  # full width
        ("Docker Compose", "docker compose"),
    ],
)
def test_width_script_and_case_make_no_difference(one: str, other: str) -> None:
    assert ANALYSER.terms(one) == ANALYSER.terms(other)


def test_code_is_kept_whole_and_in_parts() -> None:
    found = ANALYSER.terms("改 max_text_length=25 还是 libopenblas.so，用 c++ 和 win10")
    assert {
        "max_text_length",
        "max",
        "text",
        "length",
        "25",
        "libopenblas.so",
        "c++",
        "win10",
        "win",
        "10",
    } <= set(found)


def test_chinese_is_counted_by_characters_and_pairs() -> None:
    found = ANALYSER.terms("换源换")
    assert {term: times for term, times in found.items() if term[0] != "~"} == {
        "换": 2,
        "源": 1,
        "换源": 1,
        "源换": 1,
    }


@pytest.mark.parametrize(
    ("zh", "en"),
    [("显卡", "gpu"), ("作业提交", "submit homework"), ("内存泄漏", "memory leak"), ("报错", "error")],
)
def test_terms_of_the_trade_meet_across_languages(zh: str, en: str) -> None:
    assert {term for term in ANALYSER.terms(zh) if term[0] == "~"} & set(ANALYSER.terms(en))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("installing", "install"),
        ("versions", "version"),
        ("rejected", "reject"),
        ("stopped", "stop"),
        ("libraries", "library"),
    ],
)
def test_english_endings_are_cut(one: str, other: str) -> None:
    assert ANALYSER.terms(one).keys() & ANALYSER.terms(other).keys()


@pytest.mark.parametrize(
    "text",
    [
        "作业在哪里提交",
        "请问 作业在哪里提交？？",
        "大佬们，作业在哪里提交呢",
        "作業在哪裡提交啊！",
        "  作业，在哪里 提交 ~ ",
    ],
)
def test_a_trivially_changed_wording_is_the_same(text: str) -> None:
    assert ANALYSER.wording(text) == ANALYSER.wording("作业在哪里提交？")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("python 3.10 怎么装", "python 3.12 怎么装"),
        ("能转 onnx 吗", "不能转 onnx 吗"),
        ("list or tuple", "tuple or dict"),
        ("c++ 怎么学", "c 怎么学"),
        ("100 积分怎么换", "1000 积分怎么换"),
        ("port 80000", "port 8000"),
        ("Assignment III deadline", "assignment II deadline"),
        ("第Ⅲ章", "第Ⅱ章"),
    ],
)
def test_another_question_is_another_wording(one: str, other: str) -> None:
    assert ANALYSER.wording(one) != ANALYSER.wording(other)


def test_numbers_negation_and_what_is_asked_are_seen() -> None:
    found = ANALYSER.analyse("为什么 Python 3.12 装不上 numpy？")
    assert found.numbers == {"3.12"}
    assert found.negated
    assert {"why", "fix"} <= found.asks
    assert ANALYSER.analyse("How many entries are allowed?").asks >= {"count"}
    assert found.chinese
    assert not ANALYSER.analyse("how to install numpy").chinese


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    found = ANALYSER.analyse(text)
    assert all(times >= 1 for times in found.terms.values())
    assert ANALYSER.wording(ANALYSER.wording(text)) == ANALYSER.wording(text) or len(text) > 0
