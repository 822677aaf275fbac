from __future__ import annotations

from time import perf_counter

import pytest

from engine.contract.commands import Param
from engine.runtime.parser import Call, Catalogue, Hint, edit_distance
from tests.runtime.specs import ADD, ALL, CHECKIN, POINTS, TOP, command

CATALOGUE = Catalogue(ALL)


@pytest.mark.parametrize(
    ("text", "spec", "raw"),
    [
        ("/checkin", CHECKIN, ""),
        ("／签到", CHECKIN, ""),
        ("　/签到　好的", CHECKIN, "好的"),
        ("/CheckIn", CHECKIN, ""),
        ("/ｃｈｅｃｋｉｎ", CHECKIN, ""),
        ("/checkin@OurBot", CHECKIN, ""),
        ("/签到＠ourbot", CHECKIN, ""),
        ("/points add @bob 10 谢谢", ADD, "@bob 10 谢谢"),
        ("/points   ADD  @bob 10", ADD, "@bob 10"),
        ("/points", POINTS, ""),
        ("/points @bob", POINTS, "@bob"),
        ("/加分 @bob 1", ADD, "@bob 1"),
        ("签到", CHECKIN, ""),
        (" 签到　", CHECKIN, ""),
        ("排行榜", TOP, ""),
    ],
)
def test_a_command_is_recognised_however_it_is_typed(text: str, spec: object, raw: str) -> None:
    found = CATALOGUE.recognise(text, bot_name="OurBot")
    assert isinstance(found, Call)
    assert (found.spec, found.raw) == (spec, raw)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "签到一下",
        "签到 好",
        "加分",
        "禁言",
        "checkin",
        "/checkin@otherbot",
        "/",
        "//",
        "/ checkin",
        "/.",
        "/usr/bin",
        "/rank",
        "hello /checkin",
    ],
)
def test_what_is_not_for_us_is_left_alone(text: str) -> None:
    assert CATALOGUE.recognise(text, bot_name="ourbot") is None


def test_a_bare_word_counts_only_if_the_chat_lists_it() -> None:
    assert CATALOGUE.recognise("打卡", bare_allowed=("签到",)) is None
    assert isinstance(CATALOGUE.recognise("打卡", bare_allowed=("打卡",)), Call)


def test_a_moderation_command_is_never_a_bare_word() -> None:
    assert CATALOGUE.recognise("禁言", bare_allowed=("禁言",)) is None
    assert isinstance(CATALOGUE.recognise("/禁言"), Call)


def test_a_mistyped_command_is_hinted_at() -> None:
    assert CATALOGUE.recognise("/chekcin") == Hint("mistyped", "chekcin", ("checkin",))
    assert CATALOGUE.recognise("/rank") is None
    assert CATALOGUE.recognise("/tup") is None, "three letters are too few to guess by"
    assert CATALOGUE.recognise("/rank", private=True) == Hint("mistyped", "rank")
    assert CATALOGUE.recognise("/rank@ourbot", bot_name="ourbot") == Hint("mistyped", "rank")


def test_a_group_without_its_second_word_lists_them() -> None:
    catalogue = Catalogue((command("event create"), command("event list")))
    assert catalogue.recognise("/event") == Hint("group", "event", ("event create", "event list"))


def test_clashes_and_gaps_are_named() -> None:
    clash = Catalogue((CHECKIN, command("sign", aliases=("打卡",))))
    assert clash.problems() == ["打卡 calls both /checkin and /sign"]
    assert Catalogue((command("a", help={"en": "x"}),)).problems() == ["/a: has no help in zh"]
    wrong = command("b", params=(Param(name="n", kind="int"),), examples=("/b many", "/c 1"))
    assert Catalogue((wrong,)).problems() == [
        "/b: its example '/b many' does not parse: error-arg-int",
        "/b: its example '/c 1' does not call it",
    ]
    assert CATALOGUE.problems() == []


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("top", "top", 0),
        ("chekcin", "checkin", 1),
        ("ab", "ba", 1),
        ("settngs", "settings", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_edits_are_counted_with_swaps_as_one(left: str, right: str, distance: int) -> None:
    assert edit_distance(left, right, 3) == distance
    assert edit_distance(right, left, 3) == distance


def test_ordinary_text_is_passed_over_quickly() -> None:
    texts = [
        "hello everyone, I just fixed the build",
        "今天终于把那个内存泄漏的问题解决了，太难了",
        "大家好",
    ] * 1000
    best = 1.0
    for _ in range(5):
        start = perf_counter()
        for text in texts:
            CATALOGUE.recognise(text)
        best = min(best, (perf_counter() - start) / len(texts))
    assert best < 5e-6, "one microsecond on a quiet machine; a shared one gets some more"
