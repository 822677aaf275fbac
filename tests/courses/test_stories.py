"""Courses as people live with them, in the sandbox."""

from __future__ import annotations

from typing import Any

from tests.courses.world import SHELF
from tests.fakes.sandbox import Shown, run_script, said

EN = {"bot.language": "en"}


def play(*lines: str, **options: Any) -> Shown:
    """Play lines behind a small shelf; return what was said to them."""
    options.setdefault("operator", EN)
    return run_script([*SHELF, *lines], **options)[len(SHELF) :]


def test_a_shelf_is_listed_paths_first_and_found_in_both_languages() -> None:
    shown = play(
        "ann: /courses",
        "ann: /课程 异步",
        "ann: /courses async",
        "ann: /courses 容器",
        "ann: /courses cooking",
    )
    lists = said(shown)
    assert lists[0].splitlines() == [
        "🎓 Courses (4)",
        "🧭 #4 Backend path",
        "📘 #1 Python basics · beginner · 4 lessons",
        "📘 #2 Async Python · intermediate · 2 lessons",
        "📘 #3 Docker basics · 3 lessons",
    ]
    assert [text.splitlines()[1] for text in lists[1:4]] == [
        "📘 #2 Async Python · intermediate · 2 lessons",
        "📘 #2 Async Python · intermediate · 2 lessons",
        "📘 #3 Docker basics · 3 lessons",
    ]
    assert lists[4] == "Nothing found about cooking. Try another word, or see /courses."


def test_words_of_one_language_find_what_is_written_in_the_other() -> None:
    more = (
        "admin!: /course add Databases | tables, joins, indexes",
        "admin!: /course add Async IO | event loops",
    )
    shown = play(*more, "ann: /courses 数据库", "ann: /courses 异步", "ann: /courses containers")
    assert [text.splitlines()[1] for text in said(shown)[2:]] == [
        "📘 #5 Databases",
        "📘 #2 Async Python · intermediate · 2 lessons",
        "📘 #3 Docker basics · 3 lessons",
    ]


def test_an_item_opens_in_the_place_of_the_list_and_the_way_leads_back() -> None:
    shown = play("ann: /courses python", "ann press 10 2", "ann press 10 2", operator={})
    first, opened, back = shown
    assert (opened["edits"], back["edits"]) == (first["n"], first["n"])
    assert opened["text"].startswith("📘 异步 Python · #2\nAsync Python\n协程、任务组、超时")
    assert opened["buttons"] == [["📝 开始学", "⬅ 返回"]]
    assert back["text"] == first["text"]


def test_a_long_list_turns_in_place() -> None:
    more = [f"admin!: /course add Course {n} | about number {n}" for n in range(5)]
    shown = play(*more, "ann: /courses", "ann press 20 6")[5:]
    assert shown[0]["buttons"] == [["#4", "#1", "#2", "#3", "#5"], ["▶"]]
    assert "page 2/2" in shown[1]["text"]
    assert shown[1]["edits"] == shown[0]["n"]


def test_learning_pays_in_steps_and_never_twice() -> None:
    shown = play(
        "ann: /enrol 1",
        "ann: /progress 1 2",
        "ann: /progress 1 1",
        "ann: /progress py 2",
        "ann: /progress 1 4",
        "ann: /rate 1 5 clear and short",
        "ann: /me",
        "ann: /finish Python basics",
    )
    told = said(shown, to="ann")
    assert told[1] == "📘 #1 Python basics ▓▓▓▓░░░░ 2/4"
    assert told[4].startswith("🏁 You finished Python basics.")
    assert "How was Python basics?" in told[4]
    assert told[5] == "Thank you! Python basics: 5★"
    assert "⭐ 64 xp" in told[6]  # 2 for beginning, 3 a lesson, 50 for finishing
    assert told[7] == "You have finished Python basics already."


