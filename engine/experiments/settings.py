"""What a community may change about experiments; a running one keeps what it began with."""

from __future__ import annotations

from engine.contract.feature import Setting

HOLDOUT_SHARE, WEEKS, SPAN, CHAT = (f"experiments.{key}" for key in ("holdout", "weeks", "days", "chat"))

SETTINGS = (
    Setting(
        key="holdout",
        kind="int",
        default=50,
        low=5,
        high=90,
        help={
            "zh": "新实验里百分之几的成员作对照（不接受试验内容）；一半对一半最快看出效果",
            "en": "per cent of the members that a new experiment leaves out; half and half shows an effect soonest",
        },
    ),
    Setting(
        key="weeks",
        kind="int",
        default=4,
        low=1,
        high=12,
        help={
            "zh": "新实验收几周成员（每周看一次）",
            "en": "weeks for which a new experiment takes members in",
        },
    ),
    Setting(
        key="days",
        kind="int",
        default=7,
        low=2,
        high=28,
        help={
            "zh": "新实验对每个成员数几天内的行为",
            "en": "days for which a new experiment counts what a member does",
        },
    ),
    Setting(
        key="chat",
        kind="text",
        default="",
        help={
            "zh": "实验结果发到哪个群或频道（群名或 id）；空着就私聊管理员",
            "en": "group or channel that is told of experiments (title or id); empty: admins in private",
        },
    ),
)
