from __future__ import annotations

import pytest

from engine.badges.rules import RULES, Deed, Written, deeds_of, read_badge
from engine.contract.errors import UserError
from engine.contract.facts import AnswerAccepted, CheckedIn, CourseCompleted, LessonDone, OptedOut

STREAK = RULES[0]


@pytest.mark.parametrize(("days", "tier"), [(0, 0), (6, 0), (7, 1), (29, 1), (30, 2), (100, 3), (999, 3)])
def test_a_count_brings_the_highest_tier_it_reaches(days: int, tier: int) -> None:
    assert STREAK.tier(days) == tier


def test_an_accepted_answer_counts_for_both_and_ones_own_for_nobody() -> None:
    both = deeds_of(AnswerAccepted(subject="q:1", asker=1, helper=2), str)
    assert both == [Deed("answers", 2, "q:1"), Deed("solved", 1, "q:1")]
    assert deeds_of(AnswerAccepted(subject="q:1", asker=1, helper=1), str) == []


def test_other_facts_count_as_what_they_are() -> None:
    assert deeds_of(CheckedIn(subject="d", actor=1, length=5), str) == [Deed("streak", 1, "d", 5)]
    assert deeds_of(LessonDone(subject="c:1", actor=1, lesson=3), str) == [Deed("lessons", 1, "c:1:3")]
    done = CourseCompleted(subject="c:1", actor=1)
    assert deeds_of(done, lambda _: "course") == [Deed("courses", 1, "c:1")]
    assert deeds_of(done, lambda _: "path") == [Deed("paths", 1, "c:1")]
    assert deeds_of(OptedOut(subject="x", actor=1, what="all"), str) == []


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("🌟 热心人 | 总是帮助新人", Written("🌟", "热心人", "总是帮助新人", "", 0)),
        ("热心人", Written("🏅", "热心人", "", "", 0)),
        ("🦉 Night owl answers>=5 | up late", Written("🦉", "Night owl", "up late", "answers", 5)),
        ("🌟热心人 感谢≥50｜说明", Written("🌟", "热心人", "说明", "thanks", 50)),
        ("👩‍🏫 老师 課程 >= 2", Written("👩‍🏫", "老师", "", "courses", 2)),
    ],
)
def test_a_badge_is_read_as_an_admin_writes_it(line: str, written: Written) -> None:
    assert read_badge(line) == written


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("🌟", "badges-name-length"),
        ("| only words", "badges-name-length"),
        ("x" * 33, "badges-name-length"),
        ("name | " + "x" * 201, "badges-about-length"),
        ("name thanks>=0", "badges-need"),
        ("name jokes>=5", "badges-condition"),
    ],
)
def test_what_cannot_be_read_says_what_is_wrong(line: str, wrong: str) -> None:
    with pytest.raises(UserError) as error:
        read_badge(line)
    assert error.value.key == wrong