def test_many_courses_on_one_day_count_but_do_not_pay() -> None:
    shown = play("ann: /finish 1", "ann: /finish 3", "ann: /me", "@+24h", "ann: /finish 2", "ann: /me")
    xp = [text.splitlines()[1].split()[1] for text in said(shown) if "⭐" in text]
    assert xp == ["54", "106"]


def test_prerequisites_levels_and_paths_hold() -> None:
    shown = play(
        "ann: /enrol 2",
        "ann: /enrol 4",
        "ann: /finish 4",
        "ann: /finish 1",
        "ann: /enrol 异步",
        "ann: /progress 2 2",
        "admin!: /course edit 3 门槛:5",
        "ann: /enrol 3",
    )
    told = said(shown, to="ann")
    assert told[0] == "Before 异步 Python you need to finish: #1 Python 入门"
    assert told[1].splitlines()[1:] == ["▶ 1. #1 Python basics", "· 2. #2 Async Python"]
    assert told[2] == "Backend path is not done yet: 0 of 2."
    assert "🧭 Backend path 1/2, next #2 Async Python" in told[3]
    assert "🧭 You finished the path Backend path!" in told[5]
    assert told[6] == "容器入门 is open from level 5 on."


def test_a_change_says_what_it_changed_and_can_be_taken_back() -> None:
    shown = play(
        "admin!: /course edit 3 lessons:5 price:¥99",
        "admin!: /course undo 3",
        "admin!: /course edit 3 lessons:many|of|them level:wizard",
        "admin!: /course edit 3 needs:nothing",
        "ann: /course edit 3 price:0",
    )
    told = [one["text"] for one in shown]
    assert told[0].splitlines()[1:] == ["· price: — → ¥99", "· lessons: 3 → 5"]
    assert told[1].splitlines()[1:] == ["· price: ¥99 → —", "· lessons: 5 → 3"]
    assert told[2] == "A level is beginner, intermediate or advanced, not wizard."
    assert told[3].startswith("There is no such course: nothing.")
    assert "moderator" in told[4]


def test_putting_away_asks_first_and_keeps_what_was_learned() -> None:
    shown = play(
        "ann: /enrol 1",
        "admin!: /course archive 1",
        "admin press 12 1",
        "ann: /courses python",
        "bob: /enrol 1",
        "ann: /progress",
    )
    told = [one["text"] for one in shown]
    assert told[1].startswith("Put #1 Python 入门 away? 1 are learning, 0 have finished")
    assert "#4 后端路线" in told[1]
    assert "is put away" in told[2]
    assert "#1" not in told[3]
    assert told[4] == "Python 入门 is put away."
    assert "#1 Python basics" in told[5]


def test_notes_answer_questions_as_long_as_they_stand() -> None:
    shown = play(
        "admin!: /course edit 3 notes:怎么给容器换 DNS？写在 daemon.json 里再重启",
        "ann: /faq 容器入门",
        "admin!: /course archive 3",
        "admin press 14 1",
        "ann: /faq list",
    )
    assert "daemon.json" in said(shown)[1]
    assert "容器入门" not in said(shown)[-1]


def test_admins_see_who_finishes_with_intervals() -> None:
    shown = play("ann: /finish 1", "bob: /enrol 1", "ann: /rate 1 4 good examples", "admin!: /course stats 1")
    assert shown[-1]["private"]
    assert shown[-1]["text"].splitlines() == [
        "📘 #1 Python basics",
        "· finished: 50% (95 % interval 9%–91%, n=2)",
        "· satisfied (4★ or more): 100% (95 % interval 21%–100%, n=1)",
        "· mean 4.0★ (n=1)",
        "  4★ good examples",
    ]


def test_a_digest_tells_what_is_new_and_what_was_finished() -> None:
    shown = play("ann: /finish 1", "bob: /enrol 1", "@+24h", "admin!: /digest preview day 2026-01-05")
    assert "2 begun, 1 finished" in shown[-1]["text"]
    assert "🆕 🧭 #4" in shown[-1]["text"]
