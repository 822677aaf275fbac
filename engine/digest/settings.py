"""When digests are told, where, and what they say."""

from __future__ import annotations

from engine.contract.feature import PeriodName, Setting
from engine.digest.period import WEEKDAYS

_FIRST = ("numbers", "threads", "points", "seasons", "qa", "schedule")
ORDER = (*_FIRST, "sentiment", "newcomers", "courses", "rewards")
"""Sections in the order of a digest; one that is not named here comes last."""
SWITCHES: dict[PeriodName, str] = {"day": "digest.daily", "week": "digest.weekly", "month": "digest.monthly"}
AT, WEEKDAY, CHATS, SECTIONS, HIDDEN, ADMINS = (
    f"digest.{key}" for key in ("at", "weekday", "chats", "sections", "hidden", "admins")
)

SETTINGS = (
    Setting(
        key="daily",
        kind="bool",
        default=False,
        help={"zh": "每天发日报", "en": "a digest every day"},
    ),
    Setting(
        key="weekly",
        kind="bool",
        default=True,
        help={"zh": "每周发周报", "en": "a digest every week"},
    ),
    Setting(
        key="monthly",
        kind="bool",
        default=False,
        help={"zh": "每月一号发月报", "en": "a digest on the first of every month"},
    ),
    Setting(
        key="at",
        kind="text",
        default="09:00",
        help={"zh": "几点发（社区时间，如 09:00）", "en": "at what time (the community's, e.g. 09:00)"},
    ),
    Setting(
        key="weekday",
        kind="choice",
        default="mon",
        choices=WEEKDAYS,
        help={"zh": "周报星期几发", "en": "on which day the weekly one is told"},
    ),
    Setting(
        key="chats",
        kind="list",
        default=(),
        help={
            "zh": "发到哪些群或频道（群名或 id）；空着就发到每个平台最热闹的那个",
            "en": "groups or channels that get it (title or id); empty: the busiest one of each platform",
        },
    ),
    Setting(
        key="exclude.chats",
        kind="list",
        default=(),
        help={
            "zh": "不写进周报的群或频道（群名或 id）；管理用的频道本来就不写",
            "en": "groups or channels it says nothing of (title or id); rooms of the staff are left out anyway",
        },
    ),
    Setting(
        key="sections",
        kind="list",
        default=ORDER,
        help={"zh": "各栏的顺序（/digest sections）", "en": "the order of its sections (/digest sections)"},
    ),
    Setting(
        key="hidden",
        kind="list",
        default=(),
        help={"zh": "不要的栏（/digest sections）", "en": "sections left out (/digest sections)"},
    ),
    Setting(
        key="admins",
        kind="bool",
        default=True,
        help={
            "zh": "周报也私下发给管理员，附上我说了多少话",
            "en": "admins get the weekly one in private too, with how much the bot itself has said",
        },
    ),
)
