"""What a community may change about invites."""

from __future__ import annotations

from engine.contract.feature import Setting
from engine.invites.rules import CLAIM_DAYS, MIN_ACCOUNT_DAYS, MIN_MESSAGES, RETENTION_DAYS

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
    Setting(
        key="claim_days",
        kind="int",
        default=CLAIM_DAYS,
        low=0,
        high=90,
        help={
            "zh": "进群后几天内可以报邀请码（0 为不用邀请码）",
            "en": "days after coming in which somebody may say whose code they came by (0: no codes)",
        },
    ),
    Setting(
        key="min_account_age",
        kind="int",
        default=MIN_ACCOUNT_DAYS,
        low=0,
        high=365,
        help={
            "zh": "被邀请的账号进群时至少要建了几天，差几天就多待几天（只有 Discord 看得出；0 为不管）",
            "en": "days that the account of somebody invited should exist; a younger one has to stay so much longer "
            "(Discord alone tells; 0: any)",
        },
    ),
    Setting(
        key="reports_chat",
        kind="text",
        default="",
        help={
            "zh": "疑似小号的邀请报告发到哪个群（空：同举报频道，没有就私下找管理）",
            "en": "where invites that look like one hand are reported (empty: the channel for reports, else moderators in private)",
        },
    ),
)
