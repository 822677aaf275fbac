"""What a community may change about points; the shipped values are those of `rules`."""

from __future__ import annotations

from engine.contract.clock import HOUR
from engine.contract.feature import Setting
from engine.points.rules import MESSAGE_COOLDOWN, MESSAGE_DAILY_CAP, MULTIPLIER_MAX

SETTINGS = (
    Setting(
        key="message.cooldown",
        kind="duration",
        default=MESSAGE_COOLDOWN,
        low=0,
        high=HOUR,
        help={"zh": "两条计分消息之间至少隔多久", "en": "least time between two messages that pay"},
    ),
    Setting(
        key="message.daily_cap",
        kind="int",
        default=MESSAGE_DAILY_CAP,
        low=0,
        high=10_000,
        help={"zh": "每人每天靠发言最多得多少经验", "en": "most xp a day from messages"},
    ),
    Setting(
        key="multiplier",
        kind="float",
        default=1.0,
        low=0,
        high=MULTIPLIER_MAX,
        help={"zh": "发言经验的倍率", "en": "multiplies the xp of messages"},
    ),
    Setting(
        key="multiplier.chats",
        kind="list",
        default=(),
        help={
            "zh": "单个群或频道的倍率，如 作业区=1.5（名称或平台编号）",
            "en": "chats with a multiplier of their own, e.g. homework=1.5 (title or platform id)",
        },
    ),
    Setting(
        key="exclude.chats",
        kind="list",
        default=(),
        help={
            "zh": "不计分的群或频道（名称或平台编号）",
            "en": "chats that earn nothing (title or platform id)",
        },
    ),
    Setting(
        key="level.notice",
        kind="choice",
        default="reaction",
        choices=("reaction", "text", "off"),
        help={
            "zh": "升级提醒：表情（每五级说一句）、文字或不提醒",
            "en": "level notices: a reaction (words every fifth level), words, or none",
        },
    ),
    Setting(
        key="thanks.ask",
        kind="bool",
        default=True,
        help={
            "zh": "不确定在谢谁时，用按钮问一下",
            "en": "ask with buttons when it is unclear who is thanked",
        },
    ),
)
