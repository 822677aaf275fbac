"""What a community may change about the automatic rules."""

from __future__ import annotations

from engine.contract.clock import DAY, HOUR, MINUTE, SECOND
from engine.contract.feature import Setting, SettingValue

OFF, DRY, ON = "off", "dry-run", "on"
MODES = (OFF, DRY, ON)


def _rule(key: str, zh: str, en: str) -> Setting:
    more = {
        "zh": "（off 关，dry-run 只说会做什么，on 开）",
        "en": " (off; dry-run: only says what it would do; on)",
    }
    return Setting(
        key=key,
        kind="choice",
        default=DRY,
        choices=MODES,
        help={"zh": zh + more["zh"], "en": en + more["en"]},
    )


def _number(key: str, default: SettingValue, low: float, high: float, zh: str, en: str) -> Setting:
    kind = "duration" if isinstance(default, int) and default >= SECOND else "int"
    return Setting(key=key, kind=kind, default=default, low=low, high=high, help={"zh": zh, "en": en})  # type: ignore[arg-type]


SETTINGS = (
    _rule("flood", "刷屏：短时间内连发太多", "flooding: too many messages in a short time"),
    _number("flood_messages", 10, 3, 100, "几条算刷屏", "how many messages are a flood"),
    _number("flood_seconds", 10 * SECOND, SECOND, 10 * MINUTE, "多长时间内的几条", "within how long"),
    _number(
        "flood_mute",
        10 * MINUTE,
        30 * SECOND,
        7 * DAY,
        "刷屏禁言多久",
        "how long somebody who floods is muted",
    ),
    _rule(
        "duplicates",
        "几乎一样的内容反复发（跨群、跨人）",
        "nearly the same text again and again, by anybody, in any chat",
    ),
    _number("duplicates_count", 3, 2, 20, "第几次算重复", "which repetition is one too many"),
    _number("duplicates_within", 10 * MINUTE, MINUTE, DAY, "多长时间内的重复", "within how long"),
    _rule("links", "外群邀请、短链接和仿冒网址", "invitations elsewhere, shortened links, faked addresses"),
    Setting(
        key="links_what",
        kind="choice",
        default="invites",
        choices=("invites", "all"),
        help={
            "zh": "管哪些链接：invites 只管邀请、短链和仿冒；all 除放行名单外全部",
            "en": "which links: invites (with shorteners and fakes), or all that are not on the list",
        },
    ),
    Setting(
        key="links_allow",
        kind="list",
        default=(),
        help={
            "zh": "放行的网站，如 example.org, t.me/ourgroup",
            "en": "sites that anybody may link to, e.g. example.org, t.me/ourgroup",
        },
    ),
    _rule(
        "words",
        "不许出现的词（会识破全角、夹杂符号、同音等写法）",
        "words that must not appear, in any disguise",
    ),
    Setting(
        key="words_list",
        kind="list",
        default=(),
        help={"zh": "不许出现哪些词", "en": "which words those are"},
    ),
    _rule("spam", "广告评分", "spam score"),
    _number(
        "spam_percent",
        90,
        50,
        99,
        "广告评分到百分之几就删除（50 以上会提醒管理员）",
        "from which score (in %) a message is deleted; from 50 moderators see it",
    ),
    _rule(
        "hold",
        "新人的前几条若带链接或联系方式，先收起来等管理员看",
        "a newcomer's first messages with links or contacts wait for a moderator",
    ),
    _number("hold_messages", 3, 1, 50, "新人的前几条", "how many first messages"),
    _number(
        "hold_time",
        12 * HOUR,
        MINUTE,
        7 * DAY,
        "没人处理的话多久后不再等",
        "after how long nobody waits any more",
    ),
    _rule("captcha", "新人验证（按钮）", "newcomers prove that they are human, by a button"),
    _number("captcha_time", 2 * MINUTE, 30 * SECOND, 4 * MINUTE, "验证限时", "time for that"),
    _rule("raid", "短时间涌入很多人时暂时禁言新人", "many joins at once mute newcomers for a while"),
    _number("raid_joins", 10, 3, 1000, "一分钟进来几个人算异常", "how many joins in a minute are a raid"),
    _number("raid_lock", 15 * MINUTE, MINUTE, DAY, "异常后锁多久", "how long the lock lasts"),
    _number(
        "trusted_messages",
        20,
        0,
        1000,
        "正常说过几句话就算老成员（规则不再管）",
        "messages after which the rules leave a member alone",
    ),
    _number("trusted_days", 3, 0, 365, "并且进群满几天", "and days in the community"),
    Setting(
        key="clean",
        kind="bool",
        default=True,
        help={
            "zh": "收起平台自己的提示（谁来了、谁走了、置顶了什么）",
            "en": "take away the platform's own lines (who came, who left, what was pinned)",
        },
    ),
    Setting(
        key="welcome",
        kind="bool",
        default=False,
        help={"zh": "欢迎新人（热闹时不打扰）", "en": "welcome newcomers (not while the chat is busy)"},
    ),
    Setting(
        key="welcome_about",
        kind="text",
        default="",
        help={
            "zh": "欢迎时用一句话介绍这个群",
            "en": "what the group is about, in a sentence for the welcome",
        },
    ),
)

RULES = ("flood", "duplicates", "links", "words", "spam", "hold", "captcha", "raid")
"""The rules that have a mode, in the order in which they are shown."""
