from __future__ import annotations

import pytest

from engine.contract.clock import MINUTE
from engine.ml.sketch import fold
from engine.points.thanks import Said, Thanks, detect, from_talk, named
from tests.points.world import World, words_of


@pytest.mark.parametrize(
    "text",
    [
        "谢谢大佬",
        "多谢~",
        "3q",
        "3Q！",
        "thx",
        "thx!",
        "thanks @bob",
        "感谢 @bob",
        "谢谢啦",
        "ty",
        "tks",
        "thanks谢谢",
        "謝謝",
        "thanks to you it works",
    ],
)
def test_thanks_are_recognised_in_both_languages(text: str) -> None:
    assert detect(fold(text)) is Thanks.YES


@pytest.mark.parametrize("text", ["采纳", "+1", "+1 "])
def test_some_words_thank_only_as_a_reply(text: str) -> None:
    assert detect(fold(text)) is Thanks.REPLY


@pytest.mark.parametrize("text", ["辛苦了", "谢谢大家", "请问怎么安装？谢谢", "thanks everyone"])
def test_some_thanks_need_somebody_named(text: str) -> None:
    assert detect(fold(text)) is Thanks.NAMED


@pytest.mark.parametrize(
    "text",
    [
        "谢谢关注公众号",
        "不用谢",
        "谢邀",
        "no thanks",
        "thanks to the cache it is fast",
        "先谢过了",
        "thanks in advance",
        "type of the city",
        "a party",
        "x+1",
        "thank god it compiles",
    ],
)
def test_other_words_are_no_thanks(text: str) -> None:
    assert detect(fold(text)) is Thanks.NO


def test_nobody_thanks_themselves() -> None:
    assert named(1, 1, [1]) == ()
    assert named(1, 2, []) == (2,)
    assert named(1, 2, [3, 3]) == (3,)


def test_the_only_speaker_is_meant_and_two_are_asked_about() -> None:
    at = 100 * MINUTE
    assert from_talk(1, at, [Said(2, at - MINUTE, None)]).sure == (2,)
    assert from_talk(1, at, [Said(2, at - MINUTE, None), Said(3, at - MINUTE, None)]).candidates == (2, 3)
    assert from_talk(1, at, [Said(2, at - MINUTE, None), Said(3, at - MINUTE, 1)]).sure == ()
    assert from_talk(1, at, [Said(2, at - MINUTE, 1), Said(3, at - MINUTE, None)]).sure == (2,)
    assert from_talk(1, at, [Said(2, at - 60 * MINUTE, None)]).sure == ()


def test_a_reply_a_mention_and_the_talk_find_the_helper() -> None:
    world = World()
    world.say("bob", "try apt install python3-venv first")
    world.say("alice", "谢谢大佬")
    assert world.paid("bob", "thanks") == [10]
    world.say("carol", "多谢~", to="bob")
    world.say("dave", "thanks @erin", mention=["erin"])
    assert (world.paid("bob", "thanks"), world.paid("erin", "thanks")) == ([10, 10], [10])
    world.check()


def test_a_pair_waits_a_day_and_thanking_back_pays_half() -> None:
    world = World()
    for _ in range(3):
        world.say("alice", "谢谢大佬", to="bob")
    assert world.paid("bob", "thanks") == [10]
    world.say("bob", "谢谢你呀", to="alice")
    assert world.paid("alice", "thanks") == [5]
    world.say("alice", "谢谢大佬", to="bob", wait=86_400)
    assert world.paid("bob", "thanks") == [10, 5]
    world.check()


def test_bots_and_nobodies_are_not_thanked() -> None:
    world = World()
    world.say("helper", "I am a bot that answers questions", bot=True)
    world.say("alice", "谢谢大佬", to="helper")
    world.say("channel", "an announcement for everybody here", payable=False)
    world.say("bob", "thx", to="channel")
    assert world.rows("select count(*) from ledger where rule = 'thanks'")[0][0] == 0


def test_plus_one_thanks_only_in_reply() -> None:
    world = World()
    world.say("bob", "the answer is in chapter three of the manual")
    world.say("alice", "+1")
    assert world.paid("bob", "thanks") == []
    world.say("alice", "+1", to="bob")
    assert world.paid("bob", "thanks") == [10]


def test_an_unclear_thanks_is_asked_about_and_only_the_thanker_answers() -> None:
    world = World()
    world.say("bob", "restart the network service after that")
    world.say("carol", "and check the firewall rules as well")
    world.say("alice", "谢谢！")
    assert words_of(world.replies()[-1]).startswith("Whom do you thank?")
    seq = world.rows("select max(seq) from log where kind = 'message'")[0][0]
    world.press("bob", f"points:thank:{seq}:{world.actor('bob')}")
    assert world.paid("bob", "thanks") == []
    for _ in range(2):
        world.press("alice", f"points:thank:{seq}:{world.actor('bob')}")
    assert (world.paid("bob", "thanks"), world.paid("carol", "thanks")) == ([10], [])
    world.check()
