"""The pushes of courses under an experiment, in the sandbox with the whole bot."""

from __future__ import annotations

from typing import Any

from tests.fakes.sandbox import run_script

SHELF = (
    "admin!: /course add Python 入门 | 变量、函数、文件 英文标题:Python basics key:py 标签:python, 入门",
    "admin!: /course add 异步 Python | 协程、任务组、超时 英文标题:Async Python key:async 标签:python, asyncio",
    "admin!: /course add 容器入门 | 镜像、网络、编排 英文标题:Docker basics key:docker 标签:docker, 运维",
)
LEARNERS = [f"m{n}" for n in range(24)]
CREATE = "admin!: /experiment create pushes 65 20"


def test_the_holdout_is_told_of_nothing_and_counted_like_the_others() -> None:
    options: dict[str, Any] = {"operator": {"bot.language": "en"}}
    before = [*SHELF, *(f"{who}: /finish {n}" for who in ("bob", "cid", "eve") for n in (1, 2)), "@+11m"]
    before += [line for who in LEARNERS for line in (f"{who}: /finish 1", f"{who}: /recommend on")]
    asked = run_script([*before, CREATE], **options)[-1]
    assert "24 can be reached now" in asked["text"]
    asking = [f"{who}: /why experiment" for who in LEARNERS]
    begin = f"admin press {asked['n']} 1"
    shown = run_script([*before, CREATE, begin, "@+6d", *asking, "admin!: /experiment show"], **options)
    told = {one["to"] for one in shown if one["text"].startswith("💡")}
    arms = {one["to"]: one["text"] for one in shown if "a lot decides who goes without" in one["text"]}
    held = {who for who, text in arms.items() if "“holdout”" in text}
    assert held
    assert set(arms) == set(LEARNERS)
    assert told == set(LEARNERS) - held
    assert f"{len(LEARNERS)} members so far" in shown[-1]["text"]
