from __future__ import annotations

import pytest

from engine.sentiment.topics import Naming, terms, topics

BEFORE = list(
    enumerate(
        [
            "今天学了循环",
            "大家作业写完了吗",
            "python 真好用",
            "周五晚上直播",
            "作业交了",
            "the homework is fun",
        ]
    )
)


def test_a_topic_is_what_several_people_say_now_and_did_not_before() -> None:
    now = [
        "安装又报错了",
        "环境安装失败，一直报错",
        "pip install 报错怎么办",
        "安装太难了",
        "作业也交不了，安装报错",
    ]
    assert set(topics(enumerate(now), BEFORE)) == {"安装", "报错"}


def test_a_long_word_stands_for_its_pieces() -> None:
    now = [f"直播回放打不开 {n}" for n in range(5)]
    found = topics(enumerate(now), [])
    assert "直播回放" in found
    assert "直播" not in found


def test_english_words_are_words() -> None:
    now = ["the deploy pipeline broke", "deploy pipeline again", "pipeline is red", "our deploy failed"]
    assert set(topics(enumerate(now), BEFORE)) == {"deploy", "pipeline"}


def test_nobody_makes_a_topic_alone() -> None:
    assert topics([(1, "退款 退款 退款")] * 50 + [(2, "退款")], BEFORE) == []


def test_what_was_said_before_as_often_is_no_topic() -> None:
    said = list(enumerate(["循环作业", "循环", "循环很难", "循环"]))
    assert topics(said, said) == []


def test_links_code_people_and_small_change_are_no_words() -> None:
    assert terms("@小明 https://example.org/refund `refund()` 我们的 这个是") == set()


@pytest.mark.parametrize(
    ("name", "word", "called"),
    [
        ("王晓明", "王晓明", True),
        ("王晓明", "晓明", True),
        ("晓明", "晓明又来", True),
        ("Anna Müller", "anna", True),
        ("python_fan", "fan", False),
        ("王晓明", "晓得", False),
        ("爱好编程和音乐", "编程", False),
        ("小A", "小", False),
    ],
)
def test_a_name_is_no_topic(name: str, word: str, *, called: bool) -> None:
    assert Naming([name, ""]).calls(word) is called
