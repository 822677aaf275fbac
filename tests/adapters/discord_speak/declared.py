"""Commands of every shape, for tests."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, FormField, Param, Value
from engine.contract.feature import Context


def _nothing(_context: Context, _values: dict[str, Value]) -> None:
    """The engine's part; here it is played by the test."""


def _spec(name: str, zh: str, en: str, **more: object) -> CommandSpec:
    return CommandSpec(name=name, run=_nothing, help={"zh": zh, "en": en}, **more)  # type: ignore[arg-type]


def _ask(*names: str) -> tuple[FormField, ...]:
    return tuple(FormField(name=name, prompt={"zh": f"{name}？", "en": f"{name}?"}) for name in names)


SPECS: tuple[CommandSpec, ...] = (
    _spec("checkin", "每日签到", "check in", aliases=("sign", "签到", "打卡")),
    _spec("privacy", "我记了你什么", "what I know about you", aliases=("隐私", "隱私"), private=True),
    _spec(
        "thanks",
        "感谢一位成员",
        "thank a member",
        aliases=("感谢", "感謝"),
        params=(
            Param(name="reason", kind="rest", help={"zh": "理由"}),
            Param(name="user", kind="user", required=True, help={"zh": "成员", "zh-TW": "成員"}),
        ),
        menu="user",
        menu_title={"zh": "感谢", "en": "Thank"},
    ),
    _spec(
        "top",
        "排行榜",
        "leaderboard",
        aliases=("排行榜",),
        params=(
            Param(
                name="period",
                kind="choice",
                choices=("day", "all"),
                aliases={"今日": "day", "today": "day", "总": "all", "總": "all"},
                help={"zh": "多久", "en": "how long"},
            ),
            Param(name="page", kind="int", low=1, high=100),
            Param(name="hidden", kind="bool"),
        ),
    ),
    _spec(
        "points add",
        "加分",
        "give points",
        aliases=("加分",),
        audience="admin",
        params=(
            Param(name="user", kind="user", required=True),
            Param(name="amount", kind="int", required=True, low=1),
        ),
    ),
    _spec("points", "我的积分", "my points", aliases=("积分",)),
    _spec("timezone", "时区", "time zone", params=(Param(name="zone", kind="rest", suggest=True),)),
    _spec(
        "event_new",
        "新活动",
        "new event",
        params=(Param(name="title", required=True), Param(name="when", kind="duration")),
        form=_ask("title", "place"),
        where="group",
    ),
    _spec("survey", "长问卷", "long survey", form=_ask(*(f"q{n}" for n in range(6))), audience="moderator"),
    _spec(
        "report", "举报", "report", menu="message", menu_title={"zh": "举报", "en": "Report"}, private=True
    ),
    _spec("start", "打个招呼", "say hello", where="private"),
)
