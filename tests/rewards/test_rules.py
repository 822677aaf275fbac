from __future__ import annotations

import pytest

from engine.contract.errors import UserError
from engine.rewards.rules import Change, Looks, Reward, change, everything, read_reward, roles_at, tag_at

STACK, REPLACE = Looks("stack", numbered=False), Looks("replace", numbered=False)
REWARDS = (
    Reward("role", 5, "five"),
    Reward("role", 10, "ten"),
    Reward("tag", 3, "学徒"),
    Reward("tag", 8, "大佬"),
)


@pytest.mark.parametrize(
    ("written", "reward"),
    [
        ("<@&123456789012345678>", ("role", "123456789012345678")),
        ("123456789012345678", ("role", "123456789012345678")),
        ("tag:大佬", ("tag", "大佬")),
        ("TAG：大佬 ", ("tag", "大佬")),
        ("标签: @home", ("tag", "@home")),
        ("三年级学生", ("tag", "三年级学生")),
        ("2026", ("tag", "2026")),
        ("x" * 16, ("tag", "x" * 16)),
    ],
)
def test_a_role_or_a_tag_is_read(written: str, reward: tuple[str, str]) -> None:
    assert read_reward(written) == reward


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("@Veteran", "rewards-role-unknown"),
        ("<@123456789012345678>", "rewards-role-unknown"),
        ("x" * 17, "rewards-tag-length"),
        ("tag:", "rewards-tag-length"),
        ("大佬🎉", "rewards-tag-emoji"),
        ("a\nb", "rewards-tag-emoji"),
        ("★", "rewards-tag-emoji"),
    ],
)
def test_what_no_platform_takes_is_refused_with_a_reason(written: str, error: str) -> None:
    with pytest.raises(UserError, match=error):
        read_reward(written)


def test_roles_stack_or_replace_one_another() -> None:
    assert roles_at(REWARDS, 4, "stack") == ()
    assert roles_at(REWARDS, 12, "stack") == ("five", "ten")
    assert roles_at(REWARDS, 12, "replace") == ("ten",)


def test_a_tag_is_the_highest_one_reached_else_the_level_if_that_is_asked_for() -> None:
    assert [tag_at(REWARDS, level, numbered=False) for level in (2, 3, 9)] == ["", "学徒", "大佬"]
    assert [tag_at(REWARDS, level, numbered=True) for level in (0, 2, 3)] == ["", "Lv 2", "学徒"]


def test_a_change_gives_what_is_new_and_takes_what_is_lost() -> None:
    assert change(REWARDS, STACK, 0, 12) == Change(("five", "ten"), (), "大佬")
    assert change(REWARDS, STACK, 12, 6) == Change((), ("ten",), "学徒")
    assert change(REWARDS, REPLACE, 6, 12) == Change(("ten",), ("five",), "大佬")
    assert change(REWARDS, REPLACE, 12, 6) == Change(("five",), ("ten",), "学徒")
    assert change(REWARDS, STACK, 3, 0) == Change((), (), "")
    assert not change(REWARDS, STACK, 5, 7)


def test_one_role_for_two_levels_is_neither_taken_nor_given_twice() -> None:
    same = (Reward("role", 2, "r"), Reward("role", 4, "r"))
    assert not change(same, REPLACE, 3, 5)
    assert change(same, STACK, 0, 5).grant == ("r",)
    assert everything(same, REPLACE, 5) == Change(("r",), (), None)


def test_everything_takes_what_was_replaced() -> None:
    assert everything(REWARDS, REPLACE, 12) == Change(("ten",), ("five",), "大佬")
    assert everything(REWARDS, STACK, 12) == Change(("five", "ten"), (), "大佬")
