"""A word at the moment a badge comes, kept small: a reaction, or a line that goes again."""

from __future__ import annotations

from collections.abc import Sequence

from engine.badges.measuring import Won
from engine.badges.names import Names
from engine.badges.records import is_shown
from engine.contract.acts import React
from engine.contract.clock import HOUR
from engine.contract.events import Message
from engine.contract.feature import Context
from engine.contract.ports import NoiseBudget
from engine.contract.replies import NOTICE, Mention, Text
from engine.stream.whereabouts import is_private
from engine.stream.wishes import is_muted

LOUD = 2
"""The first tier that is worth words where reactions are the rule."""


def tell(ctx: Context, member: int, won: Sequence[Won]) -> None:
    """Tell of new badges as the community likes it; what was imported is told by nobody."""
    how = ctx.setting("badges.notice")
    if ctx.event.origin != "live" or ctx.late or how == "off" or is_private(ctx.event.key):
        return
    names = Names(ctx, ctx.language())
    told = [one for one in won if one.rule.key in names and not one.rule.quiet]
    if not told or not is_shown(ctx, member) or is_muted(ctx, member):
        return
    body = ctx.event.body
    if how == "reaction" and isinstance(body, Message) and ctx.event.actor == member and body.message:
        ctx.act(React(chat=ctx.event.chat, actor=member, message=body.message, emoji="🏆"))
    if how == "text" or any(one.tier >= LOUD for one in told):
        _say(ctx, member, ", ".join(names.titled(one.rule.key, one.tier) for one in told))


def _say(ctx: Context, member: int, badges: str) -> None:
    if ctx.port(NoiseBudget).admit(ctx.event.chat, "badges", priority=NOTICE).verdict != "send":
        return
    ctx.reply(
        Text("🏅 "),
        Mention(member),
        Text(" " + ctx.text("badges-got", badges=badges)),
        quote=False,
        expires_at=ctx.now + HOUR,
        priority=NOTICE,
        lifetime="notice",
    )
