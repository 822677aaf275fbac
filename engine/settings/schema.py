"""The settings of the bot itself; their full names begin with `bot.`."""

from engine.contract.feature import Setting

LANGUAGES = ("zh-CN", "zh-TW", "en")
BARE_WORDS = ("签到", "打卡", "积分", "排行榜", "帮助")
LANGUAGE = "bot.language"
TIMEZONE = "bot.timezone"
SHADOW_UNTIL = "bot.shadow_until"
"""UTC µs until which the bot computes everything but speaks to admins only; what else it says is muted."""

SETTINGS = (
    Setting(
        key="language",
        kind="choice",
        default="zh-CN",
        choices=LANGUAGES,
        help={
            "zh": "社区的语言；群和个人可以另选（/language）",
            "en": "The community's language; chats and people may choose their own",
        },
    ),
    Setting(
        key="timezone",
        kind="text",
        default="Asia/Shanghai",
        help={
            "zh": "社区的时区，签到和日报按它算天（/timezone）",
            "en": "The community's time zone; days begin by it",
        },
    ),
    Setting(
        key="retention_days",
        kind="int",
        default=7,
        low=0,
        high=3650,
        help={
            "zh": "聊天原文保留几天，0 为用完即删",
            "en": "Days that message texts are kept; 0: until they are used",
        },
    ),
    Setting(
        key="backup_days",
        kind="int",
        default=30,
        low=0,
        high=3650,
        help={
            "zh": "备份最多留几天（运营者的承诺）",
            "en": "Days that the operator keeps backups, as promised",
        },
    ),
    Setting(
        key="shadow_until",
        kind="int",
        default=0,
        low=0,
        help={
            "zh": "影子模式到何时（用 /setup shadow 改）",
            "en": "End of shadow mode (change it with /setup shadow)",
        },
    ),
    Setting(
        key="quiet_from",
        kind="int",
        default=22,
        low=0,
        high=23,
        help={"zh": "安静时段从几点开始", "en": "Hour at which quiet hours begin"},
    ),
    Setting(
        key="quiet_to",
        kind="int",
        default=8,
        low=0,
        high=23,
        help={"zh": "安静时段到几点结束", "en": "Hour at which quiet hours end"},
    ),
    Setting(
        key="noise_per_day",
        kind="int",
        default=6,
        low=0,
        high=100,
        help={"zh": "每个群每天最多主动说几句", "en": "Unasked messages a day in each chat"},
    ),
    Setting(
        key="bare_aliases",
        kind="list",
        default=BARE_WORDS,
        help={"zh": "不带斜杠也算命令的词", "en": "Words that are commands without a slash"},
    ),
)


def language_of(word: str) -> str:
    """Return the language that a choice means: `zh` is the simplified one."""
    return "zh-CN" if word == "zh" else word
