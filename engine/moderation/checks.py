"""A setting of ours that can be written but not understood is said at once."""

from __future__ import annotations

from engine.contract.facts import SettingChanged
from engine.contract.feature import Context
from engine.moderation.rules import ladder
from engine.stream.whereabouts import named_chat


def on_setting(ctx: Context, fact: SettingChanged) -> None:
    """Tell who changed a setting what in it leads nowhere."""
    if not fact.value or ctx.event.actor is None:
        return
    lang = ctx.language(ctx.event.actor)
    if fact.name == "moderation.ladder":
        _, wrong = ladder(line for line in fact.value.split(",") if line.strip())
        if wrong:
            named = ", ".join(map(str.strip, wrong))
            ctx.reply(ctx.text("moderation-ladder-wrong", lang, wrong=named), private=True)
    elif (
        fact.name in ("moderation.audit_chat", "moderation.reports_chat")
        and named_chat(ctx.conn, ctx.community, fact.value) is None
    ):
        ctx.reply(ctx.text("moderation-no-chat", lang, name=fact.value), private=True)
