"""`/antiraid`: lock the door by hand. `/automod`: what each rule is doing, and what it has found."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from engine.contract.clock import DAY, MINUTE
from engine.contract.commands import CommandSpec, Param, Value
from engine.contract.durations import Length
from engine.contract.errors import UserError
from engine.contract.feature import Context
from engine.contract.replies import Table, Text
from engine.moderation.auto import raid
from engine.moderation.auto.settings import RULES
from engine.moderation.standing import insist_on_moderator

DAYS = 7


def antiraid(ctx: Context, args: dict[str, Value]) -> None:
    """Lock the chat against newcomers, open it again, or tell how it stands. Raises UserError outside of a group."""
    chat, lang = ctx.event.chat, ctx.language(ctx.event.actor)
    insist_on_moderator(ctx, ctx.event.actor, chat)
    wanted = args.get("state")
    if wanted == "on":
        length = int(args.get("length") or ctx.setting("moderation.raid_lock"))
        raid.lock(ctx, chat, length, by=ctx.event.actor)
        ctx.reply(ctx.text("auto-raid-locked", lang, length=Length(length)), private=True)
    elif wanted == "off":
        if not raid.unlock(ctx, chat, early=True):
            raise UserError("auto-raid-none")
        ctx.reply(ctx.text("auto-raid-ended", lang), private=True)
    else:
        row = raid.current(ctx, chat)
        left = "" if row is None else Length(row.until - ctx.now)
        locked = "no" if row is None else "yes"
        mode = str(ctx.setting("moderation.raid"))
        ctx.reply(ctx.text("auto-raid-state", lang, mode=mode, left=left, locked=locked), private=True)


def automod(ctx: Context, _args: dict[str, Value]) -> None:
    """Show the rules, their modes, and what they found in the last days, or would have done."""
    lang = ctx.language(ctx.event.actor)
    found = _found(ctx)
    rows = tuple(
        (
            ctx.text(f"auto-rule-{rule}", lang),
            str(ctx.setting(f"moderation.{rule}")),
            ctx.text("auto-found", lang, acted=found.get((rule, False), 0), tried=found.get((rule, True), 0)),
        )
        for rule in RULES
    )
    header = tuple(ctx.text(f"auto-column-{name}", lang) for name in ("rule", "mode", "found"))
    ctx.reply(
        Text(ctx.text("auto-overview", lang, days=DAYS) + "\n", style="bold"),
        Table(header=header, rows=rows),
        Text("\n" + ctx.text("auto-overview-change", lang)),
        lifetime="list",
    )


def _found(ctx: Context) -> dict[tuple[str, bool], int]:
    sql = """SELECT rule, dry, count(*) AS n FROM mod_hit WHERE part = :p AND community = :c AND at > :t
        GROUP BY rule, dry"""
    values = {"p": ctx.part, "c": ctx.community, "t": ctx.now - DAYS * DAY}
    rows: Any = ctx.conn.execute(text(sql), values)
    return {(row.rule, bool(row.dry)): int(row.n) for row in rows}


COMMANDS = (
    CommandSpec(
        name="antiraid",
        feature="moderation",
        run=antiraid,
        help={"zh": "暂时禁言新来的人，或解除", "en": "mute newcomers for a while, or end it"},
        aliases=("防刷群",),
        params=(
            Param(
                name="state",
                kind="choice",
                choices=("on", "off"),
                aliases={"开": "on", "关": "off"},
                help={"zh": "开或关", "en": "on or off"},
            ),
            Param(
                name="length", kind="duration", low=MINUTE, high=DAY, help={"zh": "多久", "en": "how long"}
            ),
        ),
        audience="moderator",
        where="group",
        moderation=True,
        private=True,
        examples=("/antiraid on 30m", "/antiraid off"),
    ),
    CommandSpec(
        name="automod",
        feature="moderation",
        run=automod,
        help={
            "zh": "自动规则各是什么状态、最近发现了什么",
            "en": "the automatic rules: their modes and what they found",
        },
        aliases=("自动管理",),
        audience="moderator",
        where="anywhere",
        moderation=True,
        private=True,
        examples=("/automod",),
    ),
)
