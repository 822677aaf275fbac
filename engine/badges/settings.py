"""What a community may change about badges."""

from __future__ import annotations

from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="notice",
        kind="choice",
        default="reaction",
        choices=("reaction", "text", "off"),
        help={
            "zh": "得到徽章时：只加表情（银牌以上说一句）、每次说一句，或不提",
            "en": "when a badge comes: a reaction (words from silver on), words every time, or nothing",
        },
    ),
    Setting(
        key="hide",
        kind="list",
        default=(),
        help={
            "zh": "不想要的自带徽章，写名字",
            "en": "badges of the bot's that are not wanted here, by name",
        },
    ),
)
