"""Rewards in words, and the list of them."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.feature import Context
from engine.contract.replies import Table, Text
from engine.rewards.granting import rewards_of
from engine.rewards.rules import Kind


def name_of(context: Context, kind: Kind, value: str) -> str:
    """Name a role (as a mention where the reader's platform shows it so) or a tag."""
    if kind == "tag":
        return context.text("rewards-tag", tag=value)
    on_discord = context.event.key.startswith("discord:")
    return context.text("rewards-role", role=f"<@&{value}>" if on_discord else value)


def reached(context: Context, level: int) -> int:
    """Count the members who have reached a level."""
    found = context.conn.execute(
        text("SELECT count(*) FROM reward_level WHERE part = :p AND community = :c AND level >= :l"),
        {"p": context.part, "c": context.community, "l": level},
    ).scalar_one()
    return int(found)


def show_list(context: Context) -> None:
    """List what the levels bring."""
    rewards = rewards_of(context)
    if not rewards:
        context.reply(context.text("rewards-none"))
        return
    head = (context.text("rewards-level"), context.text("rewards-what"), context.text("rewards-reached"))
    rows = tuple(
        (str(one.level), name_of(context, one.kind, one.value), str(reached(context, one.level)))
        for one in rewards
    )
    mode = context.text("rewards-mode", mode=context.setting("rewards.mode"))
    context.reply(Text(context.text("rewards-title"), "bold"), Table(head, rows), Text(mode), lifetime="list")
