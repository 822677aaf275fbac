"""The signs of one hand, one by one, and who is never taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.invites.signs import CLUSTER, DEEDS, STRONG, WEIGHTS, Newcomer, Said, is_cluster, is_strong, signs
from engine.ml.sketch import as_number, letters, sketch

NOW = 100 * DAY
ANN = Newcomer(member=1, at=0, name="ann")


def sketched(text: str) -> int:
    return as_number(sketch(letters(text.casefold())))


def said(text: str, at: int = NOW - 6 * DAY, to: int | None = None) -> Said:
    return Said(at, sketched(text), 0.0, to)


def seen_of(*group: Newcomer, crowd: int = 100) -> dict[int, tuple[str, ...]]:
    return signs(group, ANN, NOW, crowd=crowd)


TALK = (
    "my bread did not rise again this morning",
    "which version does numpy need now",
    "昨天的课讲到哪一章了",
    "the train was late, so I missed it",
    "有人一起报名周末的活动吗",
    "git rebase is easier than I thought",
    "请问作业什么时候交",
    "we painted our kitchen yellow",
)


def newcomer(member: int, **more: object) -> Newcomer:
    """Make somebody who came far from everybody else and said something of their own."""
    usual = {"at": NOW - 7 * DAY - member * DAY, "said": (said(TALK[member], NOW),), "name": str(member)}
    return Newcomer(member=member, **{**usual, **more})  # type: ignore[arg-type]


def test_by_themselves_people_have_no_signs() -> None:
    assert set(seen_of(newcomer(2), newcomer(3), newcomer(4)).values()) == {()}


@pytest.mark.parametrize(
    ("sign", "one", "other"),
    [
        ("together", {"at": NOW - 7 * DAY}, {"at": NOW - 7 * DAY + 4 * MINUTE}),
        ("twins", {"made": NOW - 900 * DAY}, {"made": NOW - 900 * DAY + HOUR // 2}),
        ("young", {"at": NOW - 7 * DAY, "made": NOW - 8 * DAY}, {}),
        ("silent", {"said": (said("good morning everybody"),)}, {}),
        ("circle", {"said": (said("thanks to you", NOW, 1), said("and to you as well", NOW, 3))}, {}),
        (
            "copies",
            {"said": (said("hello everyone, I would like to learn Python", NOW),)},
            {"said": (said("hello everyone I would like to learn Python!", NOW),)},
        ),
        ("thanks", {"thanks_in": 2}, {}),
        ("names", {"name": "Xiao Ming 1"}, {"name": "xiaoming27"}),
    ],
)
def test_each_sign_is_seen_for_what_it_is(
    sign: str, one: dict[str, object], other: dict[str, object]
) -> None:
    found = seen_of(newcomer(2, **one), newcomer(3, **other), newcomer(4))
    assert found[2] == (sign,)
    assert found[4] == ()


def test_a_text_that_is_gone_is_judged_by_the_number_that_was_kept() -> None:
    copied = Said(NOW, None, 0.9, None)
    assert seen_of(newcomer(2, said=(copied,)), newcomer(3), newcomer(4))[2] == ("copies",)


def test_where_nobody_else_is_there_a_circle_and_its_thanks_mean_nothing() -> None:
    one = newcomer(2, said=(said("to you", NOW, 1), said("and you", NOW, 3)), thanks_in=5)
    assert seen_of(one, newcomer(3), newcomer(4), crowd=2)[2] == ()


def test_thanks_with_others_are_thanks() -> None:
    assert seen_of(newcomer(2, thanks_in=5, thanks_out=1), newcomer(3), newcomer(4))[2] == ()


def test_four_messages_of_ones_own_outweigh_everything() -> None:
    usual = {"at": NOW - 7 * DAY, "made": NOW - 8 * DAY, "thanks_in": 9}
    spoke = newcomer(2, name="bot1", said=tuple(said(one) for one in TALK[:4]), **usual)
    less = newcomer(3, name="bot2", said=tuple(said(one) for one in TALK[4:7]), **usual)
    found = seen_of(spoke, less, newcomer(7, name="bot3", **usual))
    assert found[2] == ()
    assert is_strong(found[3])


def test_circumstances_alone_are_never_strong_and_two_deeds_with_one_are() -> None:
    circumstances = [sign for sign in WEIGHTS if sign not in DEEDS]
    assert sum(WEIGHTS[sign] for sign in circumstances) >= STRONG
    assert not is_strong(circumstances)
    assert is_strong(["together", "copies", "names"])
    assert not is_strong(["names", "together", "twins"])


@given(st.lists(st.sets(st.sampled_from(sorted(WEIGHTS))), max_size=12))
def test_a_couple_is_no_cluster_and_most_have_to_be_strong(people: list[set[str]]) -> None:
    found = {number: tuple(seen) for number, seen in enumerate(people)}
    strong = sum(map(is_strong, found.values()))
    assert is_cluster(found) == (strong >= CLUSTER and strong >= len(found) - strong)


@given(st.permutations(range(2, 8)))
def test_the_order_of_people_changes_nothing(order: list[int]) -> None:
    group = [
        newcomer(n, name=f"m{n}abc" if n % 2 else str(n), at=NOW - 7 * DAY - n * MINUTE * 3)
        for n in range(2, 8)
    ]
    assert seen_of(*(group[n - 2] for n in order)) == seen_of(*group)
