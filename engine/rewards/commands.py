"""`/rewardrole add|remove|list` and `/sync`."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.rewards import sync
from engine.rewards.granting import rewards_of
from engine.rewards.rules import LEVEL_MAX, read_reward
from engine.rewards.show import name_of, reached, show_list
from engine.rewards.tables import RewardRole
from engine.store.sql import upsert

_LEVEL = Param(
    name="level", kind="int", required=True, low=1, high=LEVEL_MAX, help={"zh": "等级", "en": "level"}
)


def _add(context: Context, values: dict[str, Value]) -> None:
    level = int(values["level"] or 0)
    kind, value = read_reward(str(values["role"] or ""))
    key = {"part": context.part, "community": context.community, "kind": kind, "level": level}
    upsert(context.conn, RewardRole, [{**key, "value": value}], keys=tuple(key), put=("value",))
    context.audit("rewards-add", f"{level}: {kind} {value}")
    count = reached(context, level)
    lines = [context.text("rewards-added", level=level, what=name_of(context, kind, value))]
    if count:
        lines.append(context.text("rewards-added-sync", count=count))
    context.reply("\n".join(lines))


def _remove(context: Context, values: dict[str, Value]) -> None:
    level = int(values["level"] or 0)
    gone = [reward for reward in rewards_of(context) if reward.level == level]
    if not gone:
        raise UserError("rewards-no-such", level=level)
    context.conn.execute(
        text("DELETE FROM reward_role WHERE part = :p AND community = :c AND level = :l"),
        {"p": context.part, "c": context.community, "l": level},
    )
    names = ", ".join(name_of(context, reward.kind, reward.value) for reward in gone)
    context.audit("rewards-remove", f"{level}: " + ", ".join(f"{one.kind} {one.value}" for one in gone))
    context.reply(context.text("rewards-removed", level=level, what=names))


def _list(context: Context, _values: dict[str, Value]) -> None:
    show_list(context)


COMMANDS = (
    CommandSpec(
        name="rewardrole add",
        run=_add,
        aliases=("奖励 添加",),
        params=(
            _LEVEL,
            Param(
                name="role",
                kind="rest",
                required=True,
                help={"zh": "Discord 身份组，或 Telegram 标签", "en": "a Discord role or a Telegram tag"},
            ),
        ),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "到这一级就给身份组（Discord）或标签（Telegram）",
            "en": "reaching a level brings a role (Discord) or a tag (Telegram)",
        },
        examples=(
            "/rewardrole add 5 <@&123456789012345678>",
            "/rewardrole add 10 tag:大佬",
            "/奖励 添加 3 学徒",
        ),
    ),
    CommandSpec(
        name="rewardrole remove",
        run=_remove,
        aliases=("奖励 删除",),
        params=(_LEVEL,),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "这一级不再给奖励", "en": "a level brings nothing any more"},
        examples=("/rewardrole remove 5",),
    ),
    CommandSpec(
        name="rewardrole list",
        run=_list,
        aliases=("奖励", "奖励 列表"),
        audience="admin",
        moderation=True,
        private=True,
        help={"zh": "各级有什么奖励", "en": "what the levels bring"},
        examples=("/rewardrole list", "/奖励"),
    ),
    CommandSpec(
        name="sync",
        run=sync.ask,
        aliases=("同步",),
        audience="admin",
        moderation=True,
        private=True,
        help={
            "zh": "按等级给所有人重新发放身份组和标签（先确认）",
            "en": "give everybody the roles and tags of their level again, after asking",
        },
        examples=("/sync",),
    ),
)
