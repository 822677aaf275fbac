from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import MINUTE
from engine.ml.shares import share
from engine.qa.detecting import asks_room
from engine.qa.knowing import Candidate, Helped, choose, fitting, terms
from engine.qa.rules import halves, heading, lacks, middle, thanks


@pytest.mark.parametrize(
    "text",
    [
        "怎么安装 numpy？",
        "请问这个报错是什么意思",
        "有没有人知道怎么配置环境",
        "how do I install numpy?",
        "Does anyone know why this loop never ends?",
        "can I use this with python 3.12?",
        "numpy 一直装不上有没有大佬帮忙看下",
        "how do I undo the last commit",
        "求推荐一个画图的库",
    ],
)
def test_a_question_to_the_room_is_seen(text: str) -> None:
    assert asks_room(text)


@pytest.mark.parametrize(
    "text", ["在吗？", "好的，明天见", "/ask how?", "why?", "I know how to do it", "see https://a.b/c?d=1"]
)
def test_what_asks_the_room_nothing_is_left_alone(text: str) -> None:
    assert not asks_room(text)


def test_a_nudge_names_only_what_is_missing() -> None:
    assert lacks("docker fails", "") == ["error", "tried", "version", "detail"]
    told = "pip 报错 ModuleNotFoundError: No module named numpy, python 3.12"
    assert lacks(told, "reinstalled it twice") == []
    assert lacks("how do I undo the last commit", "") == ["tried"]


def test_thanks_are_told_from_their_opposite() -> None:
    assert all(map(thanks, ("谢谢，搞定了", "thanks!", "it works now", "解决了")))
    assert not any(map(thanks, ("不用谢", "还是不行", "still does not work", "docker 重启一下")))


def test_titles_are_one_short_line() -> None:
    assert heading("a\n  b") == "a b"
    assert len(heading("x" * 500)) == 120


def test_figures_have_their_n() -> None:
    assert middle([]) is None
    assert middle([3 * MINUTE, MINUTE, 10 * MINUTE]) == (3 * MINUTE, 3)
    some = share(23, 100)
    assert some is not None
    assert (round(some.low, 2), round(some.high, 2)) == (0.16, 0.32)


@given(st.integers(2, 100_000))
def test_a_bounty_is_divided_without_rest(coins: int) -> None:
    best, back = halves(coins)
    assert best + back == coins
    assert 0 <= best - back <= 1


def test_words_carry_what_a_question_is_about() -> None:
    assert {"docker", "dns"} <= terms("How do I set the DNS in Docker?")
    assert "网络" in terms("容器网络怎么配置")
    assert not terms("怎么") & {"怎么"}


def test_many_different_people_helped_say_more_than_one() -> None:
    one = [Helped(1, 9, "docker dns", 6), Helped(1, 9, "docker dns", 6)]
    many = [Helped(2, 8, "docker dns", 6), Helped(2, 7, "docker dns", 6)]
    scores = fitting("docker dns fails", one + many)
    assert scores[2] > scores[1]


def test_whoever_was_asked_lately_stands_behind() -> None:
    scores = {1: 2.0, 2: 1.9}
    assert choose(1, [Candidate(1, 0), Candidate(2, 0)], scores)[0].member == 1
    assert choose(1, [Candidate(1, 1), Candidate(2, 0)], scores)[0].member == 2


@given(st.sets(st.integers(1, 40)), st.integers(1, 1000))
def test_never_more_than_three_are_asked_and_each_once(members: set[int], number: int) -> None:
    chosen = [one.member for one in choose(number, [Candidate(m, m % 3) for m in members], {})]
    assert len(chosen) == len(set(chosen)) == min(3, len(members))
