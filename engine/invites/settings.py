"""What a community may change about invites."""

from __future__ import annotations

from engine.contract.feature import Setting
from engine.invites.rules import MIN_MESSAGES, RETENTION_DAYS

SETTINGS = (
    Setting(
        key="retention_days",
        kind="int",
        default=RETENTION_DAYS,
        low=1,
        high=90,
        help={
            "zh": "被邀请的人待满几天才算留下",
            "en": "days that somebody invited has to stay before it counts",
        },
    ),
    Setting(
        key="min_messages",
        kind="int",
        default=MIN_MESSAGES,
        low=0,
        high=1000,
        help={
            "zh": "被邀请的人在这期间至少要说几句（命令和灌水不算）",
            "en": "messages that somebody invited has to write meanwhile (commands and filler do not count)",
        },
    ),
)
