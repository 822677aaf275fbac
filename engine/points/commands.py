"""The commands of points, declared once for every platform."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, Param
from engine.contract.events import Button
from engine.contract.feature import Context
from engine.points import admin, checkin, me, rollback, top, why
from engine.points.board import PERIODS, SCOPES
from engine.points.economy import showing as economy
from engine.points.preview import applying as whatif
from engine.points.preview import running as preview

FEATURE = "points"

_USER = Param(name="user", kind="user", help={"zh": "成员", "en": "member"})
_WHOM = Param(name="user", kind="user", required=True, help={"zh": "成员", "en": "member"})
_AMOUNT = Param(
    name="amount", kind="int", required=True, low=1, high=1_000_000, help={"zh": "数额", "en": "amount"}
)
_TOTAL = Param(
    name="amount", kind="int", required=True, low=0, high=100_000_000, help={"zh": "数额", "en": "amount"}
)
_REASON = Param(name="reason", kind="rest", help={"zh": "原因", "en": "reason"})
_HIDDEN = Param(name="hidden", kind="bool", help={"zh": "只给自己看", "en": "only for me"})
_PERIOD = Param(
    name="period",
    kind="choice",
    choices=PERIODS,
    aliases={
        "今日": "day",
        "今天": "day",
        "日": "day",
        "today": "day",
        "本周": "week",
        "周": "week",
        "本月": "month",
        "月": "month",
        "全部": "all",
        "总": "all",
    },
    help={"zh": "时段", "en": "period"},
)
_SCOPE = Param(
    name="scope",
    kind="choice",
    choices=SCOPES,
    aliases={"本群": "here", "本频道": "here", "这里": "here", "tg": "telegram", "dc": "discord"},
    help={"zh": "本群或平台", "en": "this chat or a platform"},
)

COMMANDS = (
    CommandSpec(
        name="checkin",
        common=True,
        feature=FEATURE,
        run=checkin.run,
        aliases=("sign", "daily", "签到", "打卡"),
        help={"zh": "每日签到，连续签到奖励更多", "en": "check in for today; streaks pay more"},
        examples=("/checkin",),
    ),
    CommandSpec(
        name="me",
        common=True,
        feature=FEATURE,
        run=me.me,
        aliases=("rank", "points", "xp", "积分", "我的积分", "等级", "我的"),
        params=(_USER, _HIDDEN),
        help={"zh": "查看经验、等级、金币、排名和连续签到", "en": "xp, level, coins, rank and streak"},
        examples=("/me", "/me hidden"),
    ),
    CommandSpec(
        name="top",
        common=True,
        feature=FEATURE,
        run=top.run,
        aliases=("leaderboard", "排行榜", "排行", "积分排名"),
        params=(
            _PERIOD,
            _SCOPE,
            Param(
                name="look",
                kind="choice",
                choices=(top.CARD,),
                aliases={"图": top.CARD, "图片": top.CARD, "卡片": top.CARD, "picture": top.CARD},
                help={"zh": "画成图片", "en": "as a picture"},
            ),
            Param(name="page", kind="int", low=1, high=100_000, help={"zh": "页码", "en": "page"}),
            _HIDDEN,
        ),
        help={
            "zh": "排行榜：今日、本周、本月或全部；本群或某个平台的",
            "en": "leaderboard of the day, week, month or all time; of this chat or a platform",
        },
        examples=("/top", "/top month", "/top all 2", "/top week here", "/top 本月 本群 图片"),
    ),
    CommandSpec(
        name="why",
        feature=FEATURE,
        run=why.why,
        aliases=("为什么",),
        params=(
            Param(name="about", kind="rest", help={"zh": "记录编号或 level", "en": "an entry or level"}),
        ),
        private=True,
        help={
            "zh": "这条消息、这笔记录或我的等级是怎么算的（可回复消息使用）",
            "en": "why a message, an entry or my level is what it is",
        },
        examples=("/why", "/why level", "/why #12"),
    ),
    CommandSpec(
        name="calculate",
        feature=FEATURE,
        run=me.calculate,
        aliases=("升级",),
        params=(
            Param(
                name="level",
                kind="int",
                required=True,
                low=1,
                high=1000,
                help={"zh": "目标等级", "en": "level"},
            ),
            _USER,
        ),
        help={"zh": "离目标等级还差多少", "en": "what is missing to reach a level"},
        examples=("/calculate 10",),
    ),
    CommandSpec(
        name="thanks",
        feature=FEATURE,
        run=me.thanks,
        aliases=("rep", "giverep"),
        params=(_WHOM, _REASON),
        help={"zh": "感谢一位成员", "en": "thank a member"},
        examples=("/thanks @bob", "/thanks @bob 帮我看了报错"),
    ),
    CommandSpec(
        name="points add",
        feature=FEATURE,
        run=admin.add,
        aliases=("加分",),
        params=(_WHOM, _AMOUNT, _REASON),
        audience="admin",
        moderation=True,
        help={"zh": "给成员加经验和金币", "en": "give a member xp and coins"},
        examples=("/points add @bob 10 helped with the meetup",),
    ),
    CommandSpec(
        name="points remove",
        feature=FEATURE,
        run=admin.remove,
        aliases=("扣分",),
        params=(_WHOM, _AMOUNT, _REASON),
        audience="admin",
        moderation=True,
        help={"zh": "扣成员的经验和金币", "en": "take xp and coins from a member"},
        examples=("/points remove @bob 10 paid twice",),
    ),
    CommandSpec(
        name="points set",
        feature=FEATURE,
        run=admin.set_to,
        params=(
            _WHOM,
            _TOTAL,
            Param(
                name="what",
                kind="choice",
                choices=("xp", "coins"),
                default="xp",
                help={"zh": "经验或金币", "en": "what"},
            ),
            _REASON,
        ),
        audience="admin",
        moderation=True,
        help={"zh": "把成员的经验或金币设为某个数", "en": "set a member's xp or coins"},
        examples=("/points set @bob 500", "/points set @bob 50 coins"),
    ),
    CommandSpec(
        name="points undo",
        feature=FEATURE,
        run=admin.undo_one,
        aliases=("撤销",),
        params=(
            Param(name="entry", kind="text", required=True, help={"zh": "记录编号", "en": "entry"}),
            _REASON,
        ),
        audience="admin",
        moderation=True,
        help={"zh": "撤销一笔积分记录", "en": "undo one entry"},
        examples=("/points undo #12",),
    ),
    CommandSpec(
        name="points rollback",
        feature=FEATURE,
        run=rollback.rollback,
        params=(
            Param(name="actor", kind="user", required=True, help={"zh": "经手人", "en": "who caused it"}),
            Param(
                name="since",
                kind="duration",
                required=True,
                low=1_000_000,
                help={"zh": "多久以来", "en": "since"},
            ),
        ),
        audience="admin",
        moderation=True,
        help={
            "zh": "撤销某人一段时间内经手的所有记录（先确认）",
            "en": "undo all that somebody caused in a while, after asking",
        },
        examples=("/points rollback @bob 2h",),
    ),
    CommandSpec(
        name="points restore",
        feature=FEATURE,
        run=rollback.restore_all,
        params=(
            Param(
                name="entry",
                kind="text",
                required=True,
                help={"zh": "批量撤销的编号", "en": "number of the rollback"},
            ),
        ),
        audience="admin",
        moderation=True,
        help={
            "zh": "把一次批量撤销收回的都还回去（先确认）",
            "en": "give back all that a rollback took, after asking",
        },
        examples=("/points restore #12",),
    ),
    CommandSpec(
        name="points preview",
        feature=FEATURE,
        run=preview.run,
        aliases=("试算",),
        params=(
            Param(
                name="changes",
                kind="rest",
                suggest=True,
                help={"zh": "设置和新的值，或 revert", "en": "settings and new values, or revert"},
            ),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "试算：近 30 天换一套积分规则会怎样，看完再决定要不要应用",
            "en": "count the last 30 days again under other rules, then apply them or not",
        },
        examples=(
            "/points preview pay.thanks 20",
            "/points preview message.daily_cap 200 curve linear 100",
            "/试算 感谢 20 签到 8",
            "/points preview revert",
        ),
    ),
    CommandSpec(
        name="economy",
        feature=FEATURE,
        run=economy.run,
        aliases=("经济", "金币账"),
        params=(
            Param(
                name="period",
                kind="choice",
                choices=tuple(economy.DAYS),
                aliases={"本周": "week", "周": "week", "本月": "month", "月": "month"},
                help={"zh": "时段", "en": "period"},
            ),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "金币账：发出、花掉、冻结多少，集中不集中",
            "en": "coins made, spent and held, and how evenly they are spread",
        },
        examples=("/economy", "/economy month"),
    ),
    CommandSpec(
        name="points log",
        feature=FEATURE,
        run=admin.log,
        aliases=("积分明细",),
        params=(_USER,),
        audience="moderator",
        moderation=True,
        private=True,
        help={"zh": "最近的积分记录", "en": "the last entries"},
        examples=("/points log", "/points log @bob"),
    ),
)

_PRESSED = {
    "whatif": whatif.on_button,
    "top": top.on_button,
    "thank": me.on_thank_button,
    "back": rollback.on_button,
}


def on_button(context: Context, body: Button, rest: str) -> None:
    """Hand a press on a button of ours to whom it belongs."""
    word, _, data = rest.partition(":")
    handler = _PRESSED.get(word)
    if handler is not None:
        handler(context, body, data)
