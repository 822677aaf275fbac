"""A setting of ours that cannot work here is said at once."""

from __future__ import annotations

from engine.contract.facts import SettingChanged
from engine.contract.feature import Context
from engine.qa.knowledge.projection import embedder


def on_setting(ctx: Context, fact: SettingChanged) -> None:
    """Tell who switched semantic search on that it is not installed; words alone are searched then."""
    if (
        fact.name == "qa.semantic"
        and fact.value == "on"
        and embedder() is None
        and ctx.event.actor is not None
    ):
        ctx.reply(ctx.text("knowledge-no-semantic", ctx.language(ctx.event.actor)), private=True)
