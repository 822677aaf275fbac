"""`/badges` for everybody, `/badge …` for admins."""

from __future__ import annotations

from engine.badges import making, showing
from engine.contract.commands import CommandSpec, Param

_BADGE = {"zh": "徽章", "en": "badge"}
_WRITTEN = {
    "zh": "表情 名字 条件 | 说明（条件和说明可省）",
    "en": "emoji, name, condition | words (the last two may be left out)",
}
_WHOM = Param(name="user", kind="user", required=True, help={"zh": "成员", "en": "member"})

COMMANDS = (
    CommandSpec(
        name="badges",
        run=showing.badges,
        aliases=("徽章",),
        params=(Param(name="user", kind="user", help={"zh": "成员", "en": "member"}),),
        private=True,
        help={
            "zh": "你（或某人）的徽章，和离下一枚还差多少",
            "en": "your badges (or somebody's), and what comes next",
        },
        examples=("/badges", "/badges @bob", "/徽章"),
    ),
    CommandSpec(
        name="badge list",
        run=showing.listing,
        aliases=("徽章 列表",),
        private=True,
        help={"zh": "这里有哪些徽章、怎么得到", "en": "which badges there are here, and how they are got"},
        examples=("/badge list", "/徽章 列表"),
    ),
    CommandSpec(
        name="badge create",
        run=making.create,
        aliases=("徽章 创建",),
        params=(Param(name="badge", kind="rest", required=True, help=_WRITTEN),),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "做一枚自己的徽章：手动授予，或按条件自动得到",
            "en": "make a badge of your own, given by hand or earned",
        },
        examples=(
            "/badge create 🌟 热心人 | 总是帮助新人",
            "/badge create 🦉 Mentor answers>=5 | answers newcomers",
            "/徽章 创建 🌟 热心人 感谢>=50",
        ),
    ),
    CommandSpec(
        name="badge edit",
        run=making.edit,
        aliases=("徽章 修改",),
        params=(
            Param(name="badge", kind="text", required=True, suggest=True, help=_BADGE),
            Param(name="to", kind="rest", required=True, help=_WRITTEN),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "改表情、名字、说明", "en": "change a badge's emoji, name or words"},
        examples=("/badge edit 热心人 🌞 小太阳 | 照亮新人", '/badge edit "Old name" 🦉 New name'),
    ),
    CommandSpec(
        name="badge delete",
        run=making.delete,
        aliases=("徽章 删除",),
        params=(Param(name="badge", kind="rest", required=True, suggest=True, help=_BADGE),),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "删除自己做的徽章（先确认，可撤销）",
            "en": "delete a badge you made, after asking; can be undone",
        },
        examples=("/badge delete 热心人",),
    ),
    CommandSpec(
        name="badge grant",
        run=making.grant,
        aliases=("徽章 授予",),
        params=(
            _WHOM,
            Param(
                name="badge",
                kind="rest",
                required=True,
                suggest=True,
                help={"zh": "徽章 | 一句话", "en": "badge | a word about it"},
            ),
        ),
        audience="admin",
        moderation=True,
        help={"zh": "把徽章授予一位成员", "en": "give a member a badge"},
        examples=("/badge grant @bob 热心人", "/badge grant @bob 热心人 | 办了三场分享"),
    ),
    CommandSpec(
        name="badge revoke",
        run=making.revoke,
        aliases=("徽章 收回",),
        params=(_WHOM, Param(name="badge", kind="rest", required=True, suggest=True, help=_BADGE)),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "收回一位成员的徽章（可撤销）", "en": "take a badge back from a member; can be undone"},
        examples=("/badge revoke @bob 热心人",),
    ),
)
