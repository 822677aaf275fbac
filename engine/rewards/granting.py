"""From a level to acts: what is configured, where a member can have it, and handing it out there."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import text

from engine.contract.acts import GrantRole, Tag
from engine.contract.feature import Context
from engine.contract.marks import PLATFORMS
from engine.rewards.rules import Change, Looks, Reward
from engine.stream.places import Place, may_be_tagged


def rewards_of(context: Context) -> list[Reward]:
    """Return what the community's levels bring, lowest first."""
    rows = context.conn.execute(
        text(
            "SELECT kind, level, value FROM reward_role WHERE part = :p AND community = :c ORDER BY level, kind"
        ),
        {"p": context.part, "c": context.community},
    )
    return [Reward(row.kind, row.level, row.value) for row in rows]


def looks_of(context: Context) -> Looks:
    """Return how the community shows rewards."""
    return Looks(context.setting("rewards.mode"), bool(context.setting("rewards.tags")))


def suits(change: Change, platform: str) -> bool:
    """Tell whether a change does anything on a platform."""
    roles = bool(change.grant or change.revoke) and platform in PLATFORMS["role"]
    return roles or (change.tag is not None and platform in PLATFORMS["tag"])


def hand_out(context: Context, member: int, change: Change, places: Iterable[Place]) -> None:
    """Carry a change out in these places: what is taken first, so that no moment shows both."""
    for place in places:
        if place.platform in PLATFORMS["role"]:
            for role in change.revoke:
                context.act(GrantRole(chat=place.chat, actor=member, role=role, revoke=True))
            for role in change.grant:
                context.act(GrantRole(chat=place.chat, actor=member, role=role))
        if change.tag is not None and may_be_tagged(context, member, place):
            context.act(Tag(chat=place.chat, actor=member, text=change.tag))
