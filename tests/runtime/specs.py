"""Commands to try the parser with."""

from __future__ import annotations

from typing import Any

from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.feature import Context


def nothing(_ctx: Context, _args: dict[str, Value]) -> None:
    """Do nothing."""


def command(name: str, **options: Any) -> CommandSpec:
    return CommandSpec(**{"name": name, "run": nothing, "help": {"zh": name, "en": name}, **options})


CHECKIN = command("checkin", aliases=("签到", "打卡"))
TOP = command(
    "top",
    aliases=("排行榜",),
    params=(
        Param(name="period", kind="choice", choices=("day", "week"), aliases={"今日": "day"}, default="week"),
        Param(name="page", kind="int", low=1, high=99, default=1),
        Param(name="hidden", kind="bool"),
    ),
)
ADD = command(
    "points add",
    aliases=("加分",),
    params=(
        Param(name="user", kind="user", required=True),
        Param(name="n", kind="int", required=True, low=1, high=1000),
        Param(name="reason", kind="rest"),
    ),
    audience="admin",
    examples=("/points add @bob 10 答疑", "/加分 @bob 5"),
)
POINTS = command("points", aliases=("积分",))
MUTE = command(
    "mute", params=(Param(name="time", kind="duration", low=30_000_000),), moderation=True, aliases=("禁言",)
)
ALL = (CHECKIN, TOP, ADD, POINTS, MUTE)
