"""A community becomes part of another: what its levels bring is brought along, where the other says nothing."""

from __future__ import annotations

import json

from engine.contract.events import Derived
from engine.contract.feature import Batch, Context
from engine.rewards.granting import rewards_of
from engine.rewards.tables import RewardRole
from engine.store.sql import insert_new

FEATURE = "rewards"
ARRIVED = "rewards_arrived"


def on_derived(batch: Batch) -> None:
    """Hand the rewards over, and take in those that arrive. Levels follow by what points tell."""
    for event in batch.events:
        body = event.body
        if not isinstance(body, Derived):
            continue
        context = batch.context(event)
        if (body.feature, body.name) == ("people", "community_left"):
            _hand_over(context, int(body.values["to"] or 0))
        elif (body.feature, body.name) == (FEATURE, ARRIVED):
            _take_in(context, str(body.values["rows"]))


def _hand_over(context: Context, to: int) -> None:
    rewards = rewards_of(context)
    if rewards:
        arrived = Derived(feature=FEATURE, name=ARRIVED, values={"rows": json.dumps(rewards)})
        context.append(arrived, unique=f"rewards:{context.event.key}", community=to)


def _take_in(context: Context, rows: str) -> None:
    home = {"part": context.part, "community": context.community}
    rewards = [
        {**home, "kind": kind, "level": level, "value": value} for kind, level, value in json.loads(rows)
    ]
    insert_new(context.conn, RewardRole, rewards)
