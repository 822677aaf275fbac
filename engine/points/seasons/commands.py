"""`/season …` and the winners of weeks."""

from __future__ import annotations

from engine.contract.commands import CommandSpec, Param
from engine.points.seasons import ending, making, resetting, showing, winners

_NUMBER = Param(name="number", kind="int", low=1, high=100_000, help={"zh": "赛季编号", "en": "number"})
_LINE = Param(
    name="line",
    kind="rest",
    required=True,
    help={
        "zh": "名称 到:… 从:… 结转:… 重复:…",
        "en": "name until:… from:… carry:… repeat:…",
    },
)

COMMANDS = (
    CommandSpec(
        name="season show",
        run=showing.season,
        aliases=("season", "赛季"),
        params=(_NUMBER,),
        help={
            "zh": "正在进行的赛季：还剩几天、前五名、我的名次",
            "en": "the running season: days left, the first five, your place",
        },
        examples=("/season", "/赛季", "/season show 2"),
    ),
    CommandSpec(
        name="season list",
        run=showing.seasons,
        aliases=("赛季 列表",),
        help={"zh": "所有赛季", "en": "all seasons"},
        examples=("/season list",),
    ),
    CommandSpec(
        name="season hall",
        run=showing.hall,
        aliases=("名人堂", "赛季 名人堂"),
        help={
            "zh": "名人堂：历届前三名、谁上过几次",
            "en": "hall of fame: the first three of every season, and who was there how often",
        },
        examples=("/season hall", "/名人堂"),
    ),
    CommandSpec(
        name="season winners",
        run=winners.command,
        aliases=("top winners", "每周之星"),
        help={"zh": "最近几周的前几名", "en": "the winners of the last weeks"},
        examples=("/season winners", "/top winners", "/每周之星"),
    ),
    CommandSpec(
        name="season start",
        run=making.start,
        aliases=("赛季 开始",),
        params=(_LINE,),
        audience="admin",
        moderation=True,
        help={
            "zh": "开始一个赛季：另有一张榜，终身经验和等级不变",
            "en": "begin a season: a board of its own, xp and levels stay",
        },
        examples=(
            "/season start Winter until:2027-03-01 carry:10% repeat:yes",
            "/赛季 开始 第1赛季 到:2027-03-01 结转:10% 重复:是",
        ),
    ),
    CommandSpec(
        name="season edit",
        run=making.edit,
        aliases=("赛季 修改",),
        params=(_NUMBER, Param(name="line", kind="rest", help=_LINE.help)),
        audience="admin",
        moderation=True,
        help={
            "zh": "改赛季：名称、结束日、结转、重复",
            "en": "change a season: name, last day, carry, repeat",
        },
        examples=("/season edit until:2027-04-01", "/赛季 修改 2 名称:春季"),
    ),
    CommandSpec(
        name="season end",
        run=ending.ask_end,
        aliases=("赛季 结束",),
        audience="admin",
        moderation=True,
        help={"zh": "今晚就结束赛季（先确认）", "en": "end the season tonight, after asking"},
        examples=("/season end",),
    ),
    CommandSpec(
        name="season reopen",
        run=ending.reopen,
        aliases=("赛季 恢复",),
        params=(_NUMBER,),
        audience="admin",
        moderation=True,
        help={"zh": "撤回提前结束，按原计划继续", "en": "take back an early end: go on as planned"},
        examples=("/season reopen",),
    ),
    CommandSpec(
        name="season reset",
        run=resetting.ask,
        aliases=("赛季 清零",),
        params=(
            Param(
                name="what",
                kind="choice",
                choices=(*resetting.WHAT, resetting.UNDO),
                aliases={"经验": "xp", "金币": "coins", "全部": "both", "撤销": "undo"},
                default="xp",
                help={"zh": "经验、金币、全部，或撤销", "en": "what, or undo"},
            ),
        ),
        audience="admin",
        moderation=True,
        help={
            "zh": "所有人的经验或金币清零，设置不变（先确认，可撤销）",
            "en": "set everybody's xp or coins to zero, settings stay (asks first, can be undone)",
        },
        examples=("/season reset", "/season reset both", "/赛季 清零 撤销"),
    ),
)
