"""Levels as points tell them, and what follows from each change."""

from __future__ import annotations

from sqlalchemy import text

from engine.contract.events import IdentitiesJoined, IdentitiesParted, Joined
from engine.contract.facts import LevelReached
from engine.contract.feature import Batch, Context
from engine.rewards.granting import hand_out, looks_of, rewards_of
from engine.rewards.rules import Change, change, everything
from engine.rewards.tables import RewardLevel
from engine.store.sql import upsert
from engine.stream.places import places_for, places_of


def on_level(context: Context, fact: LevelReached) -> None:
    """Give what a new level brings, take what a lost one brought."""
    _remember(context, fact.actor, fact.level)
    if context.event.origin == "import":
        return
    _carry_out(context, fact.actor, change(rewards_of(context), looks_of(context), fact.before, fact.level))


def on_joined(batch: Batch) -> None:
    """Give somebody who came back what they have earned: platforms take roles and tags from those who leave."""
    for event in batch.events:
        if isinstance(event.body, Joined) and event.actor is not None:
            context = batch.context(event)
            places = [place for place in places_of(context) if event.chat in place.chats]
            given = _owned(context, event.actor)
            if given:
                hand_out(context, event.actor, given, places_for(context, event.actor, places))


def on_identities_joined(batch: Batch) -> None:
    """Give the person on their new account what they have; what joining adds follows as a change of level."""
    for event in batch.events:
        if isinstance(event.body, IdentitiesJoined):
            context = batch.context(event)
            _carry_out(context, event.body.kept, _owned(context, event.body.kept))


def on_identities_parted(batch: Batch) -> None:
    """Take from the parted account what both had together; what is its own follows as a change of level."""
    for event in batch.events:
        if isinstance(event.body, IdentitiesParted):
            context = batch.context(event)
            given = _owned(context, event.body.kept)
            taken = Change(revoke=given.grant, tag="" if given.tag else None)
            _carry_out(context, event.body.gone, taken)


def level_of(context: Context, member: int) -> int:
    """Return a member's level."""
    found = context.conn.execute(
        text("SELECT level FROM reward_level WHERE part = :p AND community = :c AND member = :m"),
        {"p": context.part, "c": context.community, "m": member},
    ).scalar()
    return int(found or 0)


def _owned(context: Context, member: int) -> Change:
    level = level_of(context, member)
    if not level:
        return Change()
    return everything(rewards_of(context), looks_of(context), level)._replace(revoke=())


def _carry_out(context: Context, member: int, wanted: Change) -> None:
    if wanted:
        hand_out(context, member, wanted, places_for(context, member, places_of(context)))


def _remember(context: Context, member: int, level: int) -> None:
    key = {"part": context.part, "community": context.community, "member": member}
    if level:
        upsert(context.conn, RewardLevel, [{**key, "level": level}], keys=tuple(key), put=("level",))
    else:
        context.conn.execute(
            text(
                "DELETE FROM reward_level WHERE part = :part AND community = :community AND member = :member"
            ),
            key,
        )
