"""Recommendations as people live with them, in the sandbox."""

from __future__ import annotations

from typing import Any

from tests.fakes.sandbox import Shown, run_script, said

EN = {"bot.language": "en"}
SHELF = (
    "admin!: /course add Python 入门 | 变量、函数、文件 英文标题:Python basics key:py 标签:python, 入门",
    "admin!: /course add 异步 Python | 协程、任务组、超时，asyncio 怎么写 英文标题:Async Python key:async 标签:python, asyncio",
    "admin!: /course add 容器入门 | 镜像、网络、编排 英文标题:Docker basics key:docker 标签:docker, 运维",
    "admin!: /course add 数据库 | SQL、索引、事务 英文标题:Databases key:sql 标签:sql",
    "admin!: /course add 机器学习 | 回归、神经网络 英文标题:Machine learning key:ml 标签:ml",
    "admin!: /course add 高级异步 | 取消与结构化并发 英文标题:Advanced async key:async2 标签:asyncio 先修:async",
)
TAUGHT = tuple(f"{who}: /finish {n}" for who in ("bob", "cid", "eve", "fay") for n in (1, 2))
TIME = "2026-01-05T12:00"


def play(*lines: str, taught: bool = False, **options: Any) -> Shown:
    """Play lines behind a shelf, perhaps after some have learned; return what was said to them."""
    options.setdefault("operator", EN)
    before = [*SHELF, *(TAUGHT if taught else ()), "@+11m"]
    shown = run_script([*before, *lines], **options)
    return [one for one in shown if one["at"][:16] >= "2026-01-05T09:11" and one["text"]]


def first(shown: Shown, to: str) -> str:
    """Return the first thing recommended to somebody, with its reason, the last time."""
    text = [one["text"] for one in shown if one["to"] == to and "For you:" in one["text"]][-1]
    return "\n".join(text[text.index("1. ") :].splitlines()[:2])


def press(shown: Shown, who: str, label: str) -> str:
    """Write the line that presses the first button of that name on the last message to somebody."""
    last = [one for one in shown if one["to"] == who and one["buttons"]][-1]
    names = [name for row in last["buttons"] for name in row]
    return f"{who} press {last['n']} {names.index(label) + 1}"


def test_a_newcomer_who_talks_about_asyncio_gets_the_async_course_with_the_reason() -> None:
    lines = ["ann: asyncio 里的协程老是卡住，任务组怎么取消？", "ann: /recommend"]
    shown = play(*lines)
    assert "asyncio" not in first(shown, "ann")  # nobody has allowed it yet
    assert "Asked only this once" in shown[-1]["text"]
    shown = play(*lines, press(shown, "ann", "💬 My talk may count"), "ann: /recommend")
    assert first(shown, "ann") == "1. 📘 #2 Async Python\n   because you talk about asyncio (100%)"
    assert "Asked only this once" not in shown[-1]["text"]


def test_what_is_said_after_consent_counts_and_only_weights_are_kept() -> None:
    shown = play(
        "ann: /recommend talk",
        "ann: 有人用过 docker 容器吗，网络怎么配",
        "ann: /recommend",
        "ann: /recommend notalk",
        "ann: /recommend",
    )
    assert "#3 Docker basics\n   because you talk about docker" in [one["text"] for one in shown][1]
    assert "docker" not in first(shown, "ann")


def test_finishing_something_changes_the_very_next_answer() -> None:
    shown = play(
        "ann: /recommend",
        "ann: /finish 1",
        "ann: /recommend",
        "ann: /finish 2",
        "ann: /recommend",
        taught=True,
    )
    lists = [one["text"] for one in shown if "For you:" in one["text"]]
    assert "#1" in lists[0]
    assert lists[1].splitlines()[1] == "1. 📘 #2 Async Python"
    assert lists[1].splitlines()[2].startswith("   because you finished Python basics (9")
    assert "#2" not in lists[2].partition("\n\n")[0]


def test_prerequisites_hold() -> None:
    shown = play(
        "ann: /recommend talk",
        "ann: asyncio 结构化并发 取消 高级异步",
        "ann: /recommend",
        "ann: /finish 2",
        "ann: /recommend",
        taught=True,
    )
    lists = [one["text"] for one in shown if "For you:" in one["text"]]
    assert "#6" not in lists[0]
    assert "#6 Advanced async" in lists[1]


