"""What a community may change about rewards."""

from __future__ import annotations

from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="mode",
        kind="choice",
        default="stack",
        choices=("stack", "replace"),
        help={
            "zh": "升级后保留以前的身份组（stack），还是只留最高的（replace）；改后用 /sync 套用",
            "en": "keep the roles of lower levels (stack) or only the highest (replace); apply it with /sync",
        },
    ),
    Setting(
        key="tags",
        kind="bool",
        default=False,
        help={
            "zh": "在 Telegram 的名字旁显示 Lv 等级；改后用 /sync 套用",
            "en": "show Lv and the level beside names on Telegram; apply it with /sync",
        },
    ),
)
