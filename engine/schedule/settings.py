"""What a community may change about events."""

from __future__ import annotations

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.events import ROLES
from engine.contract.feature import Setting
from engine.schedule.kinds import KINDS

_OWN = (
    Setting(
        key="create",
        kind="choice",
        default="member",
        choices=ROLES,
        help={"zh": "谁可以发起活动", "en": "who may create events"},
    ),
    Setting(
        key="open_events",
        kind="int",
        default=5,
        low=1,
        high=100,
        help={
            "zh": "一个普通成员同时最多发起几个活动",
            "en": "events that a member who is no moderator may have open at once",
        },
    ),
    Setting(
        key="chats",
        kind="list",
        default=(),
        help={
            "zh": "活动除了发起的地方，还发到哪些群或频道（群名或 id）",
            "en": "groups or channels (title or id) that get every event's card, besides where it was created",
        },
    ),
    Setting(
        key="announce",
        kind="duration",
        default=3 * DAY,
        low=0,
        high=60 * DAY,
        help={
            "zh": "重复的活动，提前多久发下一次的卡片",
            "en": "how long before a repeated event its next card is put up",
        },
    ),
    Setting(
        key="offer",
        kind="duration",
        default=2 * HOUR,
        low=5 * MINUTE,
        high=2 * DAY,
        help={
            "zh": "空出的名额为候补的人最多留多久",
            "en": "how long a free place is kept for the next on the waiting list, at most",
        },
    ),
    Setting(
        key="code_minutes",
        kind="int",
        default=5,
        low=1,
        high=60,
        help={"zh": "签到码几分钟换一次", "en": "minutes after which the attendance code changes"},
    ),
    Setting(
        key="voice_minutes",
        kind="int",
        default=10,
        low=1,
        high=600,
        help={
            "zh": "在语音频道待满几分钟算到场",
            "en": "minutes in the voice room that count as having been there",
        },
    ),
    Setting(
        key="pin",
        kind="bool",
        default=True,
        help={
            "zh": "版主发起的活动在 Telegram 上置顶",
            "en": "pin the events of moderators on Telegram",
        },
    ),
    Setting(
        key="mirror",
        kind="bool",
        default=True,
        help={
            "zh": "版主发起的活动同步到 Discord 的活动日历",
            "en": "show the events of moderators in Discord's own calendar",
        },
    ),
    Setting(
        key="nudge",
        kind="bool",
        default=True,
        help={
            "zh": "打卡挑战里当天还没打卡的人，晚上私下提醒一次",
            "en": "tell those in a challenge who have not done the day yet, in private, in the evening",
        },
    ),
    Setting(
        key="feedback",
        kind="bool",
        default=True,
        help={"zh": "结束后私下请到场的人打分", "en": "ask those who were there, in private, how it was"},
    ),
)
_NAMES = {"talk": "直播分享", "study": "学习小组", "office": "答疑", "challenge": "打卡挑战"}

SETTINGS = _OWN + tuple(
    Setting(
        key=f"reminders.{kind.name}",
        kind="list",
        default=kind.reminders,
        help={
            "zh": f"{_NAMES.get(kind.name, kind.name)}提前多久提醒（如 24h, 15m；空着就不提醒）",
            "en": f"how long before events of the kind {kind.name} people are reminded (24h, 15m; empty: never)",
        },
    )
    for kind in KINDS.values()
)
