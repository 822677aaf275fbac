"""What a community may change about its questions."""

from __future__ import annotations

from engine.contract.clock import DAY, HOUR, MINUTE
from engine.contract.feature import Setting

SETTINGS = (
    Setting(
        key="forum",
        kind="list",
        default=(),
        help={
            "zh": "提问发到哪个论坛：Discord 论坛频道，或开了话题的 Telegram 群（名字或 id，每个平台一个）",
            "en": "where questions become posts: a Discord forum, or a Telegram group with topics (title or id, one a platform)",
        },
    ),
    Setting(
        key="tags",
        kind="list",
        default=("未解决", "已解决"),
        help={
            "zh": "论坛里表示未解决和已解决的两个标签",
            "en": "the forum's two tags: for what is open, and for what is solved",
        },
    ),
    Setting(
        key="open_questions",
        kind="int",
        default=5,
        low=1,
        high=100,
        help={
            "zh": "一个普通成员同时最多有几个没解决的提问",
            "en": "questions that a member may have open at once",
        },
    ),
    Setting(
        key="accept_emoji",
        kind="list",
        default=("✅", "✔️", "🏆"),
        help={"zh": "提问者用哪些表情采纳回答", "en": "reactions by which the asker accepts an answer"},
    ),
    Setting(
        key="watch",
        kind="bool",
        default=True,
        help={
            "zh": "留意聊天里没用 /ask 的提问（只计数，不打扰）",
            "en": "notice questions in the flow of the chat as well (counted, never interrupted)",
        },
    ),
    Setting(
        key="nudge_after",
        kind="duration",
        default=5 * MINUTE,
        low=0,
        high=DAY,
        help={
            "zh": "多久没人回答就告诉提问者怎么更容易得到回答（每人一次；0 关闭）",
            "en": "how long before an asker is told what helps to get an answer (once ever; 0: never)",
        },
    ),
    Setting(
        key="route_after",
        kind="duration",
        default=15 * MINUTE,
        low=0,
        high=2 * DAY,
        help={
            "zh": "多久没人回答就去请愿意回答的人（/expert on；0 关闭）",
            "en": "how long before people who like to be asked (/expert on) are (0: never)",
        },
    ),
    Setting(
        key="bounty_after",
        kind="duration",
        default=2 * HOUR,
        low=0,
        high=14 * DAY,
        help={
            "zh": "多久没人回答就建议提问者悬赏（0 关闭）",
            "en": "how long before a bounty is suggested to the asker (0: never)",
        },
    ),
    Setting(
        key="expert_daily",
        kind="int",
        default=3,
        low=1,
        high=20,
        help={"zh": "一个人一天最多被请几次", "en": "questions for which one person is asked a day, at most"},
    ),
    Setting(
        key="bounty_min",
        kind="int",
        default=5,
        low=2,
        high=1000,
        help={"zh": "悬赏最少多少金币", "en": "the smallest bounty, in coins"},
    ),
    Setting(
        key="bounty_time",
        kind="duration",
        default=3 * DAY,
        low=HOUR,
        high=30 * DAY,
        help={"zh": "悬赏默认多久到期", "en": "how long a bounty lasts unless said otherwise"},
    ),
)
