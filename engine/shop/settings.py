"""What a community may change about transfers; items carry their own rules."""

from __future__ import annotations

from engine.contract.clock import DAY
from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="transfers",
        kind="bool",
        default=True,
        help={"zh": "成员之间可以转账", "en": "members may give each other coins"},
    ),
    Setting(
        key="transfer_day",
        kind="int",
        default=200,
        low=1,
        high=1_000_000,
        help={
            "zh": "一位成员一天最多转出、也最多收到多少金币",
            "en": "the most coins that a member may give, and may get, in a day",
        },
    ),
    Setting(
        key="transfer_level",
        kind="int",
        default=2,
        low=0,
        high=1000,
        help={"zh": "几级起可以转账", "en": "the level from which one may give coins"},
    ),
    Setting(
        key="transfer_age",
        kind="duration",
        default=3 * DAY,
        low=0,
        high=365 * DAY,
        help={"zh": "入群多久后可以转账", "en": "how long one must have been a member to give coins"},
    ),
)
