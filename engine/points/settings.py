"""What a community may change about points; the shipped values are those of `rules`."""

from __future__ import annotations

from engine.contract.clock import HOUR
from engine.contract.feature import Setting
from engine.points.curves import EXAMPLES, MEE6, check_curve
from engine.points.prizes import MOST_WINNERS, check_coins
from engine.points.rules import (
    AMOUNT_MOST,
    AMOUNTS,
    CAP_MOST,
    CAPS,
    MESSAGE_COOLDOWN,
    MESSAGE_DAILY_CAP,
    MESSAGE_XP_LOW,
    MESSAGE_XP_SPREAD,
    MULTIPLIER_MAX,
)

_PAYS = {
    "thanks": ("被感谢一次得多少经验和金币", "xp and coins for being thanked"),
    "reaction": ("收到一个表情得多少经验", "xp for a reaction received"),
    "checkin": (
        "签到得多少经验和金币，连续签到另加 1 到 7",
        "xp and coins for a check-in, plus 1 to 7 for the streak",
    ),
    "answer": ("回答被采纳得多少经验和金币", "xp and coins for an accepted answer"),
    "answer-asked": ("采纳回答的提问者得多少经验和金币", "xp and coins for the asker who accepts"),
    "event": ("参加活动得多少经验和金币", "xp and coins for being at an event"),
    "course-begun": ("开始一门课得多少经验", "xp for beginning a course"),
    "lesson": ("完成一课得多少经验和金币", "xp and coins for a lesson"),
    "course": ("完成一门课得多少经验和金币", "xp and coins for a finished course"),
    "invite": ("邀请的人留下来得多少经验和金币", "xp and coins for an invited member who stayed"),
    "welcome": ("被邀请的人自己留下来得多少经验和金币", "xp and coins for having been invited and stayed"),
}
_CAPPED = {
    "thanks": ("被感谢", "thanks"),
    "reaction": ("收到表情", "reactions"),
    "answer": ("回答被采纳", "accepted answers"),
    "event": ("参加活动", "events"),
    "course-begun": ("开始课程", "courses begun"),
    "lesson": ("完成一课", "lessons"),
    "course": ("完成课程", "finished courses"),
    "invite": ("邀请留存", "invited members"),
}

_AMOUNTS = tuple(
    Setting(key=f"pay.{rule}", kind="int", default=amount, low=0, high=AMOUNT_MOST, help={"zh": zh, "en": en})
    for rule, amount in AMOUNTS.items()
    for zh, en in (_PAYS[rule],)
)
_CAPS = tuple(
    Setting(
        key=f"cap.{rule}",
        kind="int",
        default=times,
        low=0,
        high=CAP_MOST,
        help={
            "zh": f"“{zh}”每人每天最多计几次，0 为不限",
            "en": f"how many {en} a day pay a member; 0: no limit",
        },
    )
    for rule, times in CAPS.items()
    for zh, en in (_CAPPED[rule],)
)

SETTINGS = (
    Setting(
        key="message.low",
        kind="int",
        default=MESSAGE_XP_LOW,
        low=0,
        high=AMOUNT_MOST,
        help={"zh": "一条正常发言最少得多少经验", "en": "least xp for an ordinary message"},
    ),
    Setting(
        key="message.high",
        kind="int",
        default=MESSAGE_XP_LOW + MESSAGE_XP_SPREAD - 1,
        low=0,
        high=AMOUNT_MOST,
        help={"zh": "一条正常发言最多得多少经验", "en": "most xp for an ordinary message"},
    ),
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
    *_AMOUNTS,
    *_CAPS,
    Setting(
        key="curve",
        kind="text",
        default=MEE6,
        choices=EXAMPLES,
        check=check_curve,
        help={
            "zh": "等级曲线：mee6、linear 100（每级一样多），或各级的总经验（最后一级的差一直用下去）",
            "en": "level curve: mee6, linear 100 (each level takes as much), or totals (the last step repeats)",
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
    Setting(
        key="winners",
        kind="int",
        default=3,
        low=0,
        high=MOST_WINNERS,
        help={"zh": "每周之星留几名（0 为不评）", "en": "how many winners each week has (0: none)"},
    ),
    Setting(
        key="winners.coins",
        kind="text",
        default="",
        check=check_coins,
        help={
            "zh": "每周之星各奖多少金币，如 50, 30, 20（空为不奖）",
            "en": "coins for the winners of a week, e.g. 50, 30, 20 (empty: none)",
        },
    ),
)
