"""A community that learns, without a platform: time in the test's hand."""

from __future__ import annotations

from engine.courses import FEATURE
from engine.stream.statehash import state_hash
from tests.qa.world import Square

SHELF = (
    "admin!: /course add Python 入门 | 变量、函数、文件 英文标题:Python basics key:py 标签:python, 入门 难度:入门 课时:4",
    (
        "admin!: /course add 异步 Python | 协程、任务组、超时 英文标题:Async Python key:async 标签:python, asyncio 难度:进阶 "
        "课时:协程|任务组 先修:py"
    ),
    "admin!: /course add 容器入门 | 镜像、网络、编排 英文标题:Docker basics key:docker 标签:docker 课时:3",
    "admin!: /course add 后端路线 | 先语言，再异步 英文标题:Backend path key:backend 类型:路径 步骤:py, async",
)
"""Lines of a script that put up a small shelf: 1 py, 2 async (needs py), 3 docker, 4 the path py → async."""


class Campus(Square):
    """A community that learns."""

    def hash(self) -> str:
        """Hash what must not depend on how the log was cut."""
        with self.store.read() as conn:
            return state_hash(conn, FEATURE.replayed)
