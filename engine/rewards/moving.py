"""A community becomes part of another: what its levels bring is brought along, where the other says nothing."""

from __future__ import annotations

from engine.contract.feature import Context
from engine.rewards.granting import rewards_of
from engine.rewards.tables import RewardRole
from engine.store.sql import insert_new
from engine.stream.derived import LEFT, Values, hand_over, listen, rows_of

ARRIVED = ("rewards", "rewards_arrived")


def _hand_over(context: Context, values: Values) -> None:
    hand_over(context, int(values["to"]), ARRIVED, rewards_of(context))


def _take_in(context: Context, values: Values) -> None:
    home = {"part": context.part, "community": context.community}
    rewards = [
        {**home, "kind": kind, "level": level, "value": value} for kind, level, value in rows_of(values)
    ]
    insert_new(context.conn, RewardRole, rewards)


on_derived = listen({LEFT: _hand_over, ARRIVED: _take_in})
"""Hand the rewards over, and take in those that arrive. Levels follow by what points tell."""
