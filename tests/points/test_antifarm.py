from __future__ import annotations

import pytest

from engine.points.rules import FULL, message_xp
from tests.points.world import World

ADVERTS = [
    "加微信 study8888 免费领取 Python 全套资料，名额有限！",
    "🎉加微信 study8888 免费领取Python全套资料 名额有限🎉",
    "加微信study8888，免费领取 Python 全套资料。。名额有限!!",
    "加\u200b微\u200b信 study8888 免费领取 Python 全套资料，名额有限",
    "大家好 加微信 study8888 免费领取 Python 全套资料，名额有限！",
]
LEGITIMATE = [
    "怎么安装python？",
    "python 报错 找不到模块怎么办",
    "我建议先看 python 官方文档第三章",
    "how do i install python 3.11 on ubuntu with a venv",
]


@pytest.mark.parametrize("authors", [["eve"] * 5, ["eve", "mallory", "oscar", "trudy", "eve"]])
@pytest.mark.parametrize("adverts", [[ADVERTS[0]] * 5, ADVERTS])
def test_an_advert_posted_five_times_pays_half_once_and_then_nothing(
    authors: list[str], adverts: list[str]
) -> None:
    world = World()
    for author, advert in zip(authors, adverts, strict=True):
        world.say(author, advert)
    full = message_xp("console:#general:1", FULL)
    paid = [row[0] for row in world.rows("select xp from ledger order by seq")]
    assert paid == [full // 2]
    assert world.reasons() == ["advert"] + ["advert-again"] * 4
    world.check()


@pytest.mark.parametrize("authors", [["alice"] * 4, ["alice", "bob", "carol", "dave"]])
def test_mixed_legitimate_lines_are_all_paid_in_full(authors: list[str]) -> None:
    world = World()
    for author, line in zip(authors, LEGITIMATE, strict=True):
        world.say(author, line)
    paid = [row[0] for row in world.rows("select xp from ledger order by seq")]
    assert paid == [message_xp(f"console:#general:{n}", FULL) for n in (1, 2, 3, 4)]


def test_a_longer_question_after_its_own_keyword_is_paid() -> None:
    world = World()
    world.say("alice", "python")
    world.say("alice", "how do i install python 3.11 on ubuntu with a venv")
    assert world.reasons() == ["thin", "ordinary"]


def test_a_flood_earns_nothing() -> None:
    world = World()
    for word in ("顶", "水", "+1", "哈哈哈哈", "666", "🎉"):
        world.say("alice", word)
    assert world.purse("alice") == (0, 0)


def test_repeating_oneself_and_copying_others_earns_nothing() -> None:
    world = World()
    said = "昨天的作业第三题我用了动态规划，复杂度是平方级别，大家看看还能不能优化一下空间"
    world.say("alice", said)
    world.say("alice", said + "！")
    world.say("bob", said)
    assert world.reasons() == ["ordinary", "repeat", "copy"]


def test_a_dense_message_pays_one_and_a_half() -> None:
    world = World()
    world.say(
        "alice",
        "装饰器其实就是把函数当参数传进去再返回新函数的语法糖，先理解闭包和自由变量，然后看 functools.wraps 如何保留元数据，最后自己写个计时器练习",
    )
    assert world.reasons() == ["dense"]
    assert world.purse("alice")[0] == message_xp("console:#general:1", FULL) * 3 // 2


def test_greetings_that_everybody_says_are_not_refused() -> None:
    world = World()
    world.say("alice", "早上好呀大家")
    world.say("bob", "早上好呀大家")
    assert world.paid("bob", "message") != []