def test_why_tells_every_reason_and_the_shares_make_a_whole() -> None:
    shown = play(
        "ann: /recommend talk",
        "ann: asyncio 协程 任务组",
        "ann: /finish 1",
        "ann: /recommend",
        "ann: /why recommend",
        "ann: /why course:2",
        taught=True,
    )
    told = shown[-2]["text"].splitlines()
    assert told[0].startswith("Why Async Python was recommended (model")
    shares = [int(line.rpartition("(")[2].rstrip("%)")) for line in told[1:-1]]
    assert 98 <= sum(shares) <= 102
    assert any("you finished Python basics" in line for line in told)
    assert any("you talk about asyncio" in line for line in told)
    assert shown[-1]["text"] == shown[-2]["text"]


def test_dismissed_things_go_and_not_now_comes_back() -> None:
    lines = ["ann: /finish 1", "ann: /recommend"]
    shown = play(*lines, taught=True)
    assert "#2 Async Python" in first(shown, "ann")
    gone = play(*lines, press(shown, "ann", "👎 Not for me"), "@+40d", "ann: /recommend", taught=True)
    assert ["#2" in one["text"].partition("For you:")[2] for one in gone if "For you:" in one["text"]] == [
        True,
        False,
        False,
    ]
    assert "because you did not want Async Python" in gone[-1]["text"]
    later = play(
        *lines, press(shown, "ann", "⏰ Not now"), "ann: /recommend", "@+31d", "ann: /recommend", taught=True
    )
    assert ["#2" in one["text"] for one in later if "For you:" in one["text"]] == [True, False, False, True]


def test_a_command_says_not_interested_as_well() -> None:
    shown = play("ann: /finish 1", "ann: /不感兴趣 2", "ann: /recommend", taught=True)
    assert "#2" not in shown[-1]["text"]


def pushes(shown: Shown) -> list[tuple[str, str]]:
    """Return when somebody was told of something unasked, and of what."""
    return [
        (one["at"][:16], one["text"].splitlines()[1])
        for one in shown
        if one["text"].startswith("💡") and one["edits"] is None
    ]


WANTS = ("ann: hello there, what a day", "ann: /finish 1", "ann: /recommend on")


def test_nobody_is_told_of_anything_without_having_said_so() -> None:
    assert pushes(play("ann: /finish 1", "ann: /recommend", "@+30d", taught=True)) == []


def test_three_ignores_stop_it_and_using_it_begins_again() -> None:
    more = [f"admin!: /course add Python 第{n}课 | 变量、函数、文件 标签:python" for n in range(7, 13)]
    more += [f"{who}: /finish {n}" for n in range(7, 13) for who in ("bob", "cid", "eve", "fay")]
    shown = play(*more, *WANTS, "@+120d", taught=True)
    told = pushes(shown)
    assert len(told) == 3
    assert len({what for _, what in told}) == 3
    assert all("09:00" <= at[11:] <= "22:00" for at, _ in told)
    again = play(*more, *WANTS, "@+120d", press(shown, "ann", "🔍 Details"), "@+120d", taught=True)
    assert len(pushes(again)) == 6


def test_never_this_topic_and_stop_all_are_kept() -> None:
    shown = play(*WANTS, "@+3d", taught=True)
    assert "Async Python" in shown[-1]["text"]
    asked = play(*WANTS, "@+3d", press(shown, "ann", "🚫 Never this topic"), taught=True)
    assert asked[-1]["buttons"] == [["python", "asyncio"]]
    pick = press(asked, "ann", "python")
    barred = play(
        *WANTS,
        "@+3d",
        press(shown, "ann", "🚫 Never this topic"),
        pick,
        "ann: /recommend",
        "@+60d",
        taught=True,
    )
    assert "nothing about python any more" in barred[-2]["text"] or any(
        "nothing about python" in one["text"] for one in barred
    )
    assert not any("Python" in text for at, text in pushes(barred)[1:])
    stopped = play(*WANTS, "@+3d", press(shown, "ann", "🔕 Stop these"), "@+90d", taught=True)
    assert len(pushes(stopped)) == 1
    assert said(stopped)[-1].startswith("📰") or "no more of these" in str(stopped)


def test_events_and_questions_are_recommended_too() -> None:
    shown = play(
        "admin!: /event create 2026-01-20 20:00 asyncio 协程工作坊",
        "ann: /recommend talk",
        "ann: asyncio 协程工作坊什么时候",
        "ann: /recommend",
    )
    assert "📅 asyncio 协程工作坊" in shown[-1]["text"] or "asyncio 协程工作坊" in shown[-1]["text"]
